#include "config/output/effective_policy.hpp"

#include <nlohmann/json.hpp>

#include "config/output/json_text.hpp"
#include "config/output/record_json.hpp"
#include "config/output/text_table.hpp"
#include "config/settings/room_policy.hpp"
#include "config/settings/sections/sections.hpp"

namespace config {

namespace {

using nlohmann::ordered_json;

std::string joined(const std::vector<reserve::Address>& addresses) {
    std::string text;
    for (const reserve::Address& address : addresses) text += (text.empty() ? "" : " ") + address.text();
    return text;
}

bool is_own(const reserve::Room& room, const std::string& name) {
    return ("\n" + room.booking).find("\n" + name + " = ") != std::string::npos;
}

}  // namespace

std::vector<EffectiveSetting> effective_policy(reserve::BookingPolicy of_file, const reserve::Room& room) {
    reserve::BookingPolicy built_in;
    reserve::BookingPolicy effective = room_policy(of_file, room);
    const std::vector<Key> defaults = booking_keys(built_in);
    const std::vector<Key> in_file = booking_keys(of_file);
    std::vector<EffectiveSetting> settings;
    for (std::size_t i = 0; const Key& key : booking_keys(effective)) {
        const bool of_default = in_file[i].show() == defaults[i].show();
        settings.push_back({key.name, key.show(),
                            is_own(room, key.name) ? "room"
                            : of_default           ? "default"
                                                   : "file"});
        ++i;
    }
    return settings;
}

std::string policy_text(const reserve::Room& room, const std::vector<EffectiveSetting>& policy) {
    TextTable about({"room", room.name});
    about.add({"number", std::to_string(static_cast<std::int64_t>(room.id))});
    about.add({"mailbox", room.mailbox.text()});
    about.add({"receiving", joined(room.receiving)});
    about.add({"zone", room.zone});
    about.add({"building", room.building});
    about.add({"capacity", room.capacity ? std::to_string(*room.capacity) : ""});
    about.add({"state", room.paused ? "paused" : "in use"});
    TextTable table({"setting", "value", "from"});
    for (const EffectiveSetting& setting : policy) table.add({setting.name, setting.value, setting.from});
    return about.text() + "\n" + table.text();
}

std::string policy_json(const reserve::Room& room, const std::vector<EffectiveSetting>& policy) {
    ordered_json json = json_of(room);
    json["booking"] = ordered_json::object();
    for (const EffectiveSetting& setting : policy)
        json["booking"][setting.name] = {{"value", ordered_json::parse(setting.value)},
                                         {"from", setting.from}};
    return json_text(json);
}

}  // namespace config
