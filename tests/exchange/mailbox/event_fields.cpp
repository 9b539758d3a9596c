#include "tests/exchange/mailbox/event_fields.hpp"

#include <sstream>

namespace exchange {
namespace {

std::string number(std::int64_t value) { return std::to_string(value); }
std::string flag(bool value) { return value ? "1" : "0"; }
bool flag(const Event& event, const std::string& name) { return text(event, name) == "1"; }

std::string rights_text(const Rights& rights) {
    return number(static_cast<int>(rights.folders)) + (rights.send_on_behalf ? "+" : "-");
}

Rights rights_of(const std::string& text) {
    return {static_cast<Rights::Folders>(text.empty() ? 2 : text[0] - '0'), !text.ends_with('-')};
}

// Fields that may hold anything stand one after the other, each with its length.
std::string packed(const std::vector<std::string>& fields) {
    std::string all;
    for (const auto& field : fields) all += std::to_string(field.size()) + ":" + field;
    return all;
}

std::vector<std::string> unpacked(const std::string& all) {
    std::vector<std::string> fields;
    for (std::size_t at = 0; at < all.size();) {
        const auto colon = all.find(':', at);
        const auto size = static_cast<std::size_t>(std::stoull(all.substr(at, colon - at)));
        fields.push_back(all.substr(colon + 1, size));
        at = colon + 1 + size;
    }
    return fields;
}

}  // namespace

std::string text(const Event& event, const std::string& name) {
    const auto at = event.find(name);
    return at == event.end() ? std::string() : at->second;
}

std::int64_t integer(const Event& event, const std::string& name) {
    const std::string value = text(event, name);
    return value.empty() ? 0 : std::stoll(value);
}

std::optional<Seconds> instant(const Event& event, const std::string& name) {
    if (text(event, name).empty()) return std::nullopt;
    return integer(event, name);
}

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& word : words) all += (all.empty() ? "" : " ") + word;
    return all;
}

std::vector<std::string> words(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> all;
    for (std::string word; in >> word;) all.push_back(word);
    return all;
}

Event to_event(const Room& room) {
    return {{"verb", "room"},
            {"mailbox", room.mailbox},
            {"receiving", room.receiving},
            {"forward", flag(room.forward)},
            {"auto_accept", flag(room.auto_accept)},
            {"delivery_delay", number(room.delivery_delay.count())},
            {"attendant_delay", number(room.attendant_delay.count())},
            {"uid_as_hex", flag(room.uid_as_hex)},
            {"without_nul", flag(room.global_object_id_without_nul)}};
}

Room room_of(const Event& event) {
    return {text(event, "mailbox"),
            text(event, "receiving"),
            flag(event, "forward"),
            flag(event, "auto_accept"),
            std::chrono::milliseconds(integer(event, "delivery_delay")),
            std::chrono::milliseconds(integer(event, "attendant_delay")),
            flag(event, "uid_as_hex"),
            flag(event, "without_nul")};
}

Event to_event(const Account& account) {
    std::vector<std::string> rights;
    for (const auto& [room, right] : account.rights_by_room) {
        rights.push_back(room);
        rights.push_back(rights_text(right));
    }
    return {{"verb", "account"},
            {"name", account.name},
            {"password", account.password},
            {"expired", flag(account.expired)},
            {"impersonation", flag(account.impersonation)},
            {"mailbox", account.mailbox},
            {"rights", rights_text(account.rights)},
            {"rights_by_room", joined(rights)},
            {"certificate", account.certificate},
            {"x500", account.x500}};
}

Account account_of(const Event& event) {
    Account account{text(event, "name"),
                    text(event, "password"),
                    flag(event, "expired"),
                    flag(event, "impersonation"),
                    text(event, "mailbox"),
                    rights_of(text(event, "rights")),
                    {},
                    text(event, "certificate"),
                    text(event, "x500")};
    const auto rights = words(text(event, "rights_by_room"));
    for (std::size_t i = 0; i + 1 < rights.size(); i += 2)
        account.rights_by_room.emplace_back(rights[i], rights_of(rights[i + 1]));
    return account;
}

