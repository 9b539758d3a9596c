#include "ews/responses/reply.hpp"

#include <algorithm>
#include <charconv>

#include "ews/errors/error_table.hpp"

namespace ews {
namespace {

constexpr std::size_t longest_message = 500;

// Not within a character of UTF-8: servers speak the language of the mailbox.
std::string_view shortened(std::string_view text) {
    if (text.size() <= longest_message) return text;
    std::size_t end = longest_message;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
}

Trouble make_trouble(std::string code, std::string_view message) {
    Trouble trouble;
    trouble.error_class = error_row(code).error_class;
    trouble.fate = fate_of(code);
    trouble.code = std::move(code);
    trouble.message = shortened(message);
    return trouble;
}

std::string_view value_in(const Element* message_xml, std::string_view name) {
    if (!message_xml) return {};
    for (const Element& value : message_xml->children)
        if (value.name == "Value" && value.attribute("Name") == name) return value.text;
    return {};
}

std::chrono::milliseconds back_off_in(const Element* message_xml) {
    const std::string_view text = value_in(message_xml, "BackOffMilliseconds");
    long long count = 0;
    std::from_chars(text.data(), text.data() + text.size(), count);
    constexpr long long longest = 24LL * 3600 * 1000;
    return std::chrono::milliseconds(std::clamp(count, 0LL, longest));
}

// Exchange wraps what happened inside: an ErrorInternalServerError whose inner code is the cause.
Trouble with_inner(Trouble trouble, const Element* message_xml) {
    const std::string code(value_in(message_xml, "InnerErrorResponseCode"));
    if (code.empty() || trouble.error_class != ErrorClass::transient) return trouble;
    Trouble inner = make_trouble(code, value_in(message_xml, "InnerErrorMessageText"));
    if (inner.error_class == ErrorClass::unknown) return trouble;
    inner.fate = trouble.fate;
    return inner;
}

std::string_view local_part(std::string_view name) { return name.substr(name.find(':') + 1); }

std::string_view text_in(const Element* element) {
    return element ? std::string_view(element->text) : std::string_view{};
}

// SOAP 1.1, 4.4: faultcode, faultstring and detail are in no namespace; not every server keeps to it.
Trouble read_fault(const Element& fault) {
    const Element* const detail = fault.any_child("detail");
    std::string_view code;
    const Element* const message_xml = detail ? detail->any_child("MessageXml") : nullptr;
    if (detail) code = text_in(detail->any_child("ResponseCode"));
    if (code.empty()) code = local_part(text_in(fault.any_child("faultcode")));
    Trouble trouble = with_inner(
        make_trouble(code.empty() ? "SoapFault" : std::string(code), text_in(fault.any_child("faultstring"))),
        message_xml);
    trouble.back_off = back_off_in(message_xml);
    return trouble;
}

// An HTTP status that brought no XML with it, or XML that is no reply.
Trouble read_status(const HttpReply& http) {
    if (http.status == 403 && !http.ews_policy_reason.empty()) {
        return make_trouble("EwsSwitchedOff", http.ews_policy_reason);
    }
    if (http.status >= 300)  // where a redirect leads, without what it asks there
        return make_trouble("HTTP " + std::to_string(http.status),
                            http.location.substr(0, http.location.find('?')));
    return make_trouble("NotReadable", "HTTP " + std::to_string(http.status) + " without an EWS reply");
}

// A status that says more than a fault whose code nobody knows (a gateway's own 401, 403, 503).
bool outranks(const HttpReply& http, const Trouble& fault) {
    return fault.error_class == ErrorClass::unknown && http.status >= 300 && http.status != 500;
}

std::string version_in(const Element& envelope) {
    const Element* const header = envelope.child(ns::soap, "Header");
    const Element* const info = header ? header->child(ns::types, "ServerVersionInfo") : nullptr;
    if (!info) return {};
    std::string version;
    for (const auto* const part : {"MajorVersion", "MinorVersion", "MajorBuildNumber", "MinorBuildNumber"}) {
        if (!version.empty()) version += '.';
        version += info->attribute(part);
    }
    return version;
}

// The response to GetDelegate is itself the message.
std::vector<Element> messages_in(const Element& body, std::string_view operation) {
    const std::string expected = std::string(operation) + "Response";
    for (const Element& response : body.children) {
        if (response.ns != ns::messages || (!operation.empty() && response.name != expected)) continue;
        if (operation == "GetDelegate") return {response};
        if (const Element* const messages = response.child(ns::messages, "ResponseMessages"))
            return messages->children;
    }
    return {};
}

}  // namespace

std::variant<Reply, Trouble> read_reply(const HttpReply& http, std::string_view operation) {
    auto envelope = read_xml(http.body);
    const Element* const body =
        envelope && envelope->is(ns::soap, "Envelope") ? envelope->child(ns::soap, "Body") : nullptr;
    const Element* const fault = body ? body->child(ns::soap, "Fault") : nullptr;
    const bool may_hold_messages = body && (http.status < 300 || http.status == 500);
    auto messages = may_hold_messages ? messages_in(*body, operation) : std::vector<Element>{};
    if (!messages.empty()) return Reply{std::move(messages), version_in(*envelope)};
    Trouble trouble = fault ? read_fault(*fault) : read_status(http);
    if (outranks(http, trouble)) trouble = read_status(http);
    trouble.back_off = std::max<std::chrono::milliseconds>(trouble.back_off, http.retry_after);
    return trouble;
}

std::optional<Trouble> trouble_of(const Element& message) {
    const std::string_view response_class = message.attribute("ResponseClass");
    if (response_class == "Success") return std::nullopt;
    std::string code(message.text_of(ns::messages, "ResponseCode"));
    if (response_class.empty() || code.empty()) code = "NotReadable";
    const Element* const message_xml = message.any_child("MessageXml");
    Trouble trouble =
        with_inner(make_trouble(std::move(code), message.text_of(ns::messages, "MessageText")), message_xml);
    trouble.back_off = back_off_in(message_xml);
    return trouble;
}

}  // namespace ews
