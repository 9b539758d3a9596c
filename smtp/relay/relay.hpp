#pragma once
#include <atomic>
#include <mutex>

#include "reserve/notice.hpp"
#include "smtp/relay/relay_settings.hpp"

namespace smtp {

// Hands notices to a mail server by SMTP (RFC 5321), with libcurl. Where its reply got lost nothing shows
// whether a mail went out: it is handed over once more, and never a third time.
class Relay final : public reserve::Relay {
  public:
    explicit Relay(RelaySettings settings) : settings_(std::move(settings)) {}

    std::optional<reserve::NoticeTrouble> send(const reserve::Notice& notice,
                                               const std::function<void()>& hand_over) override;
    void stop() override { stopped_ = true; }
    void apply(RelaySettings settings);  // from the next notice on

  private:
    RelaySettings settings();

    std::mutex mutex_;
    RelaySettings settings_;
    std::atomic<bool> stopped_ = false;
};

}  // namespace smtp
