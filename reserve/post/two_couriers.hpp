#pragma once
#include "reserve/courier.hpp"

namespace reserve {

// Answers by the channel of the room's server, as the first courier's routes say, or of the answer itself.
class TwoCouriers final : public Courier {
  public:
    TwoCouriers(Courier& by_ews, Courier& by_imip) : by_ews_(by_ews), by_imip_(by_imip) {}

    Route route(const Address& mailbox) const override { return by_ews_.route(mailbox); }
    Delivery deliver(const Answer& answer, const AnswerStep& step) override {
        const Route route = route_of(*this, answer);
        const Channel channel = channel_of(route, step);
        Delivery delivery = courier_for(channel).deliver(answer, step);
        // Mails of the same server need not wait for its calendars.
        auto* const wait = std::get_if<Wait>(&delivery);
        if (wait && channel != route.channel) wait->scope = Wait::Scope::answer;
        return delivery;
    }
    std::variant<Evidence, Wait> look_for_evidence(const Answer& answer, const AnswerStep& step,
                                                   Instant attempted_at) override {
        const Route route = route_of(*this, answer);
        const Channel channel = channel_of(route, step);
        if (channel == Channel::ews && !route.reaches_calendar) return Evidence::none;
        return courier_for(channel).look_for_evidence(answer, step, attempted_at);
    }
    Use take_use(AnswerId answer) override { return by_ews_.take_use(answer); }
    void stop() override {
        by_ews_.stop();
        by_imip_.stop();
    }

  private:
    Courier& courier_for(Channel channel) const { return channel == Channel::imip ? by_imip_ : by_ews_; }

    Courier& by_ews_;
    Courier& by_imip_;
};

}  // namespace reserve
