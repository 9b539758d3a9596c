#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

#include "reserve/clock.hpp"
#include "reserve/courier.hpp"
#include "reserve/itip/stored_requests.hpp"
#include "reserve/rules/words/answer_texts.hpp"
#include "smtp/relay/relay_settings.hpp"

namespace smtp {

struct ImipSettings {
    RelaySettings relay;
    std::shared_ptr<const reserve::AnswerTexts> texts = reserve::AnswerTexts::built_in();
};

// Carries answers as mails to the organizer (iMIP, RFC 6047), through the relay. The relay's 250 is all the
// evidence there is: where it got lost nothing else shows whether the mail went out. A mail that is sent
// again has the same Message-ID.
class ImipCourier final : public reserve::Courier {
  public:
    // Called before the relay gets anything of the mail of a step; what it throws, deliver() throws on.
    using HandOver = std::function<void(reserve::AnswerId, int position)>;

    ImipCourier(ImipSettings settings, reserve::StoredRequests& requests, const reserve::Clock& clock,
                HandOver hand_over)
        : requests_(requests), clock_(clock), hand_over_(std::move(hand_over)), settings_(std::move(settings)) {}

    void apply(ImipSettings settings);  // from the next answer on

    reserve::Route route(const reserve::Address& mailbox) const override;
    reserve::Delivery deliver(const reserve::Answer& answer, const reserve::AnswerStep& step) override;
    std::variant<reserve::Evidence, reserve::Wait> look_for_evidence(const reserve::Answer&,
                                                                     const reserve::AnswerStep&,
                                                                     reserve::Instant) override;
    void stop() override { stopped_ = true; }

  private:
    reserve::StoredRequests& requests_;
    const reserve::Clock& clock_;
    const HandOver hand_over_;
    mutable std::mutex mutex_;
    ImipSettings settings_;
    std::atomic<bool> stopped_ = false;
};

}  // namespace smtp
