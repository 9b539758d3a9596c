#include "sql/commands/listed_messages.hpp"

#include "sql/connection/query.hpp"

namespace sql {
namespace {

using reserve::MessageId;

constexpr auto select_items = R"(
    SELECT item_id, message_id, recipient, item.room_id, ifnull(name, ''), status, reason, tries, due_at, finished_at
    FROM item LEFT JOIN room ON room.room_id = item.room_id WHERE message_id = :message ORDER BY item_id)";

std::vector<ListedItem> items_of(Connection& connection, MessageId message) {
    std::vector<ListedItem> items;
    ListedItem item;
    Query query(connection, select_items, soci::use(message), soci::into(item.id), soci::into(item.message),
                soci::into(item.recipient), soci::into(item.room), soci::into(item.room_name),
                soci::into(item.status), soci::into(item.reason), soci::into(item.tries),
                soci::into(item.due), soci::into(item.finished));
    while (query.next()) items.push_back(item);
    return items;
}

constexpr auto select_message = R"(
    SELECT message_id, received_at, peer, helo, reverse_path, mail_message_id, size, reading
    FROM message WHERE message_id = :message)";

}  // namespace

std::optional<ListedMessage> read_message(Connection& connection, MessageId id) {
    ListedMessage message;
    Query query(connection, select_message, soci::use(id), soci::into(message.id),
                soci::into(message.received_at), soci::into(message.peer), soci::into(message.helo),
                soci::into(message.reverse_path), soci::into(message.mail_message_id),
                soci::into(message.octets), soci::into(message.reading));
    if (!query.next()) return std::nullopt;
    message.items = items_of(connection, id);
    return message;
}

}  // namespace sql
