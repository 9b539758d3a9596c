#include "ews/requests/get_delegate.hpp"

#include "ews/soap/writer.hpp"

namespace ews {

std::string get_delegate_request(const Mailbox& mailbox) {
    XmlWriter xml;
    xml.open("m:GetDelegate", {{"IncludePermissions", "false"}}).open("m:Mailbox");
    return xml.leaf("t:EmailAddress", mailbox.address).close().close().str();
}

}  // namespace ews
