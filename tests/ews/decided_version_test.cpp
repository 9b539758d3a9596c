#include "ews/mailbox/decided_version.hpp"

#include <gtest/gtest.h>

#include "tests/ews/lying_requests.hpp"

namespace {

using namespace ews_test;
using reserve::AnswerKind;

const reserve::Instant tuesday_at_nine = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 9h;

TEST(ChooseRequest, TakesTheOneWithTheSequenceThatWasDecided) {
    EXPECT_EQ(chosen({request("old", 0, ""), request("ours", 1, "")}), "ours");
}

TEST(ChooseRequest, SaysThatANewerOneIsThere) {
    EXPECT_EQ(chosen({request("ours", 1, "<1@example.org>"), request("new", 2, "<2@example.org>")}), "newer");
}

TEST(ChooseRequest, FindsNothingAmongOlderOnes) {
    EXPECT_EQ(chosen({request("old", 0, "<0@example.org>")}), "nothing");
}

TEST(ChooseRequest, TellsVersionsOfOneSequenceByMessageId) {
    EXPECT_EQ(chosen({request("other", 1, "<2@example.org>"), request("ours", 1, "<1@example.org>")}),
              "ours");
}

TEST(ChooseRequest, KnowsTheRequestByItsMessageWhereNoUidIsTold) {
    auto ours = request("ours", 1, "<1@example.org>"), other = request("other", 1, "");
    ours.uid.clear();
    other.uid.clear();
    EXPECT_EQ(chosen({other, ours}), "ours");
    EXPECT_EQ(chosen({other}), "nothing");
}

TEST(ChooseRequest, KnowsAMessageIdWithoutItsBrackets) {
    auto ours = request("ours", 1, "1@example.org");
    ours.stamp = stamp - 1h;
    EXPECT_EQ(chosen({ours}), "ours");
}

TEST(ChooseRequest, TellsVersionsOfOneSequenceByStampWhereNoMessageIdSays) {
    auto later = request("later", 1, "<9@example.org>"), ours = request("ours", 1, "<8@example.org>");
    later.stamp = stamp + 1h;
    ours.stamp = stamp;
    EXPECT_EQ(chosen({later, ours}), "ours");
    EXPECT_EQ(chosen({later}), "newer");
}

TEST(ChooseRequest, PassesOverAnEarlierMessageOfTheSameSequence) {
    auto earlier = request("earlier", 1, "<0@example.org>");
    earlier.stamp = stamp - 1h;
    EXPECT_EQ(chosen({earlier}), "nothing");
}

TEST(ChooseRequest, TrustsTheMessageIdMoreThanTheSequence) {
    EXPECT_EQ(chosen({request("ours", 0, "<1@example.org>")}), "ours");
}

TEST(ChooseRequest, PassesOverOutOfDateAndDelegatedOnes) {
    auto out_of_date = request("old", 1, ""), delegated = request("copy", 1, "");
    out_of_date.out_of_date = true;
    delegated.delegated = true;
    EXPECT_EQ(chosen({out_of_date, delegated}), "nothing");
}

TEST(ChooseRequest, PassesOverCancellationsResponsesAndOtherMeetings) {
    auto canceled = request("a", 1, ""), response = request("b", 1, ""), other = request("c", 1, "");
    canceled.item_class = "IPM.Schedule.Meeting.Canceled";
    response.item_class = "IPM.Schedule.Meeting.Resp.Pos";
    other.uid = "other@example.org";
    EXPECT_EQ(chosen({canceled, response, other}), "nothing");
}

TEST(ChooseRequest, PrefersTheInbox) {
    auto deleted = request("deleted", 1, "<1@example.org>");
    deleted.folder = Folder::deleted_items;
    EXPECT_EQ(chosen({deleted, request("inbox", 1, "<1@example.org>")}), "inbox");
    EXPECT_EQ(chosen({deleted}), "deleted");
}

TEST(ChooseRequest, TellsOccurrencesFromTheirSeries) {
    auto occurrence = request("occurrence", 1, "");
    occurrence.recurrence_id = tuesday_at_nine;
    auto asked = decided();
    asked.mail_message_id.clear();
    EXPECT_EQ(chosen({occurrence}, asked), "nothing");
    asked.recurrence_id = tuesday_at_nine;
    EXPECT_EQ(chosen({request("series", 1, ""), occurrence}, asked), "occurrence");
    asked.recurrence_id = tuesday_at_nine + 24h * 7;
    EXPECT_EQ(chosen({occurrence}, asked), "nothing");
}

TEST(ChooseRequest, KnowsAnAllDayOccurrenceByItsMessageWhereMidnightIsAnotherInstant) {
    const auto midnight = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24};
    auto asked = decided();
    asked.recurrence_id = midnight - 1h;  // in Berlin
    auto occurrence = request("occurrence", 1, asked.mail_message_id);
    occurrence.recurrence_id = midnight;
    EXPECT_EQ(chosen({occurrence}, asked), "occurrence");
    occurrence.recurrence_id = midnight + 24h;
    EXPECT_EQ(chosen({occurrence}, asked), "nothing");
    occurrence = request("occurrence", 1, "<other@example.org>");
    occurrence.recurrence_id = midnight;
    EXPECT_EQ(chosen({occurrence}, asked), "nothing");
}

