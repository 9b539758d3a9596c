#include "ews/exchange.hpp"

#include <algorithm>

#include "ews/errors/error_table.hpp"
#include "ews/errors/server_trouble.hpp"
#include "ews/responses/product_name.hpp"

namespace ews {
namespace {

std::string_view code_of(HttpFailure::Kind kind) {
    switch (kind) {
        case HttpFailure::Kind::never_sent:
            return "Unreachable";
        case HttpFailure::Kind::tls:
            return "Tls";
        case HttpFailure::Kind::settings:
            return "Settings";
        case HttpFailure::Kind::timeout:
            return "Timeout";
        case HttpFailure::Kind::unauthorized:
            return "HTTP 401";
        case HttpFailure::Kind::token_refused:
            return "TokenRefused";
        case HttpFailure::Kind::too_big:
            return "NotReadable";
        case HttpFailure::Kind::lost:
            break;
    }
    return "ConnectionLost";
}

Trouble trouble_of(const HttpFailure& failure) {
    Trouble trouble;
    trouble.code = code_of(failure.kind);
    trouble.error_class = error_row(trouble.code).error_class;
    trouble.message = failure.words;
    trouble.fate = fate_of(trouble.code);
    return trouble;
}

std::optional<Trouble> first_trouble(const std::variant<Reply, Trouble>& outcome) {
    if (const auto* const trouble = std::get_if<Trouble>(&outcome)) return *trouble;
    return trouble_of(std::get<Reply>(outcome).messages.front());
}

}  // namespace

Exchange::Exchange(Server server, std::unique_ptr<Transport> transport, const reserve::Clock& clock,
                   reserve::Log& log)
    : server_(std::move(server)),
      transport_(std::move(transport)),
      clock_(clock),
      log_(log),
      gate_(clock, server_.call_limit) {}

std::string Exchange::version() const {
    const std::lock_guard lock(mutex_);
    return newest_;
}

std::optional<reserve::Instant> Exchange::certificate_expires() const {
    const std::lock_guard lock(mutex_);
    return certificate_expires_;
}

// The newest version that the server takes, from the one that it took last.
Exchange::Outcome Exchange::call(const Mailbox& mailbox, const Call& call) {
    using std::chrono::steady_clock;
    const auto deadline = steady_clock::now() + call.limit;
    const auto ask = [&](SchemaVersion version) {
        const auto left = std::chrono::floor<std::chrono::milliseconds>(deadline - steady_clock::now());
        return ask_in(version, mailbox, {call.body, left, call.repeatable});
    };
    SchemaVersion version = version_;
    const Outcome newest = ask(version);
    Outcome outcome = newest;
    while (asks_for_older_version(outcome)) {
        const auto older = next_older(version);
        if (!older) {
            schema_error_tells_version_ = false;
            return newest;
        }
        version = *older;
        outcome = ask(version);
    }
    learn(version, outcome);
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
bool Exchange::asks_for_older_version(const Outcome& outcome) const {
    const auto trouble = first_trouble(outcome);
    if (!trouble) return false;
    if (trouble->error_class == ErrorClass::version) return true;
    return trouble->code == "ErrorSchemaValidation" && schema_error_tells_version_;
}

void Exchange::learn(SchemaVersion version, const Outcome& outcome) {
    const auto* const reply = std::get_if<Reply>(&outcome);
    if (!reply) return;
    version_ = version;
    schema_error_tells_version_ = false;
    const std::string is = reply->server_version.empty() ? "" : "is " + product_name(reply->server_version);
    const std::string asked = "is asked in " + std::string(name_of(version));
    const std::string line = "exchange " + server_.name + ' ' + is + (is.empty() ? "" : ", ") + asked;
    const std::lock_guard lock(mutex_);
    newest_ = is + (is.empty() ? "" : ", ") + asked;
    constexpr std::size_t most = 100;  // builds behind one address
    if (shown_.size() < most && shown_.insert(line).second) log_.action(line);
}

Exchange::Outcome Exchange::call_once(const Mailbox& mailbox, const Call& call, SchemaVersion version) {
    const std::string impersonate = mailbox.access == Access::impersonation ? mailbox.address : "";
    const auto result = transport_->post(
        {envelope(version, impersonate, call.body), mailbox.address, call.limit, call.repeatable});
    if (const auto* const failure = std::get_if<HttpFailure>(&result)) return trouble_of(*failure);
    const auto& reply = std::get<HttpReply>(result);
    if (reply.certificate_expires) {
        const std::lock_guard lock(mutex_);
        certificate_expires_ = reply.certificate_expires;
    }
    if (reply.server_time) clock_ahead_ = (*reply.server_time - clock_.now()).count();
    return read_reply(reply);
}

}  // namespace ews
