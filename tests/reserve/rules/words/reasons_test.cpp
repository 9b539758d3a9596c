#include <gtest/gtest.h>

#include "reserve/rules/words/answer_texts.hpp"
#include "tests/support/draft.hpp"

// Every reason for which a date is refused, as a person reads it.

namespace reserve {
namespace {

using support::at;

const std::string berlin = "Europe/Berlin";

// What stands behind the time of the date that Rome refuses.
std::string because(Reason reason) {
    const Instant nine = at("2026-11-24 09:00");
    const Date date{nine, {nine, nine + std::chrono::hours(1)}};
    Account account{.room = "Rome", .meeting_zone = berlin, .room_zone = berlin};
    account.refused = {JudgedDate{{date, std::nullopt}, std::move(reason), {}}};
    const std::string words = AnswerTexts::built_in()->write(AnswerForm::declined, account).plain;
    const std::string start = "Rome cannot be booked Tue 24 Nov 2026 10:00-11:00 (Europe/Berlin): ";
    EXPECT_TRUE(words.starts_with(start)) << words;
    return words.substr(start.size());
}

TEST(Reasons, SayWhatStandsInTheWay) {
    const Reason::Values ada{{"organizer", "ada@corp.example.com"}};
    const Reason::DaysOfWeek week{false, true, true, false, false, true, false};
    EXPECT_EQ(because({"too_long", {{"length", std::chrono::minutes(1440)}}}),
              "it is longer than the 1 day that this room can be booked for.");
    EXPECT_EQ(because({"too_short", {{"length", std::chrono::minutes(90)}}}),
              "it is shorter than the 1 hour, 30 minutes that this room is booked for at least.");
    EXPECT_EQ(because({"beyond_window", {{"day", at("2026-11-30 22:59")}}}),
              "the last date that can be booked today is Mon 30 Nov 2026.");
    EXPECT_EQ(
        because({"outside_working_hours", {{"hours", "08:00-17:00"}, {"days", week}, {"zone", berlin}}}),
        "it is not within the hours that this room can be booked in, which are 08:00-17:00 on Mon, Tue and "
        "Fri "
        "(Europe/Berlin).");
    EXPECT_EQ(because({"too_small", {{"people", 14}, {"capacity", 12}}}),
              "14 people are invited, and this room holds 12.");
    EXPECT_EQ(because({"room_retired", {}}), "this room is not in use any more.");
    EXPECT_EQ(because({"unknown_requester", ada}),
              "rooms are not booked for ada@corp.example.com, who is not known here; ask the help desk.");
    EXPECT_EQ(because({"external_requester", ada}),
              "this room is not booked for people outside of the organization, as ada@corp.example.com is.");
    EXPECT_EQ(because({"not_in_policy", ada}),
              "this room is booked only for certain people, and ada@corp.example.com is not among them; ask "
              "the help "
              "desk.");
    EXPECT_EQ(because({"too_many_dates", {}}), "it has more dates than can be booked at once.");
    EXPECT_EQ(
        because({"series_taken_beyond",
                 {{"taken", 3}, {"dates", 9}, {"one", false}, {"most", 2}, {"percentage", 25}}}),
        "3 of its 9 dates are taken, and this room is booked for a series only if at most 2 of them, and no "
        "more than 25 %, are taken.");
}

}  // namespace
}  // namespace reserve
