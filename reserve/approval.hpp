#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "reserve/answer.hpp"

namespace reserve {

enum class ApprovalId : std::int64_t {};

enum class ApprovalState {
    pending,
    approved,
    rejected,
    replaced,  // an update or a cancellation came before the delegates decided
};

// What is put to the delegates of a room: dates that are held for a request until they decide.
struct NewApproval {
    AnswerId answer{};  // the tentative one
    RoomId room{};
    std::string uid;
    std::optional<Instant> recurrence_id;  // the request was for this occurrence only
    std::string organizer;
    std::string asks;  // what, in words
    Instant asked_at{};
    std::string confirm_to{};  // who gets a confirmation when it is approved; empty: nobody
};

struct Approval {
    ApprovalId id{};
    NewApproval content;
    ApprovalState state = ApprovalState::pending;
    Answer answer;
    std::set<Instant> apart;  // occurrences of the same meeting that are pending on their own
};

// What a delegate says.
struct DelegateVerdict {
    bool approved = false;
    std::string by;       // who; empty: not said
    std::string comment;  // for the organizer; empty: none
};

}  // namespace reserve
