#include "tests/support/fake_directory.hpp"

#include <algorithm>

namespace support {

using reserve::Address;
using reserve::Profile;
using reserve::Room;
using reserve::RoomId;
using reserve::StoredOrganizer;

RoomId FakeDirectory::add_room(const std::string& name, const std::string& mail_domain) {
    const std::lock_guard lock(mutex_);
    const RoomId id{static_cast<std::int64_t>(rooms_.size()) + 1};
    const Room room{id,
                    name,
                    *Address::parse(name + "@" + mail_domain),
                    {*Address::parse(name + "@rooms.example.com")},
                    "Europe/Berlin",
                    "",
                    std::nullopt};
    rooms_.emplace(id, room);
    return id;
}

void FakeDirectory::add_receiving(RoomId room, const Address& address) {
    const std::lock_guard lock(mutex_);
    rooms_.at(room).receiving.push_back(address);
}

void FakeDirectory::pause(RoomId room, bool paused) {
    const std::lock_guard lock(mutex_);
    rooms_.at(room).paused = paused;
}

void FakeDirectory::retire(RoomId room) {
    const std::lock_guard lock(mutex_);
    rooms_.at(room).retired = true;
}

void FakeDirectory::add_profile(Profile profile, const Address& address) {
    const std::lock_guard lock(mutex_);
    profiles_.emplace(address, profile);
}

void FakeDirectory::set_organizer(RoomId room, const std::string& uid, StoredOrganizer organizer) {
    const std::lock_guard lock(mutex_);
    organizers_.insert_or_assign({room, uid}, std::move(organizer));
}

bool FakeDirectory::is_paused(RoomId room) {
    const std::lock_guard lock(mutex_);
    return rooms_.contains(room) && rooms_.at(room).paused;
}

std::optional<Room> FakeDirectory::room_at(const Address& address) {
    const std::lock_guard lock(mutex_);
    for (const auto& [id, stored] : rooms_) {
        const bool receives = std::ranges::find(stored.receiving, address) != stored.receiving.end();
        if (!stored.retired && (receives || stored.mailbox == address)) return stored;
    }
    return std::nullopt;
}

std::optional<Room> FakeDirectory::room(RoomId id) {
    const std::lock_guard lock(mutex_);
    const auto found = rooms_.find(id);
    return found == rooms_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Room> FakeDirectory::rooms() {
    const std::lock_guard lock(mutex_);
    std::vector<Room> rooms;
    for (const auto& [id, stored] : rooms_) {
        if (!stored.retired) rooms.push_back(stored);
    }
    return rooms;
}

std::vector<Profile> FakeDirectory::profiles(const Address& address) {
    const std::lock_guard lock(mutex_);
    std::vector<Profile> profiles;
    const auto [first, last] = profiles_.equal_range(address);
    for (auto found = first; found != last; ++found) {
        profiles.push_back(found->second);
        profiles.back().spelled_otherwise = found->first.text() != address.text();
    }
    return profiles;
}

std::optional<StoredOrganizer> FakeDirectory::organizer_of(RoomId room, const std::string& uid) {
    const std::lock_guard lock(mutex_);
    const auto found = organizers_.find({room, uid});
    return found == organizers_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace support
