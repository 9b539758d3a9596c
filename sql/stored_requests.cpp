#include "sql/stored_requests.hpp"

#include "reserve/reading/reading_text.hpp"
#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"
#include "sql/rooms.hpp"

namespace sql {
namespace {

constexpr auto select_request = R"(
    SELECT room_id, reading FROM item JOIN message USING (message_id)
    WHERE item_id = :item AND room_id IS NOT NULL AND reading <> '')";

}  // namespace

std::optional<reserve::StoredRequest> StoredRequests::find(reserve::ItemId item) {
    return readers_.read([&](Connection& connection) -> std::optional<reserve::StoredRequest> {
        reserve::RoomId id{};
        std::string reading;
        {
            Query query(connection, select_request, soci::use(item), soci::into(id), soci::into(reading));
            if (!query.next()) return std::nullopt;
        }
        auto room = find_room(connection, id);
        if (!room) return std::nullopt;
        return reserve::StoredRequest{reserve::parse_reading(reading), *std::move(room)};
    });
}

}  // namespace sql
