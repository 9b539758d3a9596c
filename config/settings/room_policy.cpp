#include "config/settings/room_policy.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "config/settings/nearest.hpp"
#include "config/settings/sections/sections.hpp"

namespace config {

namespace {

constexpr std::string_view between = ", ;\t";

// A value in TOML; nothing when it is none.
std::optional<Value> toml_value(const std::string& text) {
    if (text.find('\n') != std::string::npos) return std::nullopt;
    const auto parsed = parse_document("[t]\nv = " + text, "");
    const auto* document = std::get_if<Document>(&parsed);
    if (!document || document->tables.size() != 1 || document->tables[0].entries.size() != 1)
        return std::nullopt;
    return document->tables[0].entries[0].value;
}

std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t at = text.find_first_not_of(between); at != std::string::npos;) {
        const std::size_t end = text.find_first_of(between, at);
        parts.push_back(text.substr(at, end - at));
        at = text.find_first_not_of(between, end);
    }
    return parts;
}

// What a key shows now tells of which kind it is.
Value value_for(const Key& key, const std::string& text) {
    const char kind = key.show().front();
    if (kind == '[') return toml_value(text).value_or(parts_of(text));
    if (kind == '"') return text.starts_with('"') ? toml_value(text).value_or(text) : Value(text);
    return toml_value(text).value_or(text);
}

}  // namespace

reserve::BookingPolicy room_policy(reserve::BookingPolicy defaults, const reserve::Room& room) {
    const std::string source = "the settings of the room " + room.name;
    const auto parsed = parse_document("[booking]\n" + room.booking, source);
    if (const auto* mistake = std::get_if<Mistake>(&parsed)) throw std::runtime_error(to_text(*mistake));
    const Filled filled = fill({booking_section(defaults)}, std::get<Document>(parsed), source);
    if (!filled.mistakes.empty()) throw std::runtime_error(to_text(filled.mistakes));
    return defaults;
}

std::variant<reserve::RoomSetting, SettingRefusal> read_room_setting(const std::string& name,
                                                                     const std::string& value) {
    reserve::BookingPolicy policy;
    const std::vector<Key> keys = booking_keys(policy);
    const auto key = std::ranges::find(keys, name, &Key::name);
    if (key == keys.end())
        return SettingRefusal{to_text(Complaint("There is no key " + name + " in [booking].",
                                                did_you_mean(name, names_of_room_settings())))};
    if (value.empty()) return reserve::RoomSetting{name, std::nullopt};
    if (const Complaints wrong = key->put(value_for(*key, value)); !wrong.empty())
        return SettingRefusal{name + " " + to_text(wrong.front())};
    return reserve::RoomSetting{name, key->show()};
}

std::string with_setting(const std::string& booking, const reserve::RoomSetting& change) {
    std::istringstream lines(booking);
    std::string changed;
    for (std::string line; std::getline(lines, line);)
        if (!line.starts_with(change.name + " = ")) changed += line + "\n";
    if (change.value) changed += change.name + " = " + *change.value + "\n";
    return changed;
}

std::vector<std::string> names_of_room_settings() {
    reserve::BookingPolicy policy;
    std::vector<std::string> names;
    for (const Key& key : booking_keys(policy)) names.push_back(key.name);
    return names;
}

std::variant<reserve::RoomSetting, SettingRefusal> read_room_setting(const std::string& written) {
    const auto equals = written.find('=');
    if (equals == std::string::npos)
        return SettingRefusal{"Write a setting as name=value, not \"" + written + "\"."};
    return read_room_setting(written.substr(0, equals), written.substr(equals + 1));
}

}  // namespace config
