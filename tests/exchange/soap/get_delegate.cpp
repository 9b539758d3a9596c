#include "tests/exchange/mail/encoding.hpp"
#include "tests/exchange/soap/answer_text.hpp"
#include "tests/exchange/soap/operations.hpp"

namespace exchange {
namespace {

// getdelegate-operation-2.xml
std::string delegate(const std::string& address) {
    return "<m:DelegateUserResponseMessageType "
           "ResponseClass=\"Success\"><m:ResponseCode>NoError</m:ResponseCode>"
           "<m:DelegateUser><t:UserId>" +
           tag("PrimarySmtpAddress", address) + tag("DisplayName", address) + "</t:UserId>" +
           tag("ReceiveCopiesOfMeetingMessages", "false") + tag("ViewPrivateItems", "false") +
           "</m:DelegateUser></m:DelegateUserResponseMessageType>";
}

}  // namespace

// Who does not own the mailbox is told of no delegate, himself included [ecederstrand/exchangelib, issue
// 838].
std::string get_delegate(Context& context, const Element& request) {
    const Element* const address = request.path({"m:Mailbox", "t:EmailAddress"});
    if (!address) return context.failed("ErrorMissingEmailAddress");
    const std::string mailbox = lower(address->text);
    if (!context.store().has_mailbox(mailbox)) return context.failed("ErrorNonExistentMailbox");
    Context of_account = context;
    of_account.impersonated.clear();
    const bool is_delegate = !context.account.mailbox.empty() && of_account.rights(mailbox).send_on_behalf;
    const bool told = is_delegate && context.owns(mailbox);
    const std::string list =
        told ? "<m:ResponseMessages>" + delegate(context.account.mailbox) + "</m:ResponseMessages>" : "";
    return success(context.operation,
                   list + "<m:DeliverMeetingRequests>DelegatesAndMe</m:DeliverMeetingRequests>");
}

}  // namespace exchange
