// One answer per decision, whatever somebody else does in the room's mailbox meanwhile (AutoAccept,
// people, rules, updates, moves), end to end.
#include "tests/gateway/one_answer_cast.hpp"

namespace gateway {
namespace {

// AutoAccept.

TEST_F(OneAnswer, IsThatOfExchangeWhereItDecidedTheSameBefore) {
    let_exchange_accept();
    invite_and_decide(meeting);
    ASSERT_TRUE(all_are("sent"));
    EXPECT_EQ(heard(), "accept by Exchange");
    EXPECT_TRUE(warned("-AutomateProcessing AutoUpdate"));
}

TEST_F(OneAnswer, IsOursAfterThatOfExchangeWhereItDecidedOtherwise) {
    invite_and_decide(meeting);
    ASSERT_EQ(world.answers(1).size(), 1U);
    let_exchange_accept();
    Meeting clash = World::budget(2);
    invite_and_decide(clash, 2);
    ASSERT_TRUE(all_are("sent"));
    EXPECT_EQ(heard(), "accept accept by Exchange decline");
    EXPECT_TRUE(warned("-AutomateProcessing AutoUpdate. roomgate has decided otherwise"));
}

// A person in the room's mailbox.

TEST_F(OneAnswer, IsThatOfAPersonWhoDecidedTheSameBefore) {
    blindfold();
    invite_and_decide(meeting);
    hand.answer(meeting.uid, "AcceptItem");
    let_see();
    ASSERT_TRUE(all_are("sent"));
    EXPECT_EQ(heard(), "accept");
    EXPECT_TRUE(warned("or a person did"));
}

TEST_F(OneAnswer, IsOursAfterThatOfAPersonWhoDecidedOtherwise) {
    blindfold();
    invite_and_decide(meeting);
    hand.answer(meeting.uid, "DeclineItem");
    let_see();
    ASSERT_TRUE(all_are("sent"));
    EXPECT_EQ(heard(), "decline accept");
    EXPECT_EQ(hand.starts().size(), 1U);
}

// The request leaves the Inbox.

TEST_F(OneAnswer, IsSentForARequestThatWasDeleted) {
    blindfold();
    invite_and_decide(meeting);
    hand.delete_message(meeting.uid);
    let_see();
    ASSERT_TRUE(all_are("sent"));
    EXPECT_EQ(heard(), "accept");
}

TEST_F(OneAnswer, IsSentByWayOfTheCalendarForARequestThatIsNowhere) {
    blindfold();
    invite_and_decide(meeting);
    hand.delete_message(meeting.uid, "HardDelete");
    let_see();
    ASSERT_TRUE(all_are("sent"));
    EXPECT_EQ(heard(), "accept");
    EXPECT_EQ(world.exchange().entries(World::room, exchange::Folder::calendar).at(0).response, "Accept");
}

// A newer update.

TEST_F(OneAnswer, IsThatToTheUpdateWhereOnlyThatLiesInTheMailbox) {
    blindfold();
    invite_and_decide(meeting);
    hand.delete_message(meeting.uid, "HardDelete");
    Meeting update = meeting;
    update.sequence = 1;
    Fault late;
    late.kind = "delay_forward";
    late.delay = std::chrono::seconds(8);
    world.exchange().add_fault(late);
    world.invite(update);
    let_see();
    ASSERT_TRUE(
        becomes("SELECT count(*) FROM answer WHERE sequence = 0 AND words LIKE 'A newer version%'", 1));
    const auto answers = world.answers(1);
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0].sequence, 1);
    EXPECT_TRUE(becomes("SELECT count(*) FROM answer WHERE state = 'sent'", 1));
    EXPECT_EQ(world.text("SELECT state FROM answer WHERE sequence = 0"), "replaced");
    EXPECT_EQ(heard(), "accept");
}

