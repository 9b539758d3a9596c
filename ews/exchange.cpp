#include "ews/exchange.hpp"

#include "ews/errors/error_table.hpp"

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

bool asks_for_older_version(const std::variant<Reply, Trouble>& result) {
    if (const auto* const trouble = std::get_if<Trouble>(&result))
        return trouble->error_class == ErrorClass::version;
    const auto first = trouble_of(std::get<Reply>(result).messages.front());
    return first && first->error_class == ErrorClass::version;
}

}  // namespace

Exchange::Exchange(Server server, std::unique_ptr<Transport> transport, const reserve::Clock& clock)
    : server_(std::move(server)), transport_(std::move(transport)), clock_(clock) {}

std::variant<Reply, Trouble> Exchange::call(const Mailbox& mailbox, const Call& call) {
    SchemaVersion version = version_;
    while (true) {
        auto result = call_once(mailbox, call, version);
        const auto older = next_older(version);
        if (!asks_for_older_version(result) || !older) return result;
        version = *older;
        version_ = version;
    }
}

std::variant<Reply, Trouble> Exchange::call_once(const Mailbox& mailbox, const Call& call,
                                                 SchemaVersion version) {
    const std::string impersonate = mailbox.access == Access::impersonation ? mailbox.address : "";
    const auto result = transport_->post(
        {envelope(version, impersonate, call.body), mailbox.address, call.limit, call.repeatable});
    if (const auto* const failure = std::get_if<HttpFailure>(&result)) return trouble_of(*failure);
    const auto& reply = std::get<HttpReply>(result);
    if (reply.server_time) clock_ahead_ = (*reply.server_time - clock_.now()).count();
    return read_reply(reply);
}

}  // namespace ews
