#pragma once
#include "reserve/directory.hpp"

namespace sql {

class Readers;

class Directory final : public reserve::Directory {
  public:
    explicit Directory(Readers& readers) : readers_(readers) {}

    std::optional<reserve::Room> room_at(const reserve::Address& address) override;
    std::optional<reserve::Room> room(reserve::RoomId id) override;
    std::vector<reserve::Room> rooms() override;
    std::vector<reserve::Profile> profiles(const reserve::Address& address) override;
    std::optional<reserve::StoredOrganizer> organizer_of(reserve::RoomId room,
                                                         const std::string& uid) override;

  private:
    Readers& readers_;
};

}  // namespace sql
