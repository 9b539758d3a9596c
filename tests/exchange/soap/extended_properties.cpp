#include "tests/exchange/mail/encoding.hpp"
#include "tests/exchange/soap/properties.hpp"

namespace exchange {

// The property set Meeting by its GUID [MS-OXPROPS 1.3.2]; 0x1035 and 0x007D are PidTagInternetMessageId and
// PidTagTransportMessageHeaders.
std::string path_key(const Element& field) {
    const std::string type = field.attribute_or("PropertyType", "");
    if (const auto property_tag = field.attribute("PropertyTag"))
        return "tag/" + lower(*property_tag) + "/" + type;
    std::string set =
        field.attribute_or("DistinguishedPropertySetId", lower(field.attribute_or("PropertySetId", "")));
    if (set == "6ed8da90-450b-101b-98da-00aa003f1305") set = "Meeting";
    if (set == "00020386-0000-0000-c000-000000000046") set = "InternetHeaders";
    if (set == "00020329-0000-0000-c000-000000000046") set = "PublicStrings";
    return set + "/" + field.attribute_or("PropertyId", field.attribute_or("PropertyName", "")) + "/" + type;
}

namespace {

std::optional<std::string> header_value(const Item& item, const std::string& name) {
    for (const auto& [header, value] : item.headers) {
        if (equal_blind(header, name)) return value;
    }
    return std::nullopt;
}

std::optional<std::string> binary(const std::string& bytes) {
    return bytes.empty() ? std::nullopt : std::optional(to_base64(bytes));
}

}  // namespace

std::optional<std::string> extended_value(const View& view, const std::string& key) {
    const Item& item = *view.item;
    if (key == "Meeting/35/Binary") return binary(item.goid.clean);
    if (key == "Meeting/3/Binary") {
        if (!view.date) return binary(item.goid.full);
        return binary(global_object_id(item.uid, view.date->original, false).full);
    }
    if (key == "tag/0x1035/String" && !item.message_id.empty()) return item.message_id;
    constexpr std::string_view headers = "InternetHeaders/";
    if (key.starts_with(headers))
        return header_value(item, key.substr(headers.size(), key.rfind('/') - headers.size()));
    for (const ExtendedProperty& property : item.properties) {
        if (property.path == key) return property.value;
    }
    return std::nullopt;
}

}  // namespace exchange
