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

    // Where a log goes, opened: the file anew, so that one that was moved away (logrotate) is let go. Throws
    // std::runtime_error when it cannot be opened.
    struct Sink;
    static std::shared_ptr<Sink> open(const LogSettings& settings);
    void use(std::shared_ptr<Sink> sink);

  private:
    mutable std::shared_ptr<Sink> sink_;  // exchanged atomically by use()
};

}  // namespace config
