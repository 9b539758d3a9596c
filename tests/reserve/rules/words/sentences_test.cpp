#include <gtest/gtest.h>

#include "reserve/rules/words/answer_texts.hpp"
#include "tests/support/draft.hpp"

// Every answer, as a person reads it; reasons are in reasons_test.cpp.

namespace reserve {
namespace {

using support::at;

const std::string berlin = "Europe/Berlin";

// An hour from then on, UTC; Rome's clocks are an hour ahead.
Interval hour(const std::string& text) { return {at(text), at(text) + std::chrono::hours(1)}; }

JudgedDate asked(const std::string& text, std::vector<Clash> clashes = {}, Reason refusal = {}) {
    const Date date{at(text), hour(text)};
    return {{date, std::nullopt}, std::move(refusal), std::move(clashes)};
}

Account rome() { return {.room = "Rome", .meeting_zone = berlin, .room_zone = berlin}; }

Account rome_refuses(std::vector<JudgedDate> refused, Reason refusal = {}) {
    Account account = rome();
    account.refused = std::move(refused);
    account.refusal = std::move(refusal);
    return account;
}

std::string text(AnswerForm form, const Account& account) {
    return AnswerTexts::built_in()->write(form, account).plain;
}

TEST(Sentences, OfASingleMeeting) {
    Account account = rome();
    account.booked = {hour("2026-11-24 09:00")};
    EXPECT_EQ(text(AnswerForm::accepted, account),
              "Rome is booked for you: Tue 24 Nov 2026 10:00-11:00 (Europe/Berlin).");
}

TEST(Sentences, OfATentativeAnswer) {
    Account account = rome();
    account.tentative = {{at("2026-11-24 09:00"), hour("2026-11-24 09:00")}};
    const std::string held =
        "Rome is held for you, and its delegates are asked: Tue 24 Nov 2026 10:00-11:00 (Europe/Berlin). You "
        "are told as soon as they have decided.";
    EXPECT_EQ(text(AnswerForm::tentative, account), held);
    EXPECT_EQ(text(AnswerForm::tentative_date, account), held);
    account.booked = {hour("2026-11-25 09:00")};
    account.kept = {hour("2026-11-26 09:00")};
    EXPECT_EQ(text(AnswerForm::tentative, account),
              held +
                  "\nRome is booked for you as before: Wed 25 Nov 2026 10:00-11:00 (Europe/Berlin).\n"
                  "Still booked for you until then: Thu 26 Nov 2026 10:00-11:00 (Europe/Berlin).");
}

TEST(Sentences, OfATentativeAnswerWhereNobodyIsAsked) {
    Account account = rome();
    account.has_delegates = false;
    account.tentative = {{at("2026-11-24 09:00"), hour("2026-11-24 09:00")}};
    EXPECT_EQ(text(AnswerForm::tentative, account),
              "Rome is held for you, and who administers the room decides: Tue 24 Nov 2026 10:00-11:00 "
              "(Europe/Berlin). You are told as soon as that is done.");
}

TEST(Sentences, OfTheDelegates) {
    Account account = rome();
    account.booked = {hour("2026-11-24 09:00")};
    account.verdict = DelegateVerdict{.approved = true, .by = "grace@corp.example.com", .comment = "Enjoy."};
    EXPECT_TRUE(
        text(AnswerForm::accepted, account).ends_with("\nApproved by grace@corp.example.com: Enjoy."));
    account = rome_refuses({asked("2026-11-24 09:00", {}, {"delegates_declined", {{"delegates", true}}})});
    account.verdict = DelegateVerdict{};
    EXPECT_EQ(text(AnswerForm::declined, account),
              "Rome cannot be booked Tue 24 Nov 2026 10:00-11:00 (Europe/Berlin): the room's delegates have "
              "declined it.\nDeclined by the room's delegates.");
}

TEST(Sentences, OfWhoAdministersARoomWithoutDelegates) {
    Account account = rome();
    account.has_delegates = false;
    account.booked = {hour("2026-11-24 09:00")};
    account.verdict = DelegateVerdict{.approved = true, .by = "", .comment = ""};
    EXPECT_TRUE(
        text(AnswerForm::accepted, account).ends_with("\nApproved by the administration of the room."));
    account.verdict = DelegateVerdict{.approved = true, .by = "grace@corp.example.com", .comment = ""};
    EXPECT_TRUE(text(AnswerForm::accepted, account).ends_with("\nApproved by grace@corp.example.com."));
}

TEST(Sentences, OfAMeetingInAnotherZone) {
    Account account = rome();
    account.meeting_zone = "Asia/Tokyo";
    account.booked = {hour("2026-11-24 23:30")};
    EXPECT_EQ(text(AnswerForm::accepted, account),
              "Rome is booked for you: Wed 25 Nov 2026 08:30-09:30 (Asia/Tokyo), which is "
              "Wed 25 Nov 2026 00:30-01:30 at the room (Europe/Berlin).");
}

TEST(Sentences, OfASeriesThatGoesOn) {
    Account account = rome();
    account.booked = {hour("2026-11-24 09:00"), hour("2026-12-01 09:00")};
    account.bookable_until = at("2026-12-05 23:00");
    EXPECT_EQ(
        text(AnswerForm::accepted, account),
        "Rome is booked for you on 2 dates, the first Tue 24 Nov 2026 10:00-11:00 (Europe/Berlin), the last "
        "Tue 1 Dec 2026 10:00-11:00 (Europe/Berlin).\n"
        "The last date that can be booked today is Sat 5 Dec 2026; later dates are not booked.");
    account.extended = true;
    EXPECT_TRUE(
        text(AnswerForm::accepted, account)
            .ends_with("Sat 5 Dec 2026; later dates are booked when their day has come within reach, and "
                       "you are told of each that is taken then."));
}

TEST(Sentences, OfASeriesThatIsAcceptedInPart) {
    Account account = rome_refuses({asked("2026-12-01 09:00", {{hour("2026-12-01 09:30"), "Grace Hopper"}})});
    account.booked = {hour("2026-11-24 09:00")};
    account.advice = {hour("2026-12-01 10:30"), {"Oslo", "Bern", "Nice"}};
    EXPECT_EQ(text(AnswerForm::accepted_in_part, account),
              "Rome is booked for you: Tue 24 Nov 2026 10:00-11:00 (Europe/Berlin).\n"
              "Not booked:\n"
              "- Tue 1 Dec 2026 10:00-11:00 (Europe/Berlin): the room is already booked "
              "Tue 1 Dec 2026 10:30-11:30 (Europe/Berlin) by Grace Hopper\n"
              "Rome is next free for 1 hour: Tue 1 Dec 2026 11:30-12:30 (Europe/Berlin).\n"
              "Free instead: Oslo, Bern and Nice.\n"
              "For the dates that are not booked, please choose another time or another room.");
}

TEST(Sentences, OfAnUpdateWhoseRestCannotBeBooked) {
    Account account = rome_refuses({asked("2026-12-01 09:00")}, {"no_series", {}});
    account.booked = {hour("2026-11-24 09:00")};
    account.kept = {hour("2026-12-02 09:00"), hour("2026-12-03 09:00")};
    account.released = {hour("2026-12-04 09:00")};
    EXPECT_EQ(text(AnswerForm::accepted_in_part, account),
              "Rome is booked for you: Tue 24 Nov 2026 10:00-11:00 (Europe/Berlin).\n"
              "The rest cannot be booked: this room does not take recurring meetings.\n"
              "Not booked:\n"
              "- Tue 1 Dec 2026 10:00-11:00 (Europe/Berlin)\n"
              "No longer booked for you: Fri 4 Dec 2026 10:00-11:00 (Europe/Berlin).\n"
              "Still booked for you as before: Wed 2 Dec 2026 10:00-11:00 (Europe/Berlin) and "
              "Thu 3 Dec 2026 10:00-11:00 (Europe/Berlin).");
}

TEST(Sentences, OfASeriesThatIsDeclinedForItsConflicts) {
    const Reason taken{"series_taken", {{"taken", 1}, {"dates", 2}, {"one", true}}};
    const Account account = rome_refuses(
        {asked("2026-11-24 09:00"), asked("2026-12-01 09:00", {{hour("2026-12-01 09:00"), ""}})}, taken);
    EXPECT_EQ(
        text(AnswerForm::declined, account),
        "Rome cannot be booked: 1 of its 2 dates is taken, and this room is booked for a series only if all "
        "of them are free.\n"
        "- Tue 1 Dec 2026 10:00-11:00 (Europe/Berlin): the room is already booked Tue 1 Dec 2026 10:00-11:00 "
        "(Europe/Berlin)\n"
        "Please choose another time or another room, and send the request again.");
}

TEST(Sentences, OfDatesThatAreAllDeclinedEachForItself) {
    const Reason too_long{"too_long", {{"length", std::chrono::minutes(30)}}};
    EXPECT_EQ(text(AnswerForm::declined, rome_refuses({asked("2026-11-24 09:00", {}, too_long),
                                                       asked("2026-12-01 09:00", {}, too_long)})),
              "Rome cannot be booked on any of these dates:\n"
              "- Tue 24 Nov 2026 10:00-11:00 (Europe/Berlin): it is longer than the 30 minutes that this "
              "room can be booked for\n"
              "- Tue 1 Dec 2026 10:00-11:00 (Europe/Berlin): it is longer than the 30 minutes that this room "
              "can be booked for");
}

TEST(Sentences, OfOneDateOfASeries) {
    const Account account = rome_refuses({asked("2026-12-01 09:00", {{hour("2026-12-01 09:00"), "Grace"}})});
    const std::string declined =
        "Rome is not booked Tue 1 Dec 2026 10:00-11:00 (Europe/Berlin): the room is already booked "
        "Tue 1 Dec 2026 10:00-11:00 (Europe/Berlin) by Grace.";
    EXPECT_EQ(text(AnswerForm::declined_date, account), declined);
    EXPECT_EQ(text(AnswerForm::further_date, account),
              declined +
                  "\nThe other dates of the series stay as they are.\n"
                  "For the dates that are not booked, please choose another time or another room.");
}

TEST(Sentences, OfAnExtendedSeries) {
    Account account = rome_refuses({asked("2026-12-01 09:00", {}, {"no_dates", {}})});
    account.booked = {hour("2026-11-24 09:00")};
    EXPECT_EQ(text(AnswerForm::extended, account),
              "The booking window has reached further dates of the series.\n"
              "Rome is booked for you: Tue 24 Nov 2026 10:00-11:00 (Europe/Berlin).\n"
              "Not booked:\n"
              "- Tue 1 Dec 2026 10:00-11:00 (Europe/Berlin): the request has no date that could be booked");
}

TEST(Sentences, OfAnUnreadableRequest) {
    Account account = rome();
    account.refusal = Reason::in_words("its time zone \"Mars\" is not known");
    account.kept = {hour("2026-12-02 09:00")};
    EXPECT_EQ(
        text(AnswerForm::unreadable, account),
        "Rome is not booked by this request, because it cannot be understood: its time zone \"Mars\" is not "
        "known.\n"
        "Still booked for you as before: Wed 2 Dec 2026 10:00-11:00 (Europe/Berlin).\n"
        "Please send it again in another form, or ask the help desk.");
}

TEST(Sentences, OfWhatTheRoomAddsToEachAnswer) {
    Account account = rome();
    account.booked = {hour("2026-11-24 09:00")};
    account.additional_response = "Coffee is on the third floor.";
    EXPECT_TRUE(
        text(AnswerForm::accepted, account).ends_with("(Europe/Berlin).\n\nCoffee is on the third floor."));
}

TEST(Sentences, OfSeveralClashes) {
    std::vector<Clash> clashes;
    for (int i = 0; i < 7; ++i) clashes.push_back({hour("2026-11-24 09:00"), ""});
    const std::string words = text(AnswerForm::declined, rome_refuses({asked("2026-11-24 09:00", clashes)}));
    EXPECT_NE(words.find("(Europe/Berlin), Tue 24 Nov 2026 10:00-11:00 (Europe/Berlin) and 2 more."),
              std::string::npos)
        << words;
    clashes.resize(2);
    const std::string two = text(AnswerForm::declined, rome_refuses({asked("2026-11-24 09:00", clashes)}));
    EXPECT_NE(two.find("(Europe/Berlin) and Tue 24 Nov 2026 10:00-11:00 (Europe/Berlin).\n"),
              std::string::npos)
        << two;
}

TEST(Sentences, OfAClashByCleaningOnly) {
    const std::string words = text(
        AnswerForm::declined, rome_refuses({asked("2026-11-24 09:00", {{hour("2026-11-24 08:00"), ""}})}));
    EXPECT_NE(
        words.find("09:00-10:00 (Europe/Berlin), and needs time for setting up and cleaning between two "
                   "meetings."),
        std::string::npos)
        << words;
}

TEST(Sentences, SayHowManyMoreThereAre) {
    std::vector<JudgedDate> refused;
    for (int i = 0; i < 32; ++i)
        refused.push_back(asked("2026-11-24 09:00", {{hour("2026-11-24 09:00"), ""}}));
    const std::string declined = text(AnswerForm::declined, rome_refuses(refused, {"no_series", {}}));
    EXPECT_NE(declined.find("\n- and 12 more\n"), std::string::npos) << declined;
    refused.resize(33, refused.front());
    const std::string in_part = text(AnswerForm::accepted_in_part, rome_refuses(refused));
    EXPECT_EQ(in_part.find("more"), std::string::npos) << in_part;
}

}  // namespace
}  // namespace reserve