Event to_event(const AnswerOrder& order, Seconds at) {
    std::vector<std::string> headers;
    for (const auto& [name, value] : order.headers) headers.insert(headers.end(), {name, value});
    return {{"verb", "answer"},
            {"at", number(at)},
            {"kind", number(static_cast<int>(order.kind))},
            {"item", number(static_cast<std::int64_t>(order.item))},
            {"original", order.original ? number(*order.original) : ""},
            {"disposition", number(static_cast<int>(order.disposition))},
            {"text", order.text},
            {"headers", packed(headers)},
            {"sender", order.sender},
            {"copy_mailbox", order.copy_mailbox},
            {"copy_folder", number(static_cast<int>(order.copy_folder))},
            {"automatic", flag(order.automatic)},
            {"withhold_response", flag(order.withhold_response)},
            {"withhold_removal", flag(order.withhold_removal)},
            {"withhold_headers", flag(order.withhold_headers)}};
}

AnswerOrder answer_order_of(const Event& event) {
    AnswerOrder order;
    order.kind = static_cast<Response>(integer(event, "kind"));
    order.item = static_cast<Number>(integer(event, "item"));
    order.original = instant(event, "original");
    order.disposition = static_cast<Disposition>(integer(event, "disposition"));
    order.text = text(event, "text");
    const auto headers = unpacked(text(event, "headers"));
    for (std::size_t i = 0; i + 1 < headers.size(); i += 2)
        order.headers.emplace_back(headers[i], headers[i + 1]);
    order.sender = text(event, "sender");
    order.copy_mailbox = text(event, "copy_mailbox");
    order.copy_folder = static_cast<Folder>(integer(event, "copy_folder"));
    order.automatic = flag(event, "automatic");
    order.withhold_response = flag(event, "withhold_response");
    order.withhold_removal = flag(event, "withhold_removal");
    order.withhold_headers = flag(event, "withhold_headers");
    return order;
}

Event to_event(const Item& item) {
    std::vector<std::string> starts;
    for (const Seconds start : item.starts) starts.push_back(number(start));
    std::vector<std::string> properties;
    for (const auto& property : item.properties)
        properties.insert(properties.end(), {property.path, property.xml, property.value});
    return {{"verb", "create"},
            {"mailbox", item.mailbox},
            {"folder", number(static_cast<int>(item.folder))},
            {"class", item.item_class},
            {"subject", item.subject},
            {"body", item.body},
            {"sensitivity", item.sensitivity},
            {"from", item.from},
            {"to", item.to},
            {"uid", item.uid},
            {"response", number(static_cast<int>(item.response))},
            {"start", number(item.start)},
            {"end", number(item.end)},
            {"location", item.location},
            {"free_busy", item.free_busy},
            {"starts", joined(starts)},
            {"properties", packed(properties)},
            {"at", number(item.received)}};
}

namespace {

// The property set InternetHeaders holds headers of the mail [MS-OXPROPS 1.3.2, PS_INTERNET_HEADERS].
Headers headers_among(const std::vector<ExtendedProperty>& properties) {
    constexpr std::string_view set = "InternetHeaders/";
    Headers headers;
    for (const auto& [path, xml, value] : properties)
        if (path.starts_with(set))
            headers.emplace_back(path.substr(set.size(), path.rfind('/') - set.size()), value);
    return headers;
}

}  // namespace

Item item_of(const Event& event) {
    Item item;
    item.mailbox = text(event, "mailbox");
    item.folder = static_cast<Folder>(integer(event, "folder"));
    item.item_class = text(event, "class");
    item.subject = text(event, "subject");
    item.body = text(event, "body");
    item.sensitivity = text(event, "sensitivity");
    item.from = item.sender = text(event, "from");
    item.to = text(event, "to");
    item.uid = text(event, "uid");
    item.response = static_cast<Response>(integer(event, "response"));
    if (!item.uid.empty()) item.goid = global_object_id(item.uid, {}, false);
    item.start = integer(event, "start");
    item.end = integer(event, "end");
    item.location = text(event, "location");
    item.free_busy = text(event, "free_busy");
    for (const std::string& start : words(text(event, "starts"))) item.starts.push_back(std::stoll(start));
    item.response = is_appointment(item) ? Response::organizer : Response::unknown;
    const auto properties = unpacked(text(event, "properties"));
    for (std::size_t i = 0; i + 2 < properties.size(); i += 3)
        item.properties.push_back({properties[i], properties[i + 1], properties[i + 2]});
    item.headers = headers_among(item.properties);
    item.received = item.modified = integer(event, "at");
    return item;
}

}  // namespace exchange
