#include "tests/exchange/mail/encoding.hpp"
#include "tests/exchange/soap/answer_text.hpp"
#include "tests/exchange/soap/operations.hpp"

namespace exchange {

namespace {

// A legacyExchangeDN is searched for as it is, whole (ambiguous name resolution of the Active Directory).
std::string mailbox_behind(Context& context, std::string entry) {
    if (entry.starts_with("/")) {
        const auto account = context.organization.account_by_x500(entry);
        return account ? account->mailbox : "";
    }
    if (lower(entry).starts_with("smtp:")) entry.erase(0, 5);
    const Room* const room = context.store().room(lower(entry));
    return room ? room->mailbox : "";
}

}  // namespace

// resolvenames-operation-2.xml and -3.xml; an address is searched for as "smtp:ADDRESS" and found in any
// case, in the spelling of the directory (resolvenames-operation.md). Names of persons are not kept here.
std::string resolve_names(Context& context, const Element& request) {
    const std::string mailbox = mailbox_behind(context, request.child("m:UnresolvedEntry")->text);
    if (mailbox.empty()) {
        context.result = "ErrorNameResolutionNoResults";
        return failure(context.operation, context.result, "No results were found.");
    }
    return success(context.operation,
                   "<m:ResolutionSet TotalItemsInView=\"1\" IncludesLastItemInRange=\"true\"><t:Resolution>"
                   "<t:Mailbox>" +
                       tag("Name", mailbox) + tag("EmailAddress", mailbox) + tag("RoutingType", "SMTP") +
                       tag("MailboxType", "Mailbox") + "</t:Mailbox></t:Resolution></m:ResolutionSet>");
}

}  // namespace exchange
