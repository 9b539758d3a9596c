#include "tests/contract/outbox_cast.hpp"

namespace {

using namespace outbox_contract;

class OutboxContract : public OutboxContractTest {};
ON_EACH_BACK_END(OutboxContract);

TEST_P(OutboxContract, GivesWhatWasQueued) {
    const AnswerId id = queue(blue_, "uid", 2);
    const auto answers = outbox().due(noon, 10, {});
    ASSERT_EQ(answers.size(), 1U);
    const auto& found = answers[0];
    EXPECT_EQ(found.id, id);
    EXPECT_EQ(found.content.item, item_);
    EXPECT_EQ(found.content.uid, "uid");
    EXPECT_EQ(found.content.version, (reserve::Version{2, noon - 1h}));
    EXPECT_EQ(found.content.mail_message_id, "<1@corp.example.com>");
    EXPECT_EQ(found.content.organizer, "ada@corp.example.com");
    EXPECT_EQ(found.mailbox.text(), "blue@corp.example.com");
    ASSERT_EQ(found.content.steps.size(), 2U);
    EXPECT_EQ(found.content.steps[1].kind, AnswerKind::decline);
    EXPECT_EQ(found.content.steps[1].recurrence_id, noon);
    EXPECT_EQ(found.content.steps[1].text, "words");
    EXPECT_EQ(found.content.steps[1].html, "<p>words</p>");
}

TEST_P(OutboxContract, LeavesOutWhatIsNotYetDue) {
    const AnswerId id = queue(blue_, "uid", 1, noon + 1s);
    EXPECT_TRUE(due(noon).empty());
    EXPECT_EQ(due(noon + 1s), std::vector{id});
}

TEST_P(OutboxContract, GivesTheLongestDueFirst) {
    const AnswerId later = queue(blue_, "a", 1, noon);
    const AnswerId sooner = queue(red_, "b", 1, noon - 1s);
    EXPECT_EQ(due(), (std::vector{sooner, later}));
}

TEST_P(OutboxContract, GivesNoMoreThanIsAskedFor) {
    queue(blue_, "a");
    queue(red_, "b");
    EXPECT_EQ(outbox().due(noon, 1, {}).size(), 1U);
}

TEST_P(OutboxContract, GivesOneAnswerARoom) {
    queue(blue_, "a", 1, noon);
    const AnswerId sooner = queue(blue_, "b", 1, noon - 1s);
    EXPECT_EQ(due(), std::vector{sooner});
}

TEST_P(OutboxContract, LeavesOutPausedRooms) {
    queue(blue_, "uid");
    world_->pause(blue_);
    EXPECT_TRUE(due().empty());
    EXPECT_FALSE(outbox().next_due());
}

TEST_P(OutboxContract, LeavesOutHeldMailDomains) {
    const AnswerId id = queue(blue_, "uid");
    EXPECT_TRUE(due(noon, {"other.example.com", "corp.example.com"}).empty());
    EXPECT_EQ(due(noon, {"example.com", "orp.example.com"}), std::vector{id});
}

TEST_P(OutboxContract, LeavesOutHeldMailboxes) {
    const AnswerId id = queue(blue_, "uid");
    const std::string mailbox = outbox().due(noon, 1, {}).at(0).mailbox.key();
    EXPECT_TRUE(due(noon, {mailbox}).empty());
    EXPECT_EQ(due(noon, {"another." + mailbox}), std::vector{id});
}

TEST_P(OutboxContract, LeavesOutARoomOfWhichAnAnswerIsBeingSent) {
    const AnswerId first = queue(blue_, "a");
    queue(blue_, "b");
    const AnswerId other = queue(red_, "c");
    begin(first);
    EXPECT_EQ(due(), std::vector{other});
}

TEST_P(OutboxContract, KeepsTheOrderWithinAMeeting) {
    const AnswerId older = queue(blue_, "uid", 1, noon + 1h);
    const AnswerId newer = queue(blue_, "uid", 1, noon);
    EXPECT_TRUE(due(noon).empty());
    EXPECT_EQ(due(noon + 1h), std::vector{older});
    end(begin(older), AnswerState::sent);
    EXPECT_EQ(due(noon), std::vector{newer});
}

TEST_P(OutboxContract, LetsAnAnswerToOneDateNotWaitForThatToAnother) {
    reserve::NewAnswer missing = answer(blue_, "uid", 1, noon + 1h);
    missing.recurrence_id = noon;
    reserve::NewAnswer other = answer(blue_, "uid");
    other.recurrence_id = noon + 24h;
    world_->queue(missing);
    const AnswerId found = world_->queue(other);
    EXPECT_EQ(outbox().next_due(), noon);
    EXPECT_EQ(due(noon), std::vector{found});
}

TEST_P(OutboxContract, LetsAnAnswerToOneDateWaitForThatToItsSeries) {
    queue(blue_, "uid", 1, noon + 1h);
    reserve::NewAnswer date = answer(blue_, "uid");
    date.recurrence_id = noon;
    world_->queue(date);
    EXPECT_TRUE(due(noon).empty());
    EXPECT_EQ(outbox().next_due(), noon + 1h);
}

TEST_P(OutboxContract, TellsWhatTheSameVersionWasAnsweredBefore) {
    const auto before = [&] { return outbox().due(noon, 100, {}).at(0).answered_before; };
    const AnswerId accepted = queue(blue_, "uid", 2);
    EXPECT_FALSE(before());
    end(begin(accepted), AnswerState::sent);
    end(begin(accepted, 1), AnswerState::sent);  // of one date only
    const AnswerId again = queue(blue_, "uid");
    EXPECT_EQ(before(), AnswerKind::accept);
    end(begin(again), AnswerState::sent);
    reserve::NewAnswer newer = answer(blue_, "uid");
    newer.version.sequence += 1;
    world_->queue(newer);
    EXPECT_FALSE(before());
}

TEST_P(OutboxContract, KnowsWhenTheNextAnswerFallsDue) {
    EXPECT_FALSE(outbox().next_due());
    queue(blue_, "a", 1, noon + 2h);
    queue(red_, "b", 1, noon + 1h);
    EXPECT_EQ(outbox().next_due(), noon + 1h);
}

}  // namespace
