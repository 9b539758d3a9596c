#include "ews/soap/envelope.hpp"

#include <algorithm>
#include <array>

#include "ews/soap/writer.hpp"

namespace ews {
namespace {

constexpr std::array all_versions{SchemaVersion::exchange2013_sp1, SchemaVersion::exchange2013,
                                  SchemaVersion::exchange2010_sp2, SchemaVersion::exchange2010_sp1,
                                  SchemaVersion::exchange2010,     SchemaVersion::exchange2007_sp1};

}  // namespace

std::string_view name_of(SchemaVersion version) {
    switch (version) {
        case SchemaVersion::exchange2013_sp1:
            return "Exchange2013_SP1";
        case SchemaVersion::exchange2013:
            return "Exchange2013";
        case SchemaVersion::exchange2010_sp2:
            return "Exchange2010_SP2";
        case SchemaVersion::exchange2010_sp1:
            return "Exchange2010_SP1";
        case SchemaVersion::exchange2010:
            return "Exchange2010";
        case SchemaVersion::exchange2007_sp1:
            break;
    }
    return "Exchange2007_SP1";
}

std::optional<SchemaVersion> schema_version(std::string_view name) {
    for (const SchemaVersion version : all_versions) {
        if (name_of(version) == name) return version;
    }
    return std::nullopt;
}

std::vector<SchemaVersion> versions_from(SchemaVersion first) {
    std::vector<SchemaVersion> versions(all_versions.begin(), all_versions.end());
    std::ranges::rotate(versions, std::ranges::find(versions, first));
    return versions;
}

// The order of headers counts: RequestServerVersion, ExchangeImpersonation.
std::string envelope(SchemaVersion version, std::string_view impersonate, std::string_view body) {
    XmlWriter xml;
    xml.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    xml.open("soap:Envelope", {{"xmlns:soap", "http://schemas.xmlsoap.org/soap/envelope/"},
                               {"xmlns:t", "http://schemas.microsoft.com/exchange/services/2006/types"},
                               {"xmlns:m", "http://schemas.microsoft.com/exchange/services/2006/messages"}});
    xml.open("soap:Header").empty("t:RequestServerVersion", {{"Version", name_of(version)}});
    if (!impersonate.empty()) {
        xml.open("t:ExchangeImpersonation").open("t:ConnectingSID");
        xml.leaf("t:PrimarySmtpAddress", impersonate).close().close();
    }
    xml.close().open("soap:Body").append(body).close().close();
    return xml.str();
}

}  // namespace ews
