#include "tests/exchange/soap/answer_text.hpp"

#include <map>

namespace exchange {
namespace {

// The header of msdocs/how-to-propose-a-new-meeting-time-by-using-ews-in-exchange-2.xml, with the numbers of
// Exchange 2019.
constexpr std::string_view head =
    R"(<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">)"
    R"(<s:Header><h:ServerVersionInfo MajorVersion="15" MinorVersion="2" MajorBuildNumber="1544" MinorBuildNumber="4" )"
    R"(Version="V2017_07_11" xmlns:h="http://schemas.microsoft.com/exchange/services/2006/types"/></s:Header><s:Body>)";
constexpr std::string_view foot = "</s:Body></s:Envelope>";
constexpr std::string_view errors =
    R"( xmlns:e="http://schemas.microsoft.com/exchange/services/2006/errors")";
constexpr std::string_view types = R"( xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types")";

constexpr std::string_view both =
    R"( xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types")";

// GetDelegate answers with one message, that is the response itself (getdelegate-operation-2.xml).
bool is_response_itself(std::string_view operation) { return operation == "GetDelegate"; }

std::string message_with(std::string_view operation, std::string_view response_class,
                         const std::string& content) {
    const std::string name =
        "m:" + std::string(operation) + (is_response_itself(operation) ? "Response" : "ResponseMessage");
    return "<" + name + std::string(is_response_itself(operation) ? both : "") + " ResponseClass=\"" +
           std::string(response_class) + "\">" + content + "</" + name + ">";
}

std::string value(std::string_view name, const std::string& text) {
    return "<t:Value Name=\"" + std::string(name) + "\">" + escaped(text) + "</t:Value>";
}

std::string message_xml(const FaultDetail& detail) {
    std::string inner;
    if (detail.back_off_ms) inner += value("BackOffMilliseconds", std::to_string(*detail.back_off_ms));
    if (detail.line) inner += tag("LineNumber", std::to_string(*detail.line));
    if (detail.position) inner += tag("LinePosition", std::to_string(*detail.position));
    if (!detail.violation.empty()) inner += tag("Violation", detail.violation);
    return inner.empty() ? inner : "<t:MessageXml" + std::string(types) + ">" + inner + "</t:MessageXml>";
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        if (c == '&')
            result += "&amp;";
        else if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (c == '"')
            result += "&quot;";
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t' || c == '\r')
            result += c;
    }
    return result;
}

std::string tag(std::string_view name, std::string_view text) {
    const std::string full = "t:" + std::string(name);
    return "<" + full + ">" + escaped(text) + "</" + full + ">";
}

std::string message_of(std::string_view code) {
    static const std::map<std::string, std::string, std::less<>> messages{
        {"ErrorItemNotFound", "The specified object was not found in the store."},
        {"ErrorInvalidIdMalformed", "Id is malformed."},
        {"ErrorSendAsDenied",
         "The user account which was used to submit this request does not have the right to send "
         "mail on behalf of the specified sending account."},
        {"ErrorInvalidPropertyRequest", "Property is not valid for this object type."},
        {"ErrorServerBusy", "The server cannot service this request right now. Try again later."},
        {"ErrorSchemaValidation", "The request failed schema validation."},
        {"ErrorInternalServerError", "An internal server error occurred. The operation failed."},
        {"ErrorTooManyObjectsOpened", "Too many concurrent connections opened."},
        {"ErrorAccessDenied", "Access is denied. Check credentials and try again."},
        {"ErrorImpersonateUserDenied",
         "The account does not have permission to impersonate the requested user."},
        {"ErrorNonExistentMailbox", "The SMTP address has no mailbox associated with it."},
        {"ErrorMissingEmailAddress",
         "When making a request as an account that does not have a mailbox, you must specify "
         "the mailbox primary SMTP address for any distinguished folder Ids."},
        {"ErrorFolderNotFound", "The specified folder could not be found in the store."},
        {"ErrorInvalidChangeKey", "The change key is invalid."},
        {"ErrorSendMeetingCancellationsRequired",
         "SendMeetingCancellations attribute is required for Calendar items."},
        {"ErrorSendMeetingInvitationsRequired",
         "SendMeetingInvitations attribute is required for Calendar items."},
        {"ErrorMessageDispositionRequired",
         "The MessageDisposition attribute is required for this operation."},
        {"ErrorInvalidRestriction", "The restriction is invalid."},
        {"ErrorUnsupportedPathForQuery", "The property can not be used with this type of restriction."},
        {"ErrorCalendarViewRangeTooBig", "The specified view range exceeds the maximum range of two years."},
        {"ErrorInvalidSyncStateData", "Synchronization state data is corrupt or otherwise invalid."},
        {"ErrorInvalidServerVersion", "The specified server version is invalid."},
    };
    const auto found = messages.find(code);
    return found == messages.end() ? std::string(code) + " (by order)." : found->second;
}

std::string success(std::string_view operation, std::string_view content) {
    return message_with(operation, "Success",
                        "<m:ResponseCode>NoError</m:ResponseCode>" + std::string(content));
}

std::string failure(std::string_view operation, std::string_view code, std::string_view words,
                    std::optional<long long> back_off_ms) {
    // Requests for items and folders carry an empty list behind the error
    // (createitem-operation-meeting-request-3.xml).
    const bool items = operation == "CreateItem" || operation == "GetItem" || operation == "UpdateItem";
    const std::string hint =  // exchangelib/test_services-1.xml shows where MessageXml stands
        back_off_ms ? "<m:MessageXml>" + value("BackOffMilliseconds", std::to_string(*back_off_ms)) +
                          "</m:MessageXml>"
                    : "";
    return message_with(operation, "Error",
                        "<m:MessageText>" + escaped(words.empty() ? message_of(code) : std::string(words)) +
                            "</m:MessageText><m:ResponseCode>" + escaped(code) +
                            "</m:ResponseCode><m:DescriptiveLinkKey>0</m:DescriptiveLinkKey>" + hint +
                            (items ? "<m:Items/>" : ""));
}

std::string response_envelope(std::string_view operation, std::string_view messages) {
    if (is_response_itself(operation)) return std::string(head) + std::string(messages) + std::string(foot);
    const std::string name = "m:" + std::string(operation) + "Response";
    return std::string(head) + "<" + name + std::string(both) + "><m:ResponseMessages>" +
           std::string(messages) + "</m:ResponseMessages></" + name + ">" + std::string(foot);
}

// After busy/TestBackOffMilliseconds-1.xml and exchangelib/test_services-4.xml.
std::string fault_envelope(std::string_view code, std::string_view words, const FaultDetail& detail) {
    const std::string said = escaped(words.empty() ? message_of(code) : std::string(words));
    const std::string space(errors);
    return std::string(head) +
           "<s:Fault><faultcode xmlns:a=\"http://schemas.microsoft.com/exchange/services/2006/types\">a:" +
           escaped(code) + "</faultcode><faultstring xml:lang=\"en-US\">" + said +
           "</faultstring><detail><e:ResponseCode" + space + ">" + escaped(code) +
           "</e:ResponseCode><e:Message" + space + ">" + said + "</e:Message>" + message_xml(detail) +
           "</detail></s:Fault>" + std::string(foot);
}

}  // namespace exchange
