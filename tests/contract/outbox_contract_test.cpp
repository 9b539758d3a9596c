#include <future>

#include "tests/contract/world.hpp"

namespace {

using reserve::AnswerId;
using reserve::AnswerKind;
using reserve::AnswerState;
using reserve::AttemptId;
using reserve::Instant;
using reserve::ItemStatus;
using reserve::RoomId;
using namespace std::chrono_literals;

constexpr Instant noon{std::chrono::seconds(1'795'000'000)};

class OutboxContract : public ContractTest {
  protected:
    reserve::NewAnswer answer(RoomId room, const std::string& uid, std::size_t steps = 1,
                              Instant due = noon) {
        reserve::NewAnswer answer;
        answer.item = item_;
        answer.room = room;
        answer.uid = uid;
        answer.version = {2, noon - 1h};
        answer.mail_message_id = "<1@corp.example.com>";
        answer.organizer = "ada@corp.example.com";
        for (std::size_t i = 0; i < steps; ++i) {
            answer.steps.push_back({static_cast<int>(i), i == 0 ? AnswerKind::accept : AnswerKind::decline,
                                    i == 0 ? std::nullopt : std::optional(noon), "words", false,
                                    AnswerState::waiting});
        }
        answer.due = due;
        return answer;
    }
    AnswerId queue(RoomId room, const std::string& uid, std::size_t steps = 1, Instant due = noon) {
        return world_->queue(answer(room, uid, steps, due));
    }

    std::vector<AnswerId> due(Instant now = noon, const std::set<std::string>& held = {}) {
        std::vector<AnswerId> ids;
        for (const auto& answer : outbox().due(now, 100, held)) ids.push_back(answer.id);
        return ids;
    }

    AttemptId begin(AnswerId answer, int position = 0) {
        return outbox().begin_attempt(answer, position, noon).value();
    }
    void end(AttemptId attempt, AnswerState outcome, std::optional<Instant> due = std::nullopt) {
        outbox().end_attempt(attempt, outcome, noon, due, "ErrorCode", "words");
    }
    AnswerState state(AnswerId answer) { return world_->answer(answer).state; }
    AnswerState step_state(AnswerId answer, std::size_t position) {
        return world_->answer(answer).content.steps.at(position).state;
    }

    reserve::ItemId stored_item() {
        reserve::NewMessage message;
        message.items.push_back({{"blue@rooms.example.com", blue_}, ItemStatus::ready, "", {}});
        message.message.received_at = noon;
        std::promise<void> stored;
        world_->inbox().store(std::move(message), [&](reserve::Inbox::Stored) { stored.set_value(); });
        stored.get_future().wait();
        const auto item = world_->inbox().take(1, noon).at(0).id;
        world_->finish(item, ItemStatus::success);
        return item;
    }

    reserve::Outbox& outbox() { return world_->outbox(); }

    const RoomId blue_ = world_->add_room("blue");
    const RoomId red_ = world_->add_room("red");
    const reserve::ItemId item_ = stored_item();
};
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

TEST_P(OutboxContract, KnowsWhenTheNextAnswerFallsDue) {
    EXPECT_FALSE(outbox().next_due());
    queue(blue_, "a", 1, noon + 2h);
    queue(red_, "b", 1, noon + 1h);
    EXPECT_EQ(outbox().next_due(), noon + 1h);
}

TEST_P(OutboxContract, CommitsAnAttemptBeforeTheCall) {
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

TEST_P(OutboxContract, BeginsNoAttemptOfAReplacedAnswer) {
    const AnswerId id = queue(blue_, "uid");
    world_->replace(id);
    EXPECT_FALSE(outbox().begin_attempt(id, 0, noon));
    EXPECT_TRUE(outbox().open_attempts().empty());
}

TEST_P(OutboxContract, BeginsNoSecondAttemptWhileOneIsOpen) {
    const AnswerId id = queue(blue_, "uid");
    begin(id);
    EXPECT_FALSE(outbox().begin_attempt(id, 0, noon));
}

TEST_P(OutboxContract, IsSentWithItsLastStep) {
    const AnswerId id = queue(blue_, "uid", 2);
    end(begin(id, 0), AnswerState::sent);
    EXPECT_EQ(state(id), AnswerState::waiting);
    EXPECT_EQ(due(), std::vector{id});
    end(begin(id, 1), AnswerState::sent);
    EXPECT_EQ(state(id), AnswerState::sent);
    EXPECT_TRUE(due().empty());
}

TEST_P(OutboxContract, TriesAgainWhenItIsDue) {
    const AnswerId id = queue(blue_, "uid");
    end(begin(id), AnswerState::waiting, noon + 5min);
    EXPECT_TRUE(due(noon).empty());
    EXPECT_EQ(due(noon + 5min), std::vector{id});
    EXPECT_EQ(world_->answer(id).tries, 1);
    EXPECT_EQ(step_state(id, 0), AnswerState::waiting);
}

TEST_P(OutboxContract, DoesNotTryAReplacedAnswerAgain) {
    const AnswerId id = queue(blue_, "uid");
    const AttemptId attempt = begin(id);
    world_->replace(id);
    end(attempt, AnswerState::waiting, noon);
    EXPECT_EQ(state(id), AnswerState::replaced);
    EXPECT_EQ(step_state(id, 0), AnswerState::replaced);
}

TEST_P(OutboxContract, KeepsARoomBusyWhileAReplacedAnswerIsOnItsWay) {
    const AttemptId attempt = begin(queue(blue_, "uid"));
    const AnswerId newer = queue(blue_, "uid");
    world_->replace(outbox().open_attempts().at(0).answer.id);
    EXPECT_TRUE(due().empty());
    end(attempt, AnswerState::waiting, noon);
    EXPECT_EQ(due(), std::vector{newer});
}

TEST_P(OutboxContract, RemembersThatAReplacedAnswerWasSentAllTheSame) {
    const AnswerId id = queue(blue_, "uid");
    const AttemptId attempt = begin(id);
    world_->replace(id);
    end(attempt, AnswerState::sent);
    EXPECT_EQ(state(id), AnswerState::sent);
}

TEST_P(OutboxContract, ParksTheAnswerWithItsStep) {
    const AnswerId id = queue(blue_, "uid", 2);
    end(begin(id), AnswerState::parked);
    EXPECT_EQ(state(id), AnswerState::parked);
    EXPECT_EQ(step_state(id, 0), AnswerState::parked);
    EXPECT_TRUE(due(noon + 24h).empty());
}

TEST_P(OutboxContract, LetsANewerAnswerGoPastAParkedOne) {
    const AnswerId older = queue(blue_, "uid");
    const AnswerId newer = queue(blue_, "uid");
    end(begin(older), AnswerState::not_found);
    EXPECT_EQ(due(), std::vector{newer});
}

TEST_P(OutboxContract, ClosesAnAttemptOnce) {
    const AnswerId id = queue(blue_, "uid");
    const AttemptId attempt = begin(id);
    end(attempt, AnswerState::sent);
    end(attempt, AnswerState::waiting, noon);
    EXPECT_EQ(state(id), AnswerState::sent);
    EXPECT_TRUE(outbox().open_attempts().empty());
}

TEST_P(OutboxContract, AddsUpHowLongARequestWasMissing) {
    const AnswerId id = queue(blue_, "uid");
    outbox().add_missing(id, 60s);
    outbox().add_missing(id, 30s);
    EXPECT_EQ(world_->answer(id).missing_for, 90s);
}

}  // namespace
