#include "ews/autodiscover/pox.hpp"

#include "ews/soap/element.hpp"
#include "ews/soap/writer.hpp"

namespace ews {
namespace {

std::string text_in(const Element& parent, const char* name) {
    const Element* const child = parent.any_child(name);
    return child ? child->text : std::string();
}

// The server may give both, and gives EXPR first or last.
std::string ews_url_in(const Element& account, const std::string& wanted) {
    std::string any;
    for (const Element& protocol : account.children) {
        if (protocol.name != "Protocol") continue;
        const std::string url = text_in(protocol, "EwsUrl");
        if (url.empty()) continue;
        if (text_in(protocol, "Type") == wanted) return url;
        if (any.empty()) any = url;
    }
    return any;
}

}  // namespace

std::string autodiscover_request(std::string_view address) {
    XmlWriter xml;
    xml.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    xml.open("Autodiscover",
             {{"xmlns", "http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"}});
    xml.open("Request").leaf("EMailAddress", address);
    xml.leaf("AcceptableResponseSchema",
             "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a");
    return xml.close().close().str();
}

std::variant<EwsUrl, RedirectUrl, RedirectAddress, NoSettings> read_autodiscover_reply(std::string_view xml,
                                                                                       bool inside) {
    const auto root = read_xml(xml);
    const Element* const response =
        root && root->name == "Autodiscover" ? root->any_child("Response") : nullptr;
    if (!response) return NoSettings{"no Autodiscover reply"};
    if (const Element* const error = response->any_child("Error"))
        return NoSettings{"error " + text_in(*error, "ErrorCode") + ' ' + text_in(*error, "Message")};
    const Element* const account = response->any_child("Account");
    if (!account) return NoSettings{"a reply without an account"};
    const std::string action = text_in(*account, "Action");
    if (action == "redirectUrl") return RedirectUrl{text_in(*account, "RedirectUrl")};
    if (action == "redirectAddr") return RedirectAddress{text_in(*account, "RedirectAddr")};
    const std::string url = ews_url_in(*account, inside ? "EXCH" : "EXPR");
    if (url.empty()) return NoSettings{"a reply without an EwsUrl"};
    return EwsUrl{url};
}

}  // namespace ews