TEST(ChooseRequest, KnowsAnOccurrenceByItsMessageWhereNoDateIsTold) {
    auto asked = decided();
    asked.recurrence_id = tuesday_at_nine;
    EXPECT_EQ(chosen({request("occurrence", 1, asked.mail_message_id)}, asked), "occurrence");
    EXPECT_EQ(chosen({request("series", 1, "<other@example.org>")}, asked), "nothing");
}

TEST(ChooseRequest, KnowsAnOccurrenceByTheDateInItsGlobalObjectId) {
    auto occurrence = request("occurrence", 1, "");
    occurrence.occurrence_date = std::chrono::year{2026} / 11 / 24;
    auto asked = decided();
    asked.recurrence_id = tuesday_at_nine;
    EXPECT_EQ(chosen({occurrence}, asked), "occurrence");
    EXPECT_EQ(chosen({occurrence}), "nothing");
}

// Evidence.

MeetingItem answered(const std::string& response, reserve::Instant reply_time, int sequence = 1) {
    MeetingItem item = request("item", sequence, "");
    item.my_response = response;
    item.reply_time = reply_time;
    return item;
}

TEST(ShowsAnswer, NeedsTheSameKindAtOrAfterTheAttempt) {
    EXPECT_TRUE(shows_answer(answered("Accept", stamp), decided(), AnswerKind::accept, stamp));
    EXPECT_FALSE(shows_answer(answered("Accept", stamp - 1s), decided(), AnswerKind::accept, stamp));
    EXPECT_FALSE(shows_answer(answered("Decline", stamp), decided(), AnswerKind::accept, stamp));
    EXPECT_TRUE(shows_answer(answered("Tentative", stamp), decided(), AnswerKind::tentative, stamp));
}

TEST(ShowsAnswer, IsNotShownByAnotherVersion) {
    EXPECT_FALSE(shows_answer(answered("Accept", stamp, 0), decided(), AnswerKind::accept, stamp));
}

TEST(ShowsAnswer, IsNotShownByAResponseWithoutTime) {
    MeetingItem item = answered("Accept", stamp);
    item.reply_time.reset();
    EXPECT_FALSE(shows_answer(item, decided(), AnswerKind::accept, stamp));
}

TEST(ShowsAnswer, IsNotShownByAMeetingThatWasNotAnswered) {
    EXPECT_FALSE(shows_answer(answered("NoResponseReceived", stamp), decided(), std::nullopt, stamp));
    EXPECT_TRUE(shows_answer(answered("Decline", stamp), decided(), std::nullopt, stamp));
}

TEST(ShowsAnothersAnswer, IsNotShownByOursThatCameBefore) {
    reserve::Answer approved{
        .id = {}, .content = decided(), .mailbox = *reserve::Address::parse("r@example.org")};
    const MeetingItem tentative = answered("Tentative", stamp);
    EXPECT_TRUE(shows_anothers_answer(tentative, approved, AnswerKind::accept));
    approved.answered_before = AnswerKind::tentative;
    EXPECT_FALSE(shows_anothers_answer(tentative, approved, AnswerKind::accept));
    EXPECT_TRUE(shows_anothers_answer(answered("Decline", stamp), approved, AnswerKind::accept));
    EXPECT_TRUE(shows_anothers_answer(tentative, approved, AnswerKind::tentative));
}

reserve::Answer decided_beside(std::vector<reserve::SettledMessage> settled) {
    reserve::Answer answer{
        .id = {}, .content = decided(), .mailbox = *reserve::Address::parse("r@example.org")};
    answer.passed_over = std::move(settled);
    return answer;
}

std::string chosen_beside(const std::vector<MeetingItem>& items, const reserve::SettledMessage& settled) {
    return chosen(without_passed_over(items, decided_beside({settled})));
}

TEST(PassedOver, IsNoNewerVersionByItsMessageId) {
    EXPECT_EQ(chosen_beside({request("ours", 1, "<1@example.org>"), request("eves", 5, "<2@example.org>")},
                            {{5, stamp}, "<2@example.org>"}),
              "ours");
}

TEST(PassedOver, IsNoNewerVersionByItsVersionWhereTheForwardHasAnotherMessageId) {
    EXPECT_EQ(chosen_beside({request("ours", 1, "<1@example.org>"), request("eves", 5, "<3@example.org>")},
                            {{5, stamp}, "<2@example.org>"}),
              "ours");
}

TEST(PassedOver, LeavesANewerVersionThatHasNotCome) {
    EXPECT_EQ(chosen_beside({request("ours", 1, "<1@example.org>"), request("newer", 6, "<3@example.org>")},
                            {{5, stamp}, "<2@example.org>"}),
              "newer");
}

TEST(PassedOver, DoesNotMakeTheDecidedOneOutOfDate) {
    MeetingItem ours = request("ours", 1, "<1@example.org>");
    ours.out_of_date = true;
    EXPECT_EQ(chosen_beside({ours}, {{5, stamp}, "<2@example.org>"}), "ours");
}

TEST(PassedOver, IsNothingWhereNothingElseCame) {
    MeetingItem ours = request("ours", 1, "<1@example.org>");
    ours.out_of_date = true;
    EXPECT_EQ(chosen(without_passed_over({ours}, decided_beside({}))), "nothing");
}

}  // namespace
