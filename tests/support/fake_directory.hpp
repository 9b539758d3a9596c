#pragma once
#include <map>
#include <mutex>
#include <utility>

#include "reserve/directory.hpp"

namespace support {

// A directory in memory.
class FakeDirectory final : public reserve::Directory {
  public:
    // Mailbox name@mail_domain, received at name@rooms.example.com, in Europe/Berlin.
    reserve::RoomId add_room(const std::string& name, const std::string& mail_domain = "corp.example.com");
    void add_receiving(reserve::RoomId room, const reserve::Address& address);
    void pause(reserve::RoomId room, bool paused = true);
    void retire(reserve::RoomId room);
    void add_profile(reserve::Profile profile, const reserve::Address& address);
    void set_organizer(reserve::RoomId room, const std::string& uid, reserve::StoredOrganizer organizer);
    bool is_paused(reserve::RoomId room);

    std::optional<reserve::Room> room_at(const reserve::Address& address) override;
    std::optional<reserve::Room> room(reserve::RoomId id) override;
    std::vector<reserve::Room> rooms() override;
    std::vector<reserve::Profile> profiles(const reserve::Address& address) override;
    std::optional<reserve::StoredOrganizer> organizer_of(reserve::RoomId room, const std::string& uid) override;

  private:
    std::mutex mutex_;
    std::map<reserve::RoomId, reserve::Room> rooms_;
    std::multimap<reserve::Address, reserve::Profile> profiles_;
    std::map<std::pair<reserve::RoomId, std::string>, reserve::StoredOrganizer> organizers_;
};

}  // namespace support