TEST_F(OneAnswer, IsThatToTheUpdateWhereExchangeCallsTheRequestOutOfDate) {
    code("ErrorCalendarMeetingRequestIsOutOfDate", 1000);
    invite_and_decide(meeting);
    ASSERT_TRUE(becomes("SELECT count(*) FROM answer WHERE words LIKE '%has not come by SMTP yet%'", 1));
    Meeting update = meeting;
    update.sequence = 1;
    world.invite(update);
    ASSERT_TRUE(becomes("SELECT count(*) FROM answer WHERE sequence = 0 AND state = 'replaced'", 1));
    EXPECT_EQ(heard(), "");
    let_see();
    ASSERT_EQ(world.answers(1).size(), 1U);
    EXPECT_EQ(world.answers(1)[0].sequence, 1);
}

// The mailbox is not there.

TEST_F(OneAnswer, WaitsForAMailboxThatIsBeingMovedAndHoldsUpNoOther) {
    code("ErrorMailboxMoveInProgress");
    invite_and_decide(meeting);
    ASSERT_TRUE(becomes("SELECT count(*) FROM answer WHERE code = 'ErrorMailboxMoveInProgress'", 1));
    Meeting other = World::budget(2);
    other.rooms = {World::other_room};
    world.invite(other);
    ASSERT_EQ(world.answers(1).size(), 1U);
    EXPECT_EQ(world.answers(1)[0].room, World::other_room);
    let_see();
    ASSERT_TRUE(all_are("sent"));
    EXPECT_EQ(heard(), "accept accept");
}

TEST_F(OneAnswer, IsParkedWhereTheMailboxDoesNotComeBackAndSentWhenItDoes) {
    world.write_config(
        "retry_duration = \"1 s\"\n[booking]\nbooking_window_in_days = 1080\n[post]\nslow_retry = \"1 s\"\n"
        "slow_retry_at_most = \"1 s\"\nnot_found_after = \"2 s\"\n");
    ASSERT_EQ(world.stop(), 0);
    world.start();
    code("ErrorNonExistentMailbox");
    invite_and_decide(meeting);
    Meeting other = World::budget(2);
    other.rooms = {World::other_room};
    world.invite(other);
    ASSERT_EQ(world.answers(1).size(), 1U);
    ASSERT_TRUE(becomes("SELECT count(*) FROM answer WHERE state = 'parked'", 1));
    EXPECT_EQ(world.number("SELECT count(*) FROM item WHERE status = -2"), 1);
    const std::string listed = world.roomgate({"ban-list", "show"}).out;
    EXPECT_NE(listed.find("Exchange has no mailbox"), std::string::npos) << listed;
    let_see();
    const Output released = world.roomgate({"ban-list", "release", "1"});
    EXPECT_EQ(released.exit_code, 0) << released.err;
    ASSERT_TRUE(all_are("sent"));
    EXPECT_EQ(heard(), "accept accept");
}

// Where answers go by mail since.
TEST_F(OneAnswer, LeavesTheCalendarCleanWhereAnswersGoByMail) {
    invite_and_decide(meeting);
    ASSERT_EQ(world.answers(1).size(), 1U);
    world.write_config(
        "answer_by = \"imip\"\n[booking]\nbooking_window_in_days = 1080\n"
        "[relay]\nurl = \"smtp://127.0.0.1:1\"\nfrom = \"roomgate@corp.example.com\"\n");
    ASSERT_EQ(world.stop(), 0);
    world.start();
    Meeting cancelled = meeting;
    cancelled.sequence = 1;
    world.cancel(cancelled);
    ASSERT_TRUE(becomes("SELECT count(*) FROM answer WHERE state = 'sent'", 2));
    EXPECT_TRUE(world.exchange().entries(World::room, exchange::Folder::calendar).empty());
}

TEST_F(OneAnswer, IsSentForARoomThatWasRetiredMeanwhile) {
    blindfold();
    invite_and_decide(meeting);
    const Output retired = world.roomgate({"rooms", "retire", "1"});
    ASSERT_EQ(retired.exit_code, 0) << retired.err;
    let_see();
    ASSERT_TRUE(all_are("sent"));
    EXPECT_EQ(heard(), "accept");
}

}  // namespace
}  // namespace gateway
