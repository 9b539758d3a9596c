#pragma once
#include <optional>
#include <string>

#include "reserve/approval.hpp"

namespace sql {

class Connection;

// See reserve::Ledger.
reserve::ApprovalId insert_approval(Connection& connection, const reserve::NewApproval& approval);
std::optional<reserve::Approval> find_approval(Connection& connection, reserve::ApprovalId id);
void settle_approval(Connection& connection, reserve::ApprovalId id, const reserve::DelegateVerdict& verdict,
                     reserve::Instant now);
void replace_approvals(Connection& connection, reserve::RoomId room, const std::string& uid,
                       std::optional<reserve::Instant> recurrence_id, reserve::Instant now);

}  // namespace sql
