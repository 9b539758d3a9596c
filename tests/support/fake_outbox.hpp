#pragma once
#include <map>
#include <mutex>
#include <set>

#include "reserve/outbox.hpp"
#include "tests/support/fake_directory.hpp"

namespace support {

// An outbox in memory.
class FakeOutbox final : public reserve::Outbox {
  public:
    explicit FakeOutbox(FakeDirectory& directory) : directory_(directory) {}

    // As the ledger does it.
    reserve::AnswerId queue(const reserve::NewAnswer& answer);
    void replace(reserve::AnswerId answer);
    reserve::Answer answer(reserve::AnswerId id);
    // Answers that ended with their booking freed.
    std::set<reserve::AnswerId> released();
    // From now on these lie beside the request.
    void pass_over(reserve::AnswerId answer, std::vector<reserve::SettledMessage> messages);

    std::vector<reserve::Answer> due(reserve::Instant now, std::size_t at_most,
                                     const std::set<std::string>& held) override;
    std::optional<reserve::Instant> next_due() override;
    std::optional<reserve::AttemptId> begin_attempt(reserve::AnswerId answer, int position,
                                                    reserve::Instant now, reserve::Channel channel) override;
    void hand_over(reserve::AnswerId answer, int position) override;
    void end_attempt(reserve::AttemptId attempt, reserve::Instant now,
                     const reserve::AttemptEnd& end) override;
    void tell_why_waiting(const std::set<std::string>& held, const std::string& code,
                          const std::string& words) override;
    std::map<std::string, std::string> told() const;  // what was held, and with which code
    void add_missing(reserve::AnswerId answer, std::chrono::seconds searched) override;
    std::vector<reserve::OpenAttempt> open_attempts() override;
    std::vector<reserve::SentStep> lately_sent(reserve::RoomId room, std::size_t at_most) override;

  private:
    struct Attempt {
        reserve::AnswerId answer{};
        int position = 0;
        reserve::Instant started_at{};
        reserve::Channel channel{};
        bool handed_over = true;
    };
    bool is_left_out(const reserve::Answer& answer) const;
    std::vector<reserve::Answer> sendable() const;
    std::optional<reserve::AnswerKind> answered_before(const reserve::Answer& answer) const;
    void replace_given_up_before(const reserve::Answer& sent);

    FakeDirectory& directory_;
    mutable std::mutex mutex_;
    std::map<reserve::AnswerId, reserve::Answer> answers_;
    std::map<reserve::AttemptId, Attempt> open_;
    std::vector<Attempt> sent_;
    std::set<reserve::AnswerId> released_;
    std::map<std::string, std::string> told_;
    std::int64_t attempts_ = 0;
};

}  // namespace support
