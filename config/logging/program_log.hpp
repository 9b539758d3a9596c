#pragma once
#include <memory>

#include "config/logging/log_settings.hpp"
#include "reserve/log.hpp"

namespace config {

// The log of the service: one line each, "2026-11-24T08:00:00.123Z action  answer 902 sent".
class ProgramLog final : public reserve::Log {
  public:
    // Throws std::runtime_error when the file cannot be opened.
    explicit ProgramLog(const LogSettings& settings);
    ~ProgramLog() override;

    void write(Kind kind, std::string_view line) override;

    // Opens the file anew too, so that a log that was moved away (logrotate) is let go. When it cannot be
    // opened the log stays as it was, and this throws.
    void apply(const LogSettings& settings);

  private:
    struct Sink;
    std::shared_ptr<Sink> sink() const;
    mutable std::shared_ptr<Sink> sink_;  // exchanged atomically by apply()
};

}  // namespace config
