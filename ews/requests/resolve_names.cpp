#include "ews/requests/resolve_names.hpp"

#include "ews/soap/writer.hpp"

namespace ews {

std::string resolve_names_request(std::string_view entry) {
    XmlWriter xml;
    xml.open("m:ResolveNames", {{"ReturnFullContactData", "false"}, {"SearchScope", "ActiveDirectory"}});
    return xml.leaf("m:UnresolvedEntry", entry).close().str();
}

}  // namespace ews
