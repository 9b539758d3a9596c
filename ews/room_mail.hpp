#pragma once
#include "ews/courier.hpp"
#include "reserve/notice.hpp"

namespace ews {

// Sends confirmations as mails of their rooms, at the servers that the courier answers at. One that may have
// been sent before is looked for in Sent Items first.
class RoomMail final : public reserve::Relay {
  public:
    RoomMail(Courier& courier, const reserve::Clock& clock)
        : courier_(courier), clock_(clock), started_(clock.now()) {}

    std::optional<std::string> send(const reserve::Notice& notice) override;
    void stop() override { courier_.stop(); }

  private:
    Courier& courier_;
    const reserve::Clock& clock_;
    const reserve::Instant started_;
};

}  // namespace ews
