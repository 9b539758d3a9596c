#include "sql/commands/message_list.hpp"

#include "sql/commands/listed_messages.hpp"
#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"
#include "sql/connection/writer.hpp"

namespace sql {

using reserve::Instant;
using reserve::MessageId;

namespace {

// From the newest message back.
constexpr auto select_fitting = R"(
    SELECT DISTINCT message_id FROM message JOIN item USING (message_id)
    WHERE (:status IS NULL OR status = :status) AND (:since IS NULL OR received_at >= :since)
      AND (:room IS NULL OR room_id = :room)
    ORDER BY message_id DESC LIMIT :limit)";

// The failed ones are few: `status < 0` lets their own index find them.
constexpr auto select_failed = R"(
    SELECT DISTINCT message_id FROM item JOIN message USING (message_id)
    WHERE status < 0 AND status = :status AND (:since IS NULL OR received_at >= :since)
      AND (:room IS NULL OR room_id = :room)
    ORDER BY message_id DESC LIMIT :limit)";

std::vector<MessageId> select(Connection& connection, const MessageFilter& filter) {
    std::vector<MessageId> ids;
    MessageId id{};
    const bool failed = filter.status && static_cast<int>(*filter.status) < 0;
    Query query(connection, failed ? select_failed : select_fitting, soci::use(filter.status),
                soci::use(filter.since), soci::use(filter.room), soci::use(filter.limit), soci::into(id));
    while (query.next()) ids.push_back(id);
    return ids;
}

constexpr auto select_raw = "SELECT raw FROM message WHERE message_id = :message AND raw IS NOT NULL";

std::optional<std::string> read_raw(Connection& connection, MessageId id) {
    std::string raw;
    Query query(connection, select_raw, soci::use(id), soci::into(raw));
    return query.next() ? std::optional(std::move(raw)) : std::nullopt;
}

}  // namespace

std::vector<ListedMessage> MessageList::list(const MessageFilter& filter) {
    return readers_.read([&](Connection& connection) {
        std::vector<ListedMessage> messages;
        for (const MessageId id : select(connection, filter)) {
            if (auto message = read_message(connection, id)) messages.push_back(*std::move(message));
        }
        return messages;
    });
}

std::optional<ListedMessage> MessageList::find(MessageId id) {
    return readers_.read([&](Connection& connection) { return read_message(connection, id); });
}

std::optional<std::string> MessageList::raw(MessageId id) {
    return readers_.read([&](Connection& connection) { return read_raw(connection, id); });
}

namespace {

constexpr auto make_ready = R"(
    UPDATE item SET status = 0, due_at = :now, tries = 0, reason = '' WHERE message_id = :message AND status = -1)";

constexpr auto update_reading = R"(
    UPDATE message SET reading = :reading, mail_message_id = :mail_message_id WHERE message_id = :message)";

constexpr auto delete_uids = R"(
    DELETE FROM item_uid WHERE item_id IN (SELECT item_id FROM item WHERE message_id = :message))";

constexpr auto insert_uid = R"(
    INSERT INTO item_uid (item_id, uid, room_id, open)
    SELECT item_id, :uid, room_id, status IN (0, 1) FROM item WHERE message_id = :message AND room_id IS NOT NULL
    ON CONFLICT DO NOTHING)";

}  // namespace

std::size_t MessageList::release(MessageId id, Instant now) {
    long long released = 0;
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        released = run(connection, make_ready, soci::use(now), soci::use(id));
    });
    return static_cast<std::size_t>(released);
}

void MessageList::replace_reading(MessageId id, const std::string& reading,
                                  const std::string& mail_message_id, const std::vector<std::string>& uids) {
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        run(connection, update_reading, soci::use(reading), soci::use(mail_message_id), soci::use(id));
        run(connection, delete_uids, soci::use(id));
        for (const std::string& uid : uids) run(connection, insert_uid, soci::use(uid), soci::use(id));
    });
}

}  // namespace sql
