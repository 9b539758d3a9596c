#include "reserve/desk/policy_of.hpp"

#include <stdexcept>

namespace reserve {

BookingPolicy policy_of(const Room& room, const DecidingSettings& settings) {
    if (room.booking.empty()) return settings.booking;
    if (!settings.room_policy)
        throw std::logic_error("nobody can read the settings of the room " + room.name);
    return settings.room_policy(settings.booking, room);
}

}  // namespace reserve
