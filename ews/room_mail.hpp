#pragma once
#include "ews/courier.hpp"
#include "reserve/notice.hpp"

namespace ews {

// Sends confirmations as mails of their rooms, at the servers that the courier answers at. One that somebody
// began to send before is looked for in Sent Items first.
class RoomMail final : public reserve::Relay {
  public:
    explicit RoomMail(Courier& courier) : courier_(courier) {}

    std::optional<reserve::NoticeTrouble> send(const reserve::Notice& notice,
                                               const std::function<void()>& hand_over) override;
    void stop() override { courier_.stop(); }

  private:
    Courier& courier_;
};

}  // namespace ews
