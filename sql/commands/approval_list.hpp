#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/approval.hpp"

namespace sql {

class Readers;

// A request that waits for the delegates of its room.
struct PendingApproval {
    reserve::ApprovalId id{};
    reserve::RoomId room{};
    std::string room_name;
    std::string uid;
    std::optional<reserve::Instant> recurrence_id;
    std::string organizer;
    std::string asks;
    reserve::Instant asked_at{};
};

// What `roomgate approve list` shows: requests for which something is held that is not over, the oldest
// first.
class ApprovalList {
  public:
    explicit ApprovalList(Readers& readers) : readers_(readers) {}

    std::vector<PendingApproval> pending(reserve::Instant now);

  private:
    Readers& readers_;
};

}  // namespace sql
