#pragma once
#include <atomic>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <variant>

#include "ews/http/transport.hpp"
#include "ews/meter.hpp"
#include "ews/responses/reply.hpp"
#include "ews/settings.hpp"
#include "ews/sign_in/sign_in_gate.hpp"
#include "ews/soap/envelope.hpp"
#include "reserve/clock.hpp"
#include "reserve/log.hpp"

namespace ews {

// One Exchange server: calls it in the newest schema version that it takes, and remembers what it learns of
// it. Thread-safe.
class Exchange {
  public:
    // account: shared with others that sign in as the same one (accounts_of).
    Exchange(Server server, std::unique_ptr<Transport> transport, std::shared_ptr<Account> account,
             const reserve::Clock& clock, reserve::Log& log,
             std::shared_ptr<Meter> meter = std::make_shared<Meter>());
    // Alone with its account.
    Exchange(const Server& server, std::unique_ptr<Transport> transport, const reserve::Clock& clock,
             reserve::Log& log)
        : Exchange(server, std::move(transport), accounts_of({&server}, clock).front(), clock, log) {}

    struct Call {
        std::string_view body;            // the element inside the SOAP body
        std::chrono::milliseconds limit;  // for the whole call
        bool repeatable = true;           // false: nothing is sent twice
    };
    std::variant<Reply, Trouble> call(const Mailbox& mailbox, const Call& call);

    const Server& server() const { return server_; }
    // How much the server's clock is ahead of ours, by its newest reply.
    std::chrono::seconds clock_ahead() const { return std::chrono::seconds(clock_ahead_.load()); }
    // "is Exchange 2019 (15.2.1544.4), is asked in Exchange2013_SP1"; empty: it has not answered.
    std::string version() const;
    // What it has told; nothing: it has not answered. recall() takes what it told an earlier run.
    std::optional<reserve::KnownServer> known() const;
    void recall(const reserve::KnownServer& known);
    // Of the server's certificates, the first to expire, by the newest handshake.
    std::optional<reserve::Instant> certificate_expires() const;
    void stop() { transport_->stop(); }

    // Whether a search by GlobalObjectId has ever found something here.
    std::atomic<bool> finds_by_global_object_id = false;
    // Whether an answer may carry our header here; it is only evidence, and the answer can do without.
    std::atomic<bool> takes_our_header = true;

  private:
    using Outcome = std::variant<Reply, Trouble>;
    Outcome ask_in(SchemaVersion version, const Mailbox& mailbox, const Call& call);
    Outcome call_once(const Mailbox& mailbox, const Call& call, SchemaVersion version);
    SchemaVersion first_version() const;
    bool refuses_version(const Outcome& outcome) const;
    void learn(SchemaVersion first, SchemaVersion version, const Outcome& outcome);
    void learn(const HttpReply& reply);

    const Server server_;
    const std::unique_ptr<Transport> transport_;
    const reserve::Clock& clock_;
    reserve::Log& log_;
    const std::shared_ptr<Meter> meter_;
    SignInGate gate_;
    std::atomic<bool> schema_error_tells_version_ = true;
    mutable std::mutex mutex_;
    std::set<std::string> shown_;  // versions that the log has named
    std::optional<reserve::KnownServer> known_;
    std::optional<reserve::Instant> certificate_expires_;
    std::atomic<std::chrono::seconds::rep> clock_ahead_ = 0;
};

}  // namespace ews
