#include "ews/responses/resolution.hpp"

namespace ews {

// A resolution whose RoutingType is EX has no SMTP address, for all that its EmailAddress says.
std::vector<std::string> read_resolved_addresses(const Element& message) {
    std::vector<std::string> addresses;
    const Element* const set = message.child(ns::messages, "ResolutionSet");
    if (!set) return addresses;
    for (const Element& resolution : set->children) {
        const Element* const mailbox = resolution.child(ns::types, "Mailbox");
        if (!mailbox) continue;
        const std::string_view type = mailbox->text_of(ns::types, "RoutingType");
        const std::string_view address = mailbox->text_of(ns::types, "EmailAddress");
        if ((type.empty() || type == "SMTP") && address.find('@') != address.npos)
            addresses.emplace_back(address);
    }
    return addresses;
}

}  // namespace ews
