// One answer per decision where one trouble follows another: calls that are lost, answers by hand, moves,
// updates, cancellations, end to end.
#include "tests/gateway/troubles_cast.hpp"

namespace gateway {
namespace {

// In doubt, and a person answers.

TEST_F(TroublesInSequence, OfACallThatNeverArrivedAndAPersonWhoDecidesOtherwise) {
    decide_and_doubt(meeting, "refused");
    hand.answer(meeting.uid, "DeclineItem");
    EXPECT_EQ(told(), "decline 0, accept 0");
    EXPECT_EQ(hand.starts().size(), 1U);
}

TEST_F(TroublesInSequence, OfACallThatNeverArrivedAndAPersonWhoDecidesTheSame) {
    decide_and_doubt(meeting, "refused");
    hand.answer(meeting.uid, "AcceptItem");
    EXPECT_EQ(told(), "accept 0");
}

TEST_F(TroublesInSequence, OfADeclineThatNeverArrivedAndExchangeThatAcceptsItself) {
    take_second_date();
    let_exchange_accept();
    decide_and_doubt(at_time_of_clash(0), "refused", 2);
    world.kill();
    world.start();
    EXPECT_EQ(told(), "accept 0 by Exchange, decline 0");
    EXPECT_EQ(hand.starts().size(), 1U);
}

TEST_F(TroublesInSequence, OfADateWhoseCallNeverArrivedAndAPersonWhoDeclinesIt) {
    invite_and_decide(series);
    ASSERT_TRUE(all_are("sent"));
    decide_and_doubt(date_of(series, 1, "15"), "refused", 2);
    hand.answer(meeting.uid, "DeclineItem");
    EXPECT_EQ(told(), "accept 0, decline 1 of a date, accept 1 of a date");
}

TEST_F(TroublesInSequence, OfAnAnswerThatAPersonGaveAndAnUpdate) {
    blindfold();
    invite_and_decide(meeting);
    hand.answer(meeting.uid, "DeclineItem");
    invite_and_decide(update_of(meeting, 1), 2);
    let_see();
    EXPECT_EQ(told(), "decline 0, accept 1");
}

TEST_F(TroublesInSequence, OfAnUpdateThatExchangeDoesNotAcceptItself) {
    let_exchange_accept();
    invite_and_decide(meeting);
    ASSERT_TRUE(all_are("sent"));
    let_exchange_accept(false);
    invite_and_decide(update_of(meeting, 1), 2);
    EXPECT_EQ(told(), "accept 0 by Exchange, accept 1");
}

// In doubt, and the organizer changes the meeting.

TEST_F(TroublesInSequence, OfALostOutcomeAndAnUpdateThatIsDeclined) {
    take_second_date();
    decide_and_doubt(meeting, "response_lost", 2);
    invite_and_decide(at_time_of_clash(1), 3);
    EXPECT_EQ(told(), "accept 0, decline 1");
}

TEST_F(TroublesInSequence, OfACallThatNeverArrivedAndACancellation) {
    decide_and_doubt(meeting, "refused");
    cancel_and_decide(update_of(meeting, 1), 2);
    world.kill();
    world.start();
    EXPECT_EQ(told(), "");
    EXPECT_TRUE(calendar_is_empty());
}

TEST_F(TroublesInSequence, OfALostOutcomeAndACancellation) {
    decide_and_doubt(meeting, "response_lost");
    cancel_and_decide(update_of(meeting, 1), 2);
    EXPECT_EQ(told(), "accept 0");
    EXPECT_TRUE(calendar_is_empty());
}

// The mailbox is away meanwhile.

TEST_F(TroublesInSequence, OfAMoveAndAnUpdateThatIsDeclined) {
    take_second_date();
    code("ErrorMailboxMoveInProgress");
    invite_and_decide(meeting, 2);
    ASSERT_TRUE(becomes("SELECT count(*) FROM answer WHERE code = 'ErrorMailboxMoveInProgress'", 1));
    invite_and_decide(at_time_of_clash(1), 3);
    let_see();
    EXPECT_EQ(told(), "decline 1");
}

TEST_F(TroublesInSequence, OfAMoveAndACancellation) {
    code("ErrorMailboxMoveInProgress");
    invite_and_decide(meeting);
    cancel_and_decide(update_of(meeting, 1), 2);
    let_see();
    EXPECT_EQ(told(), "");
    EXPECT_TRUE(calendar_is_empty());
}

// Accepted in part.

TEST_F(TroublesInSequence, OfAPersonWhoDeclinesTheDateBetweenTheSteps) {
    between_steps([&] { answer_date_by_hand("20270112T090000Z", "DeclineItem"); });
    EXPECT_EQ(told(), "accept 0, decline 0 of a date");
}

TEST_F(TroublesInSequence, OfAPersonWhoAcceptsTheDateBetweenTheSteps) {
    between_steps([&] { answer_date_by_hand("20270112T090000Z", "AcceptItem"); });
    EXPECT_EQ(told(), "accept 0, accept 0 of a date, decline 0 of a date");
}

TEST_F(TroublesInSequence, OfAMoveBetweenTheStepsAndAnUpdateThatFits) {
    between_steps([&] { code("ErrorMailboxMoveInProgress"); });
    invite_and_decide(update_of(series, 1, "11"), 3);
    let_see();
    EXPECT_EQ(told(), "accept 0, accept 1");
}

TEST_F(TroublesInSequence, OfAFirstStepThatNeverArrivedAndAPersonWhoDeclinesTheSeries) {
    take_second_date();
    decide_and_doubt(series, "refused", 2);
    hand.answer(meeting.uid, "DeclineItem");
    EXPECT_EQ(told(), "decline 0, accept 0, decline 0 of a date");
}

TEST_F(TroublesInSequence, OfARoomThatIsRetiredBeforeTheSteps) {
    take_second_date();
    blindfold();
    invite_and_decide(series, 2);
    world.roomgate({"rooms", "retire", "1"});
    let_see();
    EXPECT_EQ(told(), "accept 0, decline 0 of a date");
}

// A date that was asked for after its series, and came first.

TEST_F(TroublesInSequence, OfADateThatOvertakesItsSeries) {
    blindfold();
    hold_next_forward();
    world.invite(series);
    invite_and_decide(date_of(series, 1, "15"));
    ASSERT_TRUE(becomes("SELECT count(*) FROM item WHERE status = 3", 2));
    let_see();
    EXPECT_EQ(told(), "accept 1 of a date, accept 0");
    EXPECT_TRUE(world.exchange().entries(World::room, exchange::Folder::inbox).empty());
}

TEST_F(TroublesInSequence, OfADeclinedDateThatOvertakesItsSeries) {
    take_second_date();
    blindfold();
    hold_next_forward();
    world.invite(update_of(series, 0, "15"));
    Meeting date = date_of(series, 1, "09");
    date.more = "RECURRENCE-ID:20270112T150000Z\r\n";
    invite_and_decide(date, 2);
    ASSERT_TRUE(becomes("SELECT count(*) FROM item WHERE status = 3", 3));
    let_see();
    EXPECT_EQ(told(), "decline 1 of a date, accept 0");
}

}  // namespace
}  // namespace gateway
