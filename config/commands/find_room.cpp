#include "config/commands/find_room.hpp"

#include <stdexcept>

namespace config {

reserve::Room find_room(sql::RoomAdmin& rooms, const std::string& who) {
    const auto found = rooms.find(who);
    if (found.empty())
        throw std::runtime_error("there is no room in use with the number, name or address " + who);
    if (found.size() > 1) {
        throw std::runtime_error("several rooms are called " + who + ": name one by its number or mailbox");
    }
    return found.front();
}

}  // namespace config
