#pragma once
#include "reserve/outbox.hpp"

namespace sql {

class Readers;
class Writer;

class Outbox final : public reserve::Outbox {
  public:
    Outbox(Writer& writer, Readers& readers) : writer_(writer), readers_(readers) {}

    std::vector<reserve::Answer> due(reserve::Instant now, std::size_t at_most,
                                     const std::set<std::string>& held) override;
    // Of the answers that due() would not leave out, whatever is held.
    std::optional<reserve::Instant> next_due() override;

    std::optional<reserve::AttemptId> begin_attempt(reserve::AnswerId answer, int position,
                                                    reserve::Instant now, reserve::Channel channel) override;
    void hand_over(reserve::AnswerId answer, int position) override;
    void end_attempt(reserve::AttemptId attempt, reserve::Instant now,
                     const reserve::AttemptEnd& end) override;
    void tell_why_waiting(const std::set<std::string>& held, const std::string& code,
                          const std::string& words) override;
    void add_missing(reserve::AnswerId answer, std::chrono::seconds searched) override;
    std::vector<reserve::OpenAttempt> open_attempts() override;
    std::vector<reserve::SentStep> lately_sent(reserve::RoomId room, std::size_t at_most) override;

  private:
    Writer& writer_;
    Readers& readers_;
};

}  // namespace sql
