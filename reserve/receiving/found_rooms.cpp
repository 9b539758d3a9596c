#include "reserve/receiving/found_rooms.hpp"

namespace reserve {
namespace {

constexpr std::size_t most = 1000;

}  // namespace

std::optional<RoomId> FoundRooms::at(const Address& address, Time now) const {
    const std::lock_guard lock(mutex_);
    const auto found = by_address_.find(address.text());
    if (found == by_address_.end() || found->second.until <= now) return std::nullopt;
    return found->second.room;
}

void FoundRooms::add(const Address& address, RoomId room, Time now) {
    const std::lock_guard lock(mutex_);
    if (by_address_.size() >= most) by_address_.clear();
    by_address_.insert_or_assign(address.text(), Found{room, now + moment});
}

}  // namespace reserve
