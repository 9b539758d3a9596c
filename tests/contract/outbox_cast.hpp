#pragma once
#include <future>

#include "tests/contract/world.hpp"

namespace outbox_contract {

using reserve::AnswerId;
using reserve::AnswerKind;
using reserve::AnswerState;
using reserve::AttemptId;
using reserve::Channel;
using reserve::Instant;
using reserve::ItemStatus;
using reserve::RoomId;
using namespace std::chrono_literals;

inline constexpr Instant noon{std::chrono::seconds(1'795'000'000)};

class OutboxContractTest : public ContractTest {
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
                                    i == 0 ? std::nullopt : std::optional(noon), "words", "<p>words</p>",
                                    false, AnswerState::waiting});
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

    AttemptId begin(AnswerId answer, int position = 0, Channel channel = Channel::ews) {
        return outbox().begin_attempt(answer, position, noon, channel).value();
    }
    void end(AttemptId attempt, AnswerState outcome, std::optional<Instant> due = std::nullopt) {
        outbox().end_attempt(attempt, noon,
                             {.outcome = outcome,
                              .due = due,
                              .counted = outcome == AnswerState::waiting,
                              .code = "ErrorCode",
                              .words = "words"});
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

}  // namespace outbox_contract
