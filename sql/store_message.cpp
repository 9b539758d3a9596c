#include "sql/store_message.hpp"

#include <algorithm>

#include "sql/connection/statement.hpp"

namespace sql {
namespace {

using reserve::ItemId;
using reserve::ItemStatus;
using reserve::MessageId;
using reserve::NewItem;
using reserve::NewMessage;

bool is_open(const NewItem& item) { return item.status == ItemStatus::ready; }

constexpr auto insert_message = R"(
    INSERT INTO message (received_at, peer, helo, reverse_path, mail_message_id, size, reading, raw)
    VALUES (:received_at, :peer, :helo, :reverse_path, :mail_message_id, :size, :reading, :raw))";

MessageId insert(Connection& connection, const NewMessage& stored) {
    const auto& mail = stored.message;
    Statement statement(connection, insert_message, mail.received_at, mail.peer, mail.helo, mail.reverse_path,
                        stored.mail_message_id, mail.raw.size(), stored.reading, Octets{mail.raw});
    return MessageId{statement.insert()};
}

constexpr auto select_open = R"(
    SELECT EXISTS (SELECT 1 FROM item_uid WHERE uid = :uid AND room_id = :room AND open = 1))";

// Whether an older item is still open, so that this one is held (sql/migrations/002_inbox.sql).
bool waits_behind_another(Connection& connection, const NewItem& item) {
    return std::ranges::any_of(item.uids, [&](const std::string& uid) {
        return Statement(connection, select_open, uid, item.recipient.room).number() == 1;
    });
}

constexpr auto insert_item = R"(
    INSERT INTO item (message_id, room_id, recipient, status, reason, due_at, finished_at, held, paused)
    VALUES (:message, :room, :recipient, :status, :reason, :due, :finished, :held,
            coalesce((SELECT paused FROM room WHERE room_id = :room), 0)))";

ItemId insert(Connection& connection, MessageId message, const NewItem& item, reserve::Instant received_at) {
    const std::optional<reserve::Instant> finished =
        item.status == ItemStatus::unsubscribed ? std::optional(received_at) : std::nullopt;
    const bool held = is_open(item) && waits_behind_another(connection, item);
    Statement statement(connection, insert_item, message, item.recipient.room, item.recipient.address,
                        item.status, item.reason, received_at, finished, held);
    return ItemId{statement.insert()};
}

constexpr auto insert_uid = R"(
    INSERT INTO item_uid (item_id, uid, room_id, open) VALUES (:item, :uid, :room, :open) ON CONFLICT DO NOTHING)";

}  // namespace

MessageId store_message(Connection& connection, const NewMessage& message) {
    const MessageId id = insert(connection, message);
    for (const NewItem& item : message.items) {
        const ItemId item_id = insert(connection, id, item, message.message.received_at);
        if (!item.recipient.room) continue;
        for (const std::string& uid : item.uids)
            Statement(connection, insert_uid, item_id, uid, item.recipient.room, is_open(item)).insert();
    }
    return id;
}

}  // namespace sql
