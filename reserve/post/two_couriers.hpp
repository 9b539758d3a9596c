#pragma once
#include "reserve/courier.hpp"

namespace reserve {

// Answers by the channel of the room's server, as the first courier's routes say, or of the answer itself.
class TwoCouriers final : public Courier {
  public:
    TwoCouriers(Courier& by_ews, Courier& by_imip) : by_ews_(by_ews), by_imip_(by_imip) {}

    Route route(const Address& mailbox) const override { return by_ews_.route(mailbox); }
    Delivery deliver(const Answer& answer, const AnswerStep& step) override {
        return courier_for(answer).deliver(answer, step);
    }
    std::variant<Evidence, Wait> look_for_evidence(const Answer& answer, const AnswerStep& step,
                                                   Instant attempted_at) override {
        return courier_for(answer).look_for_evidence(answer, step, attempted_at);
    }
    Use take_use(AnswerId answer) override { return by_ews_.take_use(answer); }
    void stop() override {
        by_ews_.stop();
        by_imip_.stop();
    }

  private:
    Courier& courier_for(const Answer& answer) const {
        return route_of(*this, answer).channel == Channel::imip ? by_imip_ : by_ews_;
    }

    Courier& by_ews_;
    Courier& by_imip_;
};

}  // namespace reserve
