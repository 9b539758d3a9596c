#include "config/commands/find_room.hpp"

#include <stdexcept>

namespace config {

namespace {

reserve::Room the_one(const std::vector<reserve::Room>& found, const std::string& who) {
    if (found.size() == 1) return found.front();
    throw std::runtime_error("several rooms are called " + who + ": name one by its number or mailbox");
}

}  // namespace

reserve::Room find_room(sql::RoomAdmin& rooms, const std::string& who) {
    const auto found = rooms.find(who);
    if (found.empty())
        throw std::runtime_error("there is no room in use with the number, name or address " + who);
    return the_one(found, who);
}

reserve::Room find_room_of_any_time(sql::RoomAdmin& rooms, const std::string& who) {
    auto found = rooms.find(who);
    if (found.empty()) found = rooms.find_retired(who);
    if (found.empty()) throw std::runtime_error("there is no room with the number, name or address " + who);
    return the_one(found, who);
}

}  // namespace config
