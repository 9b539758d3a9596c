#pragma once
#include <atomic>

#include "reserve/courier.hpp"
#include "reserve/notice.hpp"

namespace reserve {

// Confirmations go through the relay, or as mails of their rooms where these can be reached; all else through
// the relay. `courier` knows the rooms' servers.
class TwoRelays final : public Relay {
  public:
    TwoRelays(Relay& by_smtp, Relay& by_ews, const Courier& courier, bool confirm_by_ews)
        : by_smtp_(by_smtp), by_ews_(by_ews), courier_(courier), confirm_by_ews_(confirm_by_ews) {}

    void apply(bool confirm_by_ews) { confirm_by_ews_ = confirm_by_ews; }

    std::optional<NoticeTrouble> send(const Notice& notice,
                                      const std::function<void()>& hand_over) override {
        const bool by_ews = confirm_by_ews_ && has_mailbox(notice);
        return (by_ews ? by_ews_ : by_smtp_).send(notice, hand_over);
    }
    void stop() override {
        by_smtp_.stop();
        by_ews_.stop();
    }

  private:
    bool has_mailbox(const Notice& notice) const {
        const auto mailbox = Address::parse(notice.room_mailbox);
        return mailbox && courier_.route(*mailbox).reaches_calendar;
    }

    Relay& by_smtp_;
    Relay& by_ews_;
    const Courier& courier_;
    std::atomic<bool> confirm_by_ews_;
};

}  // namespace reserve
