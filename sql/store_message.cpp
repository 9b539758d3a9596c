#include "sql/store_message.hpp"

#include "sql/connection/query.hpp"

namespace sql {
namespace {

using reserve::ItemId;
using reserve::MessageId;
using reserve::NewItem;
using reserve::NewMessage;

// Bound as text of known length, so that NUL and all other bytes stay; soci::blob would make a copy.
constexpr auto insert_message = R"(
    INSERT INTO message (received_at, peer, helo, reverse_path, mail_message_id, size, reading, raw)
    VALUES (:received_at, :peer, :helo, :reverse_path, :mail_message_id, :size, :reading, CAST(:raw AS BLOB))
    RETURNING message_id)";

MessageId insert(Connection& connection, const NewMessage& stored) {
    const auto& mail = stored.message;
    const long long size = static_cast<long long>(mail.raw.size());
    MessageId id{};
    Query query(connection, insert_message, soci::use(mail.received_at), soci::use(mail.peer),
                soci::use(mail.helo), soci::use(mail.reverse_path), soci::use(stored.mail_message_id),
                soci::use(size), soci::use(stored.reading), soci::use(mail.raw), soci::into(id));
    while (query.next()) continue;
    return id;
}

constexpr auto insert_item = R"(
    INSERT INTO item (message_id, room_id, recipient, status, reason, due_at, finished_at)
    VALUES (:message, :room, :recipient, :status, :reason, :due, :finished) RETURNING item_id)";

ItemId insert(Connection& connection, MessageId message, const NewItem& item, reserve::Instant received_at) {
    const auto status = static_cast<int>(item.status);
    const std::optional<reserve::Instant> finished =
        item.status == reserve::ItemStatus::unsubscribed ? std::optional(received_at) : std::nullopt;
    ItemId id{};
    Query query(connection, insert_item, soci::use(message), soci::use(item.recipient.room),
                soci::use(item.recipient.address), soci::use(status), soci::use(item.reason),
                soci::use(received_at), soci::use(finished), soci::into(id));
    while (query.next()) continue;
    return id;
}

constexpr auto insert_uid = R"(
    INSERT INTO item_uid (uid, room_id, item_id) VALUES (:uid, :room, :item) ON CONFLICT DO NOTHING)";

}  // namespace

MessageId store_message(Connection& connection, const NewMessage& message) {
    const MessageId id = insert(connection, message);
    for (const NewItem& item : message.items) {
        const ItemId item_id = insert(connection, id, item, message.message.received_at);
        if (!item.recipient.room) continue;
        for (const std::string& uid : item.uids) {
            run(connection, insert_uid, soci::use(uid), soci::use(*item.recipient.room), soci::use(item_id));
        }
    }
    return id;
}

}  // namespace sql
