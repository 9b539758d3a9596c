#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reserve/instant.hpp"
#include "reserve/room.hpp"

namespace sql {

class Readers;

// What the newest messages and answers of a room tell about how it is set up.
struct RoomRecord {
    std::optional<reserve::Instant> sent_at;  // of the newest answer that went out
    std::string newest_code;                  // of the newest answer, while it is not sent
    std::int64_t answered_by_others = 0;      // of the newest 200: found answered already
    std::int64_t with_tnef = 0;               // of the newest 5,000 items of all rooms: came as winmail.dat
    std::vector<std::string> uids;            // that the newest 2,000 answers are about
};

class RoomRecords {
  public:
    explicit RoomRecords(Readers& readers) : readers_(readers) {}
    RoomRecord read(reserve::RoomId room);

  private:
    Readers& readers_;
};

}  // namespace sql
