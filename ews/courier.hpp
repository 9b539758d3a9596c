#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "ews/exchange.hpp"
#include "ews/mailbox/request_finder.hpp"
#include "reserve/courier.hpp"

namespace ews {

// Carries answers to Exchange servers, chosen by the room's mail domain.
class Courier final : public reserve::Courier {
  public:
    using MakeTransport = std::function<std::unique_ptr<Transport>(const Server&)>;

    // Over HTTP; tests bring their own transport. Without a book refused sign-ins are forgotten with the
    // process.
    Courier(const Settings& settings, const reserve::Clock& clock, reserve::Log& log,
            reserve::SignInBook* sign_ins = nullptr);
    Courier(const Settings& settings, const reserve::Clock& clock, reserve::Log& log,
            const MakeTransport& make_transport, reserve::SignInBook* sign_ins = nullptr);

    // Takes new settings; what is under way goes on with the old ones.
    void apply(const Settings& settings);

    // What an operator must be told of the servers day after day.
    std::vector<std::string> warnings() const;

    // What servers have told, for the next run; recall() takes what they told an earlier one.
    std::vector<reserve::KnownServer> known() const;
    void recall(const std::vector<reserve::KnownServer>& known);

    // The servers that nobody signs in to now, as the sign-in was refused.
    struct RefusedAt {
        std::string server;
        reserve::Wait wait;
    };
    std::vector<RefusedAt> refused_sign_ins() const;
    // A person has put something right: those are tried again, once.
    void sign_in_again();
    // Whether one that was to wait for longer can be tried now, as another process has found or was told:
    // once.
    bool can_sign_in_again();

    // What the calls have cost since the last time.
    std::vector<reserve::MailboxUse> take_uses();
    reserve::Use take_use(reserve::AnswerId answer) override;

    reserve::Route route(const reserve::Address& mailbox) const override;
    reserve::Delivery deliver(const reserve::Answer& answer, const reserve::AnswerStep& step) override;
    std::variant<reserve::Evidence, reserve::Wait> look_for_evidence(const reserve::Answer& answer,
                                                                     const reserve::AnswerStep& step,
                                                                     reserve::Instant attempted_at) override;
    void stop() override;

    // The server that has the mailbox; nothing when no entry names it.
    std::shared_ptr<Exchange> exchange_for(const reserve::Address& mailbox) const;

  private:
    std::vector<std::shared_ptr<Account>> accounts() const;
    bool some_rooms_are_by_name() const;
    reserve::Delivery carry(Exchange& exchange, const reserve::Answer& answer,
                            const reserve::AnswerStep& step);
    Finding find(RequestFinder& finder, const reserve::Answer& answer, const reserve::AnswerStep& step);
    reserve::Delivery after_unclear(RoomMailbox& room, const reserve::Answer& answer,
                                    const reserve::AnswerStep& step, reserve::Instant attempted_at,
                                    const Trouble& trouble);

    const reserve::Clock& clock_;
    reserve::Log& log_;
    const MakeTransport make_transport_;
    reserve::SignInBook* const sign_ins_;
    const std::shared_ptr<Meter> meter_ = std::make_shared<Meter>();
    mutable std::mutex mutex_;
    std::vector<std::shared_ptr<Exchange>> exchanges_;
    std::vector<std::shared_ptr<Account>> accounts_;  // of these, in their order
    std::vector<std::weak_ptr<Exchange>> retired_;    // of earlier settings, with calls under way
};

}  // namespace ews
