#include "sql/commands/approval_list.hpp"

#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"

namespace sql {
namespace {

constexpr auto select_pending = R"(
    SELECT approval_id, approval.room_id, room.name, uid, recurrence_id, organizer, asks, asked_at
    FROM approval JOIN room USING (room_id) WHERE state = 'pending' ORDER BY approval_id)";

}  // namespace

std::vector<PendingApproval> ApprovalList::pending() {
    return readers_.read([](Connection& connection) {
        std::vector<PendingApproval> all;
        PendingApproval one;
        Query query(connection, select_pending, soci::into(one.id), soci::into(one.room),
                    soci::into(one.room_name), soci::into(one.uid), soci::into(one.recurrence_id),
                    soci::into(one.organizer), soci::into(one.asks), soci::into(one.asked_at));
        while (query.next()) all.push_back(one);
        return all;
    });
}

}  // namespace sql
