#pragma once
#include <atomic>
#include <mutex>

#include "reserve/notice.hpp"
#include "smtp/relay/relay_settings.hpp"

namespace smtp {

// Hands notices to a mail server by SMTP (RFC 5321), with libcurl.
class Relay final : public reserve::Relay {
  public:
    explicit Relay(RelaySettings settings) : settings_(std::move(settings)) {}

    std::optional<std::string> send(const reserve::Notice& notice) override;
    void stop() override { stopped_ = true; }
    void apply(RelaySettings settings);  // from the next notice on

  private:
    RelaySettings settings();

    std::mutex mutex_;
    RelaySettings settings_;
    std::atomic<bool> stopped_ = false;
};

}  // namespace smtp
