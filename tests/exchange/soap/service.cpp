#include "tests/exchange/soap/service.hpp"

#include <algorithm>
#include <set>

#include "tests/exchange/http/sign_in.hpp"
#include "tests/exchange/mail/encoding.hpp"
#include "tests/exchange/mail/instant.hpp"
#include "tests/exchange/soap/answer_text.hpp"
#include "tests/exchange/soap/grammar.hpp"
#include "tests/exchange/soap/operations.hpp"

namespace exchange {
namespace {

HttpReply plain(int status, const std::string& text) {
    HttpReply reply;
    reply.status = status;
    reply.content_type = "text/plain";
    reply.body = text;
    return reply;
}

HttpReply soap_fault(const std::string& code, const std::string& words = "", const FaultDetail& detail = {}) {
    HttpReply reply;
    reply.status = 500;  // SOAP 1.1, 6.2: a fault has this status
    reply.body = fault_envelope(code, words, detail);
    return reply;
}

HttpReply schema_fault(const std::string& body, const Violation& violation) {
    const auto end = body.begin() + std::clamp<std::ptrdiff_t>(violation.offset, 0,
                                                               static_cast<std::ptrdiff_t>(body.size()));
    FaultDetail detail;
    detail.line = static_cast<int>(std::count(body.begin(), end, '\n')) + 1;
    detail.position = static_cast<int>(std::find(std::make_reverse_iterator(end), body.rend(), '\n') -
                                       std::make_reverse_iterator(end)) +
                      1;
    detail.violation = violation.what();
    return soap_fault("ErrorSchemaValidation",
                      "The request failed schema validation: " + std::string(violation.what()), detail);
}

std::string run(Context& context, const Element& request) {
    if (context.operation == "FindItem") return find_item(context, request);
    if (context.operation == "GetItem") return get_item(context, request);
    if (context.operation == "CreateItem") return create_item(context, request);
    if (context.operation == "UpdateItem") return update_item(context, request);
    if (context.operation == "DeleteItem") return delete_item(context, request);
    if (context.operation == "GetFolder") return get_folder(context, request);
    if (context.operation == "SyncFolderItems") return sync_folder_items(context, request);
    if (context.operation == "GetDelegate") return get_delegate(context, request);
    if (context.operation == "ResolveNames") return resolve_names(context, request);
    return context.failed("ErrorInvalidRequest");  // in the schema, but the simulator does not have it
}

// The header's code when it is refused; empty: it is fine.
std::string read_header(const Element& envelope, Context& context) {
    const Element* version = envelope.path({"s:Header", "t:RequestServerVersion"});
    static const std::set<std::string> versions{"Exchange2007",     "Exchange2007_SP1", "Exchange2010",
                                                "Exchange2010_SP1", "Exchange2010_SP2", "Exchange2013",
                                                "Exchange2013_SP1"};
    if (version && !versions.contains(version->attribute_or("Version", "")))
        return "ErrorInvalidServerVersion";
    const Element* person = envelope.path({"s:Header", "t:ExchangeImpersonation", "t:ConnectingSID"});
    if (!person) return {};
    if (!context.account.impersonation) return "ErrorImpersonateUserDenied";
    context.impersonated = lower(person->children[0].text);
    return context.store().has_mailbox(context.impersonated) ? "" : "ErrorNonExistentMailbox";
}

// With impersonation it is the mailbox whose budget is used ["EWS throttling in Exchange"].
std::optional<HttpReply> throttled(Context& context) {
    const auto throttle = context.organization.strike("throttle", context.operation, context.mailbox);
    if (!throttle) return std::nullopt;
    const std::string& caller = context.impersonated.empty() ? context.account.name : context.impersonated;
    const auto busy = context.organization.charge(lower(caller), *throttle);
    if (!busy) return std::nullopt;
    context.result = "ErrorServerBusy";
    return soap_fault("ErrorServerBusy", "", {busy->count(), {}, {}, ""});
}

// The faults that answer instead of the operation.
std::optional<HttpReply> fault_before(Context& context, SignIn allowed) {
    const auto strike = [&](std::string_view kind) {
        auto fault = context.organization.strike(kind, context.operation, context.mailbox);
        if (fault) context.result = kind;
        return fault;
    };
    if (strike("refused")) {
        HttpReply reply;
        reply.ending = HttpReply::Ending::none;
        return reply;
    }
    if (strike("unauthorized")) return unauthorized(allowed);
    if (const auto fault = strike("http_status")) {
        HttpReply reply = plain(fault->status, "by order");
        if (fault->retry_after)
            reply.headers.emplace_back("Retry-After", std::to_string(*fault->retry_after));
        context.result = "HTTP " + std::to_string(fault->status);
        return reply;
    }
    const auto fault = strike("code");
    if (!fault) return std::nullopt;
    const std::string code = fault->code.empty() ? "ErrorServerBusy" : fault->code;
    context.result = code;
    HttpReply reply = soap_fault(code, fault->message, {fault->back_off_ms, {}, {}, ""});
    if (fault->status == 200) reply.status = 200;  // what a fault may have all the same
    if (fault->per_item) {
        reply.status = 200;
        reply.body = response_envelope(context.operation,
                                       failure(context.operation, code, fault->message, fault->back_off_ms));
    }
    return reply;
}

// The faults that spoil the answer of an operation that was done.
void fault_after(Context& context, HttpReply& reply) {
    const auto strike = [&](std::string_view kind) {
        auto fault = context.organization.strike(kind, context.operation, context.mailbox);
        if (fault) context.result += " (" + std::string(kind) + ")";
        return fault;
    };
    if (strike("response_lost")) reply.ending = HttpReply::Ending::none;
    if (strike("garbage")) reply.body = "<html><body>\x01 this is no SOAP & never was";
    if (strike("truncated")) reply.ending = HttpReply::Ending::truncated;
    if (const auto fault = strike("huge")) {
        reply.ending = HttpReply::Ending::huge;
        reply.bytes = fault->bytes;
        while (reply.body.size() < 65536) reply.body += reply.body + std::string(4096, ' ');
    }
}

// Pieces of the reply, whatever it is.
void fault_on_the_way(Context& context, HttpReply& reply) {
    for (const auto& [kind, ending] : {std::pair("chunks", HttpReply::Ending::in_chunks),
                                       std::pair("segments", HttpReply::Ending::in_segments)}) {
        const auto fault = context.organization.strike(kind, context.operation, context.mailbox);
        if (!fault) continue;
        reply.ending = ending;
        reply.bytes = static_cast<std::uint64_t>(std::max(fault->limit, 1));
        reply.breaks_off = fault->after;
    }
}

HttpReply run_call(Context& context, const Element& envelope, const HttpRequest& request, SignIn allowed) {
    const std::string refused = read_header(envelope, context);
    const Element& call = envelope.child("s:Body")->children[0];
    context.operation = call.local_name();
    context.mailbox = context.mailbox_of(call);
    if (auto busy = request.resumed ? std::nullopt : throttled(context)) return *std::move(busy);
    const auto slow = request.resumed
                          ? std::nullopt
                          : context.organization.strike("slow", context.operation, context.mailbox);
    HttpReply reply;
    if (slow && !slow->after) {
        reply.resume_after = slow->delay;
        return reply;
    }
    if (auto fault = fault_before(context, allowed)) return *fault;
    if (!refused.empty()) {
        context.result = refused;
        return soap_fault(refused);
    }
    if (slow) reply.delay = slow->delay;
    reply.body = response_envelope(context.operation, run(context, call));
    fault_after(context, reply);
    return reply;
}

// What locks an account: a refusal that is no step of a handshake, nor one of a token.
bool is_wrong_password(const HttpRequest& request, const HttpConnection& connection) {
    const std::string field = lower(request.header("authorization"));
    return !field.empty() && !field.starts_with("bearer") && connection.challenge.empty() && !connection.gss;
}

}  // namespace

HttpReply Service::answer(const HttpRequest& request, HttpConnection& connection) {
    if (request.path() == "/token") return tokens_.answer(request);
    if (!equal_blind(request.path(), "/EWS/Exchange.asmx")) return plain(404, "not here");
    const auto account = sign_in(organization_, tokens_, sign_in_, request, connection);
    if (const auto* no = std::get_if<HttpReply>(&account)) {
        if (is_wrong_password(request, connection))
            organization_.log_call({0, now(), "sign-in", "", "", "HTTP 401"});
        return *no;
    }
    if (request.method != "POST") return plain(405, "POST only");
    if (!lower(request.header("content-type")).starts_with("text/xml"))
        return plain(415, "the content type was not the expected type 'text/xml; charset=utf-8'");
    const auto lock = organization_.lock();
    Context context{organization_, std::get<Account>(account), {}, {}, {}};
    HttpReply reply;
    try {
        const Element envelope = parse(request.body);
        check(envelope);
        if (envelope.name != "s:Envelope") throw Violation("The root is no SOAP envelope.", 0);
        reply = run_call(context, envelope, request, sign_in_);
    } catch (const NotXml& error) {
        context.result = "ErrorSchemaValidation";
        reply = soap_fault("ErrorSchemaValidation", error.what());
    } catch (const Violation& violation) {
        context.result = "ErrorSchemaValidation";
        reply = schema_fault(request.body, violation);
    }
    if (reply.resume_after) return reply;
    if (reply.ending == HttpReply::Ending::whole) fault_on_the_way(context, reply);
    organization_.log_call(
        {0, now(), context.operation, context.mailbox, context.account.name, context.result});
    return reply;
}

}  // namespace exchange
