#pragma once
#include <memory>

#include "config/logging/log_settings.hpp"
#include "reserve/log.hpp"

namespace config {

// As a person reads it, or one JSON object a line.
enum class LogForm { text, json };

// The log of the service: one line each, "2026-11-24T08:00:00.123Z action  answer 902 sent", or
// {"time":"2026-11-24T08:00:00.123Z","level":"action","text":"answer 902 sent"}.
class ProgramLog final : public reserve::Log {
  public:
    // Throws std::runtime_error when the file cannot be opened, or another gateway writes to it.
    explicit ProgramLog(const LogSettings& settings, LogForm form = LogForm::text);
    ~ProgramLog() override;

    void write(Kind kind, std::string_view line) override;

    // Where a log goes, opened: the file anew, so that one that was moved away (logrotate) is let go. Throws
    // std::runtime_error when it cannot be opened.
    struct Sink;
    std::shared_ptr<Sink> open(const LogSettings& settings) const;
    void use(std::shared_ptr<Sink> sink);

  private:
    const LogForm form_;
    mutable std::shared_ptr<Sink> sink_;  // exchanged atomically by use()
};

}  // namespace config
