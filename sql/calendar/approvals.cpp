#include "sql/calendar/approvals.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "sql/answers.hpp"
#include "sql/connection/query.hpp"

namespace sql {

using namespace reserve;

namespace {

constexpr std::array<const char*, 4> states{"pending", "approved", "rejected", "replaced"};

ApprovalState state_from(const std::string& word) {
    const auto* found = std::ranges::find(states, word);
    if (found == states.end())
        throw std::runtime_error("the database holds an approval in the unknown state \"" + word + "\"");
    return static_cast<ApprovalState>(found - states.begin());
}

constexpr auto insert_row = R"(
    INSERT INTO approval (answer_id, room_id, uid, recurrence_id, organizer, asks, asked_at, confirm_to)
    VALUES (:answer, :room, :uid, :recurrence_id, :organizer, :asks, :asked_at, :confirm_to) RETURNING approval_id)";

constexpr auto select_row = R"(
    SELECT answer_id, room_id, uid, recurrence_id, organizer, asks, asked_at, confirm_to, state FROM approval
    WHERE approval_id = :id)";

constexpr auto select_apart = R"(
    SELECT recurrence_id FROM approval
    WHERE room_id = :room AND uid = :uid AND state = 'pending' AND recurrence_id IS NOT NULL AND approval_id <> :id)";

std::set<Instant> pending_apart(Connection& connection, ApprovalId id, const NewApproval& approval) {
    std::set<Instant> apart;
    Instant recurrence_id{};
    Query query(connection, select_apart, soci::use(approval.room), soci::use(approval.uid), soci::use(id),
                soci::into(recurrence_id));
    while (query.next()) apart.insert(recurrence_id);
    return apart;
}

constexpr auto update_settled = R"(
    UPDATE approval SET state = :state, decided_at = :now, decided_by = :by, comment = :comment
    WHERE approval_id = :id AND state = 'pending')";

constexpr auto update_replaced = R"(
    UPDATE approval SET state = 'replaced', decided_at = :now
    WHERE room_id = :room AND uid = :uid AND state = 'pending'
      AND CASE WHEN :whole = 1
               THEN NOT EXISTS (SELECT 1 FROM answer_of_newer_date AS newer WHERE newer.answer_id = approval.answer_id)
               ELSE recurrence_id IS :recurrence_id END)";

}  // namespace

ApprovalId insert_approval(Connection& connection, const NewApproval& approval) {
    ApprovalId id{};
    Query query(connection, insert_row, soci::use(approval.answer), soci::use(approval.room),
                soci::use(approval.uid), soci::use(approval.recurrence_id), soci::use(approval.organizer),
                soci::use(approval.asks), soci::use(approval.asked_at), soci::use(approval.confirm_to),
                soci::into(id));
    while (query.next()) continue;
    return id;
}

std::optional<Approval> find_approval(Connection& connection, ApprovalId id) {
    NewApproval content;
    std::string state;
    {
        Query query(connection, select_row, soci::use(id), soci::into(content.answer),
                    soci::into(content.room), soci::into(content.uid), soci::into(content.recurrence_id),
                    soci::into(content.organizer), soci::into(content.asks), soci::into(content.asked_at),
                    soci::into(content.confirm_to), soci::into(state));
        if (!query.next()) return std::nullopt;
    }
    Answer answer = read_answer(connection, content.answer);
    std::set<Instant> apart = pending_apart(connection, id, content);
    return Approval{id, std::move(content), state_from(state), std::move(answer), std::move(apart)};
}

void settle_approval(Connection& connection, ApprovalId id, const DelegateVerdict& verdict, Instant now) {
    const std::string state = verdict.approved ? "approved" : "rejected";
    const auto changed = run(connection, update_settled, soci::use(state), soci::use(now),
                             soci::use(verdict.by), soci::use(verdict.comment), soci::use(id));
    if (changed != 1)
        throw std::runtime_error("approval " + std::to_string(static_cast<long long>(id)) +
                                 " is not pending");
}

void replace_approvals(Connection& connection, RoomId room, const std::string& uid,
                       std::optional<Instant> recurrence_id, Instant now) {
    const int whole = recurrence_id ? 0 : 1;
    run(connection, update_replaced, soci::use(now), soci::use(room), soci::use(uid), soci::use(whole),
        soci::use(recurrence_id));
}

}  // namespace sql
