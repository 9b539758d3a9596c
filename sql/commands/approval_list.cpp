#include "sql/commands/approval_list.hpp"

#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"

namespace sql {

using namespace reserve;

namespace {

constexpr auto select_pending = R"(
    SELECT approval_id, approval.room_id, room.name, uid, recurrence_id, organizer, asks, asked_at
    FROM approval JOIN room USING (room_id)
    WHERE state = 'pending' AND EXISTS (
        SELECT 1 FROM reservation JOIN occurrence USING (reservation_id)
        WHERE reservation.room_id = approval.room_id AND reservation.uid = approval.uid AND tentative = 1
            AND end_at > :now AND occurrence.recurrence_id >= ifnull(approval.recurrence_id, occurrence.recurrence_id)
            AND NOT EXISTS (
                SELECT 1 FROM approval AS apart
                WHERE apart.room_id = approval.room_id AND apart.uid = approval.uid AND apart.state = 'pending'
                    AND apart.recurrence_id = occurrence.recurrence_id AND apart.approval_id <> approval.approval_id))
    ORDER BY approval_id)";

}  // namespace

std::vector<PendingApproval> ApprovalList::pending(Instant now) {
    return readers_.read([now](Connection& connection) {
        std::vector<PendingApproval> all;
        PendingApproval one;
        Query query(connection, select_pending, soci::use(now), soci::into(one.id), soci::into(one.room),
                    soci::into(one.room_name), soci::into(one.uid), soci::into(one.recurrence_id),
                    soci::into(one.organizer), soci::into(one.asks), soci::into(one.asked_at));
        while (query.next()) all.push_back(one);
        return all;
    });
}

}  // namespace sql
