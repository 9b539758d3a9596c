#pragma once
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reserve/log.hpp"
#include "reserve/reception.hpp"

namespace smtp::test {

// A reception in memory. It answers at once, on the caller's thread, unless it is told to hold the answers.
class FakeReception final : public reserve::Reception {
  public:
    void find_room(const reserve::Address& recipient, std::function<void(RecipientAnswer)> done) override {
        answer(std::move(done), room_of(recipient.key()));
    }

    void receive(reserve::ReceivedMessage message, std::function<void(Receipt)> done) override {
        Receipt receipt = Stored{};
        {
            const std::lock_guard lock(mutex_);
            messages_.push_back(std::move(message));
            if (at_message_) std::exchange(at_message_, nullptr)();
            receipt = receipt_ ? *receipt_ : Receipt{Stored{reserve::MessageId(messages_.size())}};
        }
        answer(std::move(done), receipt);
        changed_.notify_all();
    }

    bool available() override { return true; }

    void answer_with(Receipt receipt) {
        const std::lock_guard lock(mutex_);
        receipt_ = std::move(receipt);
    }
    void hold() {
        const std::lock_guard lock(mutex_);
        holding_ = true;
    }
    // Gives the answers that were held; on the caller's thread.
    void release() {
        std::vector<std::function<void()>> held;
        {
            const std::lock_guard lock(mutex_);
            holding_ = false;
            held.swap(held_);
        }
        for (const auto& give : held) give();
    }

    // Holds the network thread up, in the middle of the next message.
    void at_next_message(std::function<void()> call) {
        const std::lock_guard lock(mutex_);
        at_message_ = std::move(call);
    }

    void wait_for_messages(std::size_t count) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return messages_.size() >= count; });
    }
    std::vector<reserve::ReceivedMessage> messages() const {
        const std::lock_guard lock(mutex_);
        return messages_;
    }

  private:
    static RecipientAnswer room_of(const std::string& address) {
        if (address == "r12@rooms.example.com") return KnownRoom{reserve::RoomId{12}};
        if (address == "r14@rooms.example.com") return KnownRoom{reserve::RoomId{14}};
        return UnknownRecipient{};
    }

    template <typename Answer>
    void answer(std::function<void(Answer)> done, Answer given) {
        {
            const std::lock_guard lock(mutex_);
            if (holding_) {
                held_.push_back([done, given] { done(given); });
                return;
            }
        }
        done(std::move(given));
    }

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<reserve::ReceivedMessage> messages_;
    std::vector<std::function<void()>> held_;
    std::function<void()> at_message_;
    std::optional<Receipt> receipt_;
    bool holding_ = false;
};

class KeptLog final : public reserve::Log {
  public:
    void write(Kind, std::string_view line) override {
        const std::lock_guard lock(mutex_);
        lines_.emplace_back(line);
    }
    bool has(std::string_view part) const {
        const std::lock_guard lock(mutex_);
        for (const auto& line : lines_) {
            if (line.find(part) != std::string::npos) return true;
        }
        return false;
    }
    std::vector<std::string> lines() const {
        const std::lock_guard lock(mutex_);
        return lines_;
    }

  private:
    mutable std::mutex mutex_;
    std::vector<std::string> lines_;
};

}  // namespace smtp::test
