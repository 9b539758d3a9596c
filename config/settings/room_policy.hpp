#pragma once
#include <string>
#include <variant>
#include <vector>

#include "reserve/room.hpp"
#include "reserve/rules/policy.hpp"

namespace config {

// `defaults` with the room's own settings over them (Room::booking). Throws when these are none, as another
// program may have written them.
reserve::BookingPolicy room_policy(reserve::BookingPolicy defaults, const reserve::Room& room);

// A setting of a room as it is kept: the name as in [booking], the value as the file would have it. Without a
// value that of the file counts.
struct SettingRefusal {
    std::string words;
};
// Reads "name=value" as people type it: text without quotes, lists with commas or blanks between; nothing
// behind the = takes the room's own value away.
std::variant<reserve::RoomSetting, SettingRefusal> read_room_setting(const std::string& written);
std::variant<reserve::RoomSetting, SettingRefusal> read_room_setting(const std::string& name,
                                                                     const std::string& value);

// Room::booking after a change.
std::string with_setting(const std::string& booking, const reserve::RoomSetting& change);

// The names of all settings that a room may have of its own.
std::vector<std::string> names_of_room_settings();

}  // namespace config
