#include "tests/contract/outbox_cast.hpp"

namespace {

using namespace outbox_contract;

class AttemptContract : public OutboxContractTest {};
ON_EACH_BACK_END(AttemptContract);

TEST_P(AttemptContract, CommitsAnAttemptBeforeTheCall) {
    const AnswerId id = queue(blue_, "uid", 2);
    const AttemptId attempt = begin(id);
    EXPECT_EQ(state(id), AnswerState::sending);
    EXPECT_EQ(step_state(id, 0), AnswerState::sending);
    const auto open = outbox().open_attempts();
    ASSERT_EQ(open.size(), 1U);
    EXPECT_EQ(open[0].id, attempt);
    EXPECT_EQ(open[0].answer.id, id);
    EXPECT_EQ(open[0].position, 0);
    EXPECT_EQ(open[0].started_at, noon);
}

// By another gateway, since this one looked.
TEST_P(AttemptContract, BeginsNoStepThatIsDone) {
    const AnswerId id = queue(blue_, "uid", 2);
    end(begin(id, 0), AnswerState::sent);
    EXPECT_FALSE(outbox().begin_attempt(id, 0, noon, Channel::ews));
    EXPECT_EQ(state(id), AnswerState::waiting);
}

TEST_P(AttemptContract, BeginsNothingInARoomThatAnotherGatewayAnswers) {
    const AnswerId one = queue(blue_, "uid"), other = queue(blue_, "other");
    const auto open = begin(one);
    EXPECT_FALSE(outbox().begin_attempt(other, 0, noon, Channel::ews));
    EXPECT_EQ(state(other), AnswerState::waiting);
    end(open, AnswerState::sent);
    EXPECT_TRUE(outbox().begin_attempt(other, 0, noon, Channel::ews));
}

TEST_P(AttemptContract, BeginsInOneRoomWhileAnotherIsAnswered) {
    const AnswerId one = queue(blue_, "uid"), other = queue(red_, "uid");
    begin(one);
    EXPECT_TRUE(outbox().begin_attempt(other, 0, noon, Channel::ews));
}

TEST_P(AttemptContract, CountsTheAttemptsInDoubtOfEachStep) {
    const AnswerId id = queue(blue_, "uid", 2);
    end(begin(id, 0), AnswerState::sent);
    for (int i = 0; i < 2; ++i)
        outbox().end_attempt(begin(id, 1), noon, {.outcome = AnswerState::waiting, .in_doubt = true});
    end(begin(id, 1), AnswerState::waiting);
    EXPECT_EQ(world_->answer(id).content.steps[0].in_doubt, 0);
    EXPECT_EQ(world_->answer(id).content.steps[1].in_doubt, 2);
    EXPECT_EQ(state(id), AnswerState::waiting);
}

TEST_P(AttemptContract, KnowsTheLatestStepsThatWereSentInARoom) {
    const AnswerId id = queue(blue_, "uid", 3);
    for (const int position : {0, 1, 2}) end(begin(id, position), AnswerState::sent);
    end(begin(queue(red_, "uid")), AnswerState::sent);
    end(begin(queue(blue_, "other")), AnswerState::waiting);
    const auto sent = outbox().lately_sent(blue_, 2);
    ASSERT_EQ(sent.size(), 2U);
    EXPECT_EQ(sent[0].answer.id, id);
    EXPECT_EQ(sent[0].position, 2);
    EXPECT_EQ(sent[0].started_at, noon);
    EXPECT_EQ(sent[1].position, 1);
}

TEST_P(AttemptContract, LeavesOutWhatWentByMailAmongTheLatestSteps) {
    end(begin(queue(blue_, "uid"), 0, Channel::imip), AnswerState::sent);
    EXPECT_TRUE(outbox().lately_sent(blue_, 2).empty());
}

TEST_P(AttemptContract, KnowsOfWhichMailsTheRelayHasHadNothing) {
    const AnswerId id = queue(blue_, "uid", 2);
    const auto handed_over = [this] { return outbox().open_attempts().at(0).handed_over; };
    const AttemptId by_ews = begin(id);
    EXPECT_TRUE(handed_over());
    end(by_ews, AnswerState::sent);
    begin(id, 1, Channel::imip);
    outbox().hand_over(id, 0);
    EXPECT_FALSE(handed_over());
    outbox().hand_over(id, 1);
    EXPECT_TRUE(handed_over());
}

TEST_P(AttemptContract, KeepsWhyAStepWasNotDone) {
    const AnswerId id = queue(blue_, "uid");
    outbox().end_attempt(begin(id), noon,
                         {.outcome = AnswerState::sent, .code = reserve::code_not_done, .done = false});
    EXPECT_EQ(state(id), AnswerState::sent);
    EXPECT_TRUE(outbox().lately_sent(blue_, 2).empty());
}

// Whatever the settings have been made since.
TEST_P(AttemptContract, KnowsTheChannelOfAnOpenAttempt) {
    const AnswerId id = queue(blue_, "uid");
    begin(id, 0, Channel::imip);
    EXPECT_EQ(outbox().open_attempts().at(0).answer.channel, Channel::imip);
    EXPECT_FALSE(world_->answer(id).channel);
}

TEST_P(AttemptContract, LeavesOutWhatLeavesNoTraceAmongTheLatestSteps) {
    auto removal = answer(blue_, "uid");
    removal.steps[0].kind = AnswerKind::remove;
    end(begin(world_->queue(removal)), AnswerState::sent);
    EXPECT_TRUE(outbox().lately_sent(blue_, 2).empty());
}

TEST_P(AttemptContract, KeepsTheChannelThatAnAnswerWasPutOn) {
    const AnswerId id = queue(blue_, "uid");
    EXPECT_FALSE(world_->answer(id).channel);
    outbox().end_attempt(begin(id), noon, {.outcome = AnswerState::waiting, .channel = Channel::imip});
    EXPECT_EQ(world_->answer(id).channel, Channel::imip);
    end(begin(id), AnswerState::waiting);
    EXPECT_EQ(world_->answer(id).channel, Channel::imip);
}

TEST_P(AttemptContract, BeginsNoAttemptOfAReplacedAnswer) {
    const AnswerId id = queue(blue_, "uid");
    world_->replace(id);
    EXPECT_FALSE(outbox().begin_attempt(id, 0, noon, Channel::ews));
    EXPECT_TRUE(outbox().open_attempts().empty());
}

TEST_P(AttemptContract, BeginsNoSecondAttemptWhileOneIsOpen) {
    const AnswerId id = queue(blue_, "uid");
    begin(id);
    EXPECT_FALSE(outbox().begin_attempt(id, 0, noon, Channel::ews));
}

TEST_P(AttemptContract, IsSentWithItsLastStep) {
    const AnswerId id = queue(blue_, "uid", 2);
    end(begin(id, 0), AnswerState::sent);
    EXPECT_EQ(state(id), AnswerState::waiting);
    EXPECT_EQ(due(), std::vector{id});
    end(begin(id, 1), AnswerState::sent);
    EXPECT_EQ(state(id), AnswerState::sent);
    EXPECT_TRUE(due().empty());
}

TEST_P(AttemptContract, MakesOutOfDateWhatWasGivenUpOfItsMeeting) {
    const AnswerId old = queue(blue_, "uid"), other = queue(blue_, "other");
    end(begin(old), AnswerState::parked);
    end(begin(other), AnswerState::not_found);
    const AnswerId id = queue(blue_, "uid", 2);
    end(begin(id, 0), AnswerState::sent);
    EXPECT_EQ(state(old), AnswerState::parked);
    end(begin(id, 1), AnswerState::sent);
    EXPECT_EQ(state(old), AnswerState::replaced);
    EXPECT_EQ(state(other), AnswerState::not_found);
}

TEST_P(AttemptContract, TriesAgainWhenItIsDue) {
    const AnswerId id = queue(blue_, "uid");
    end(begin(id), AnswerState::waiting, noon + 5min);
    EXPECT_TRUE(due(noon).empty());
    EXPECT_EQ(due(noon + 5min), std::vector{id});
    EXPECT_EQ(world_->answer(id).tries, 1);
    EXPECT_EQ(step_state(id, 0), AnswerState::waiting);
}

TEST_P(AttemptContract, DoesNotTryAReplacedAnswerAgain) {
    const AnswerId id = queue(blue_, "uid");
    const AttemptId attempt = begin(id);
    world_->replace(id);
    end(attempt, AnswerState::waiting, noon);
    EXPECT_EQ(state(id), AnswerState::replaced);
    EXPECT_EQ(step_state(id, 0), AnswerState::replaced);
}

TEST_P(AttemptContract, LeavesNoStepOfAReplacedAnswerWaiting) {
    const AnswerId id = queue(blue_, "uid", 3);
    end(begin(id, 0), AnswerState::sent);
    const AttemptId attempt = begin(id, 1);
    world_->replace(id);
    EXPECT_EQ(step_state(id, 0), AnswerState::sent);
    EXPECT_EQ(step_state(id, 1), AnswerState::sending);
    EXPECT_EQ(step_state(id, 2), AnswerState::replaced);
    end(attempt, AnswerState::sent);
    EXPECT_EQ(step_state(id, 1), AnswerState::sent);
    EXPECT_EQ(state(id), AnswerState::replaced);
}

TEST_P(AttemptContract, KeepsARoomBusyWhileAReplacedAnswerIsOnItsWay) {
    const AttemptId attempt = begin(queue(blue_, "uid"));
    const AnswerId newer = queue(blue_, "uid");
    world_->replace(outbox().open_attempts().at(0).answer.id);
    EXPECT_TRUE(due().empty());
    end(attempt, AnswerState::waiting, noon);
    EXPECT_EQ(due(), std::vector{newer});
}

TEST_P(AttemptContract, RemembersThatAReplacedAnswerWasSentAllTheSame) {
    const AnswerId id = queue(blue_, "uid");
    const AttemptId attempt = begin(id);
    world_->replace(id);
    end(attempt, AnswerState::sent);
    EXPECT_EQ(state(id), AnswerState::sent);
}

TEST_P(AttemptContract, ParksTheAnswerWithItsStep) {
    const AnswerId id = queue(blue_, "uid", 2);
    end(begin(id), AnswerState::parked);
    EXPECT_EQ(state(id), AnswerState::parked);
    EXPECT_EQ(step_state(id, 0), AnswerState::parked);
    EXPECT_TRUE(due(noon + 24h).empty());
}

TEST_P(AttemptContract, LetsANewerAnswerGoPastAParkedOne) {
    const AnswerId older = queue(blue_, "uid");
    const AnswerId newer = queue(blue_, "uid");
    end(begin(older), AnswerState::not_found);
    EXPECT_EQ(due(), std::vector{newer});
}

TEST_P(AttemptContract, ClosesAnAttemptOnce) {
    const AnswerId id = queue(blue_, "uid");
    const AttemptId attempt = begin(id);
    end(attempt, AnswerState::sent);
    end(attempt, AnswerState::waiting, noon);
    EXPECT_EQ(state(id), AnswerState::sent);
    EXPECT_TRUE(outbox().open_attempts().empty());
}

TEST_P(AttemptContract, AddsUpHowLongARequestWasMissing) {
    const AnswerId id = queue(blue_, "uid");
    outbox().add_missing(id, 60s);
    outbox().add_missing(id, 30s);
    EXPECT_EQ(world_->answer(id).missing_for, 90s);
}

TEST_P(AttemptContract, DoesNotCountAnOutageAsATry) {
    const AnswerId id = queue(blue_, "uid");
    outbox().end_attempt(begin(id), noon, {.outcome = AnswerState::waiting, .due = noon});
    EXPECT_EQ(world_->answer(id).tries, 0);
    end(begin(id), AnswerState::waiting, noon);
    EXPECT_EQ(world_->answer(id).tries, 1);
}

}  // namespace
