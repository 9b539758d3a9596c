#include "tests/exchange/mailbox/faults.hpp"

#include <algorithm>

#include "tests/exchange/mail/encoding.hpp"

namespace exchange {

const std::map<std::string, std::string>& fault_kinds() {
    static const std::map<std::string, std::string> kinds{
        {"refused", "the connection is closed without an answer, and nothing is done"},
        {"slow",
         "waits delay_ms before the call is done (whether the client still waits or not); after=true: after "
         "it"},
        {"http_status",
         "answers with `status` (500, 503, 429, ...) without XML; retry_after adds the header"},
        {"code",
         "answers with the EWS error `code`: as a SOAP fault with HTTP 500 (status=200: with 200), or "
         "per_item=true in a response message; back_off_ms adds BackOffMilliseconds; nothing is done"},
        {"throttle",
         "each caller may make `limit` calls at once, and one more each delay_ms; who has used that up gets "
         "ErrorServerBusy with BackOffMilliseconds until half of it is there again; after=true: more comes only "
         "then, so that `limit` calls use it up at any speed"},
        {"response_lost", "does the call, then closes the connection without an answer"},
        {"unauthorized", "answers 401 as for an expired password"},
        {"garbage", "does the call and answers 200 with a body that is no XML"},
        {"huge", "does the call and answers with `bytes` octets of XML that never ends well"},
        {"chunks",
         "answers in HTTP chunks of `limit` octets each (1 unless told); after=true: breaks off half way"},
        {"segments",
         "answers in segments of `limit` octets each (1 unless told); after=true: breaks off half way"},
        {"truncated", "does the call and closes the connection in the middle of the answer"},
        {"unsupported_path",
         "FindItem with a restriction on an extended property fails with `code`, by default "
         "ErrorUnsupportedPathForQuery"},
        {"find_limit", "FindItem returns at most `limit` items a call (EWSFindCountLimit)"},
        {"withhold_response", "an answer leaves MyResponseType and AppointmentReplyTime as they were"},
        {"withhold_removal", "an answer leaves the request in the Inbox"},
        {"withhold_copy", "an answer leaves no copy in Sent Items"},
        {"withhold_headers", "the copy in Sent Items lacks the InternetMessageHeaders"},
        {"auto_accept", "the request is accepted by Exchange at once, and leaves the Inbox"},
        {"delay_delivery", "the request reaches the Inbox delay_ms late"},
        {"delay_forward", "the forward leaves delay_ms late"},
        {"drop_forward", "the forward is never sent"},
    };
    return kinds;
}

bool Faults::add(const Fault& fault) {
    if (!fault_kinds().contains(fault.kind)) return false;
    faults_.push_back(fault);
    return true;
}

void Faults::clear() { faults_.clear(); }

std::optional<Fault> Faults::strike(std::string_view kind, std::string_view operation,
                                    std::string_view mailbox) {
    const auto at = std::find_if(faults_.begin(), faults_.end(), [&](const Fault& fault) {
        return fault.kind == kind && (fault.operation.empty() || fault.operation == operation) &&
               (fault.mailbox.empty() || equal_blind(fault.mailbox, mailbox));
    });
    if (at == faults_.end()) return std::nullopt;
    const Fault fault = *at;
    if (at->times > 0 && --at->times == 0) faults_.erase(at);
    return fault;
}

}  // namespace exchange
