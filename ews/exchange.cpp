#include "ews/exchange.hpp"

#include <algorithm>

#include "ews/errors/call_trouble.hpp"
#include "ews/errors/error_table.hpp"
#include "ews/errors/server_trouble.hpp"
#include "ews/responses/product_name.hpp"

namespace ews {
namespace {

std::optional<Trouble> first_trouble(const std::variant<Reply, Trouble>& outcome) {
    if (const auto* const trouble = std::get_if<Trouble>(&outcome)) return *trouble;
    return trouble_of(std::get<Reply>(outcome).messages.front());
}

// Of several items, one is enough.
bool is_failed(const std::variant<Reply, Trouble>& outcome) {
    if (const auto* const trouble = std::get_if<Trouble>(&outcome)) return is_failure(*trouble);
    return std::ranges::any_of(std::get<Reply>(outcome).messages, [](const Element& message) {
        const auto trouble = trouble_of(message);
        return trouble && is_failure(*trouble);
    });
}

constexpr std::chrono::hours counts_for{24};  // what a server has told

std::string address_of(const Server& server) { return server.url.empty() ? server.autodiscover : server.url; }

std::string words_of(const reserve::KnownServer& known) {
    return (known.product.empty() ? "" : "is " + known.product + ", ") + "is asked in " +
           known.schema_version;
}

// "CreateItem" in "<m:CreateItem MessageDisposition=...".
std::string_view operation_in(std::string_view body) {
    body.remove_prefix(std::min(body.size(), body.find(':') + 1));
    return body.substr(0, body.find_first_of(" />"));
}

}  // namespace

Exchange::Exchange(Server server, std::unique_ptr<Transport> transport, std::shared_ptr<Account> account,
                   const reserve::Clock& clock, reserve::Log& log, std::shared_ptr<Meter> meter)
    : server_(std::move(server)),
      transport_(std::move(transport)),
      clock_(clock),
      log_(log),
      meter_(std::move(meter)),
      gate_(server_.name, std::move(account), clock) {}

std::string Exchange::version() const {
    const auto told = known();
    return told ? words_of(*told) : std::string();
}

std::optional<reserve::KnownServer> Exchange::known() const {
    const std::lock_guard lock(mutex_);
    return known_;
}

void Exchange::recall(const reserve::KnownServer& known) {
    if (known.address != address_of(server_) || !schema_version(known.schema_version)) return;
    const std::lock_guard lock(mutex_);
    known_ = known;
}

std::optional<reserve::Instant> Exchange::certificate_expires() const {
    const std::lock_guard lock(mutex_);
    return certificate_expires_;
}

// A server may have been replaced by a newer one.
SchemaVersion Exchange::first_version() const {
    const auto told = known();
    const bool counts = told && clock_.now() - told->asked_at < counts_for;
    return counts ? *schema_version(told->schema_version) : SchemaVersion::exchange2013_sp1;
}

// The newest version that the server takes, from the one that it took last; where it takes none from there
// on, from the newest.
Exchange::Outcome Exchange::call(const Mailbox& mailbox, const Call& call) {
    using std::chrono::steady_clock;
    const auto deadline = steady_clock::now() + call.limit;
    const auto ask = [&](SchemaVersion version) {
        const auto left = std::chrono::floor<std::chrono::milliseconds>(deadline - steady_clock::now());
        return ask_in(version, mailbox, {call.body, left, call.repeatable});
    };
    const SchemaVersion first = first_version();
    const std::vector<SchemaVersion> versions = versions_from(first);
    const Outcome newest = ask(first);
    Outcome outcome = newest;
    std::size_t asked = 0;
    while (refuses_version(outcome)) {
        if (++asked == versions.size()) {
            schema_error_tells_version_ = false;
            return newest;
        }
        outcome = ask(versions[asked]);
    }
    learn(first, versions[asked], outcome);
    return outcome;
}

Exchange::Outcome Exchange::ask_in(SchemaVersion version, const Mailbox& mailbox, const Call& call) {
    if (call.limit.count() <= 0) return out_of_time();
    using std::chrono::steady_clock;
    const auto began = steady_clock::now();
    const auto send = [&] {
        const auto waited = std::chrono::floor<std::chrono::milliseconds>(steady_clock::now() - began);
        const auto left = std::max(call.limit - waited, std::chrono::milliseconds(1));
        return call_once(mailbox, {call.body, left, call.repeatable}, version);
    };
    auto outcome = gate_.pass(call.limit, send);
    return outcome ? std::move(*outcome) : Outcome(out_of_time());
}

// Old servers also call the version that they do not know a breach of the schema. Once a request was
// understood, or none was in any version, that is about what it holds.
bool Exchange::refuses_version(const Outcome& outcome) const {
    const auto trouble = first_trouble(outcome);
    if (!trouble) return false;
    if (trouble->error_class == ErrorClass::version) return true;
    return trouble->code == "ErrorSchemaValidation" && schema_error_tells_version_;
}

void Exchange::learn(SchemaVersion first, SchemaVersion version, const Outcome& outcome) {
    const auto* const reply = std::get_if<Reply>(&outcome);
    if (!reply) return;
    schema_error_tells_version_ = false;
    const reserve::Instant now = clock_.now();
    const std::lock_guard lock(mutex_);
    const bool still_counts = known_ && now - known_->asked_at < counts_for && first == version;
    std::string product = known_ ? known_->product : "";
    if (!reply->server_version.empty()) product = product_name(reply->server_version);
    known_ = reserve::KnownServer{server_.name, address_of(server_), std::string(name_of(version)), product,
                                  still_counts ? known_->asked_at : now};
    const std::string line = "exchange " + server_.name + ' ' + words_of(*known_);
    constexpr std::size_t most = 100;  // builds behind one address
    if (shown_.size() < most && shown_.insert(line).second) log_.action(line);
}

Exchange::Outcome Exchange::call_once(const Mailbox& mailbox, const Call& call, SchemaVersion version) {
    const std::string impersonate = mailbox.access == Access::impersonation ? mailbox.address : "";
    const std::string request = envelope(version, impersonate, call.body);
    const auto result = transport_->post({request, mailbox.address, call.limit, call.repeatable});
    const auto* const reply = std::get_if<HttpReply>(&result);
    if (reply) learn(*reply);
    Outcome outcome = reply ? read_reply(*reply, operation_in(call.body))
                            : Outcome(trouble_of(std::get<HttpFailure>(result)));
    meter_->count(server_.name, mailbox,
                  {1, is_failed(outcome) ? 1 : 0, static_cast<std::int64_t>(request.size()),
                   reply ? static_cast<std::int64_t>(reply->body.size()) : 0});
    return outcome;
}

void Exchange::learn(const HttpReply& reply) {
    if (reply.server_time) clock_ahead_ = (*reply.server_time - clock_.now()).count();
    if (!reply.certificate_expires) return;
    const std::lock_guard lock(mutex_);
    certificate_expires_ = reply.certificate_expires;
}

}  // namespace ews
