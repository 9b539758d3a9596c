#pragma once
#include "reserve/resync/resync_book.hpp"

namespace sql {

class Readers;
class Writer;

class ResyncBook final : public reserve::ResyncBook {
  public:
    ResyncBook(Writer& writer, Readers& readers) : writer_(writer), readers_(readers) {}

    std::vector<std::string> uids(reserve::RoomId room) override;
    std::set<std::string> uids_in(reserve::RoomId room, const reserve::Interval& window) override;
    reserve::BookedSide side(reserve::RoomId room, const std::string& uid) override;
    void agree(reserve::RoomId room, std::span<const Agreed> meetings) override;
    reserve::ResyncState state(reserve::RoomId room) override;
    void remember(reserve::RoomId room, const reserve::ResyncState& state) override;

  private:
    Writer& writer_;
    Readers& readers_;
};

}  // namespace sql
