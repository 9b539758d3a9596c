#include "tests/exchange/control/json.hpp"

#include <stdexcept>

namespace exchange {
namespace {

using nlohmann::json;

template <typename T>
json or_null(const std::optional<T>& value) {
    return value ? json(*value) : json(nullptr);
}

json headers_json(const Headers& headers) {
    json object = json::object();
    for (const auto& [name, value] : headers) object[name] = value;
    return object;
}

const char* state_name(Forward::State state) {
    switch (state) {
        case Forward::State::accepted:
            return "accepted";
        case Forward::State::refused:
            return "refused";
        case Forward::State::dropped:
            return "dropped";
        case Forward::State::waiting:
            break;
    }
    return "waiting";
}

Rights rights_from(const json& object) {
    const std::string folders = object.value("folders", "editor");
    Rights rights;
    rights.send_on_behalf = object.value("send_on_behalf", true);
    if (folders == "none")
        rights.folders = Rights::Folders::none;
    else if (folders == "reviewer")
        rights.folders = Rights::Folders::reviewer;
    else if (folders != "editor")
        throw std::invalid_argument("folders: editor, reviewer or none");
    return rights;
}

}  // namespace

json to_json(const OrganizerMail& mail) {
    return {{"number", mail.number},
            {"at", mail.at},
            {"at_ms", mail.at_ms},
            {"kind", mail.kind},
            {"room", mail.room},
            {"organizer", mail.organizer},
            {"uid", mail.uid},
            {"recurrence_id", or_null(mail.recurrence_id)},
            {"sequence", mail.sequence},
            {"subject", mail.subject},
            {"text", mail.text},
            {"from", mail.from},
            {"sender", mail.sender},
            {"automatic", mail.automatic},
            {"headers", headers_json(mail.headers)}};
}

json to_json(const Forward& forward) {
    return {{"number", forward.number},
            {"state", state_name(forward.state)},
            {"mail_from", forward.mail_from},
            {"recipients", forward.recipients},
            {"refused_recipients", forward.refused_recipients},
            {"reply", forward.reply},
            {"attempts", forward.attempts}};
}

json to_json(const Call& call) {
    return {{"number", call.number},   {"at", call.at},           {"operation", call.operation},
            {"mailbox", call.mailbox}, {"account", call.account}, {"result", call.result}};
}

json to_json(const Entry& entry) {
    return {{"id", entry.id},
            {"item_class", entry.item_class},
            {"subject", entry.subject},
            {"uid", entry.uid},
            {"recurrence_id", or_null(entry.recurrence_id)},
            {"sequence", entry.sequence},
            {"start", entry.start},
            {"end", entry.end},
            {"response", entry.response},
            {"reply_time", or_null(entry.reply_time)},
            {"out_of_date", entry.out_of_date},
            {"cancelled", entry.cancelled},
            {"recurring", entry.recurring},
            {"organizer", entry.organizer},
            {"headers", headers_json(entry.headers)}};
}

json to_json(const Fault& fault) {
    return {{"kind", fault.kind},
            {"operation", fault.operation},
            {"mailbox", fault.mailbox},
            {"times", fault.times},
            {"status", fault.status},
            {"code", fault.code},
            {"per_item", fault.per_item},
            {"after", fault.after},
            {"delay_ms", fault.delay.count()},
            {"limit", fault.limit},
            {"bytes", fault.bytes},
            {"message", fault.message},
            {"back_off_ms", or_null(fault.back_off_ms)},
            {"retry_after", or_null(fault.retry_after)}};
}

Room room_from(const json& object) {
    Room room;
    room.mailbox = object.at("mailbox").get<std::string>();
    room.receiving = object.value("receiving", "");
    room.forward = object.value("forward", true);
    room.auto_accept = object.value("auto_accept", false);
    room.delivery_delay = std::chrono::milliseconds(object.value("delivery_delay_ms", 0));
    room.attendant_delay = std::chrono::milliseconds(object.value("attendant_delay_ms", 0));
    room.uid_as_hex = object.value("uid_as_hex", false);
    room.global_object_id_without_nul = object.value("global_object_id_without_nul", false);
    return room;
}

Account account_from(const json& object) {
    Account account;
    account.name = object.at("name").get<std::string>();
    account.password = object.value("password", "");
    account.expired = object.value("expired", false);
    account.impersonation = object.value("impersonation", true);
    account.mailbox = object.value("mailbox", "");
    account.x500 = object.value("x500", "");
    account.rights = rights_from(object);
    for (const auto& [room, rights] : object.value("rooms", json::object()).items())
        account.rights_by_room.emplace_back(room, rights_from(rights));
    return account;
}

Fault fault_from(const json& object) {
    Fault fault;
    fault.kind = object.at("kind").get<std::string>();
    fault.operation = object.value("operation", "");
    fault.mailbox = object.value("mailbox", "");
    fault.times = object.value("times", std::int64_t{-1});
    fault.status = object.value("status", fault.kind == "code" ? 500 : 503);
    fault.code = object.value("code", "");
    fault.message = object.value("message", "");
    fault.per_item = object.value("per_item", false);
    fault.after = object.value("after", false);
    fault.delay = std::chrono::milliseconds(object.value("delay_ms", 0));
    fault.bytes = object.value("bytes", fault.bytes);
    fault.limit = object.value("limit", 1);
    if (object.contains("back_off_ms")) fault.back_off_ms = object["back_off_ms"].get<std::int64_t>();
    if (object.contains("retry_after")) fault.retry_after = object["retry_after"].get<int>();
    return fault;
}

}  // namespace exchange
