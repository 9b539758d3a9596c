#pragma once
#include <string>
#include <variant>

#include "reserve/desk/desk_settings.hpp"
#include "reserve/ledger.hpp"
#include "reserve/rules/decision.hpp"

namespace reserve {

struct SettledApproval {
    RoomId room{};
    std::string room_name;
    std::string organizer;
    Decision decision;
};
struct NotSettled {
    std::string why;
};

// A delegate approves or rejects what is pending: books or frees it, records why, and queues the answer.
std::variant<SettledApproval, NotSettled> settle_approval(ApprovalId id, const DelegateVerdict& verdict,
                                                          const DecidingSettings& settings, Instant now,
                                                          Ledger& ledger);

}  // namespace reserve
