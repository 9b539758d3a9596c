#include "sql/inbox.hpp"

#include <memory>
#include <utility>

#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"
#include "sql/connection/writer.hpp"
#include "sql/gateways.hpp"
#include "sql/store_message.hpp"

namespace sql {
namespace {

using reserve::Instant;
using reserve::Item;
using reserve::ItemId;

constexpr auto select_waiting = R"(
    SELECT item_id FROM item
    WHERE status = 0 AND held = 0 AND paused = 0 AND due_at <= :now
    ORDER BY due_at, item_id LIMIT :at_most)";

std::vector<ItemId> waiting(Connection& connection, std::size_t at_most, Instant now) {
    std::vector<ItemId> ids;
    ItemId id{};
    Query items(connection, select_waiting, soci::use(now), soci::use(at_most), soci::into(id));
    while (items.next()) ids.push_back(id);
    return ids;
}

constexpr auto mark_in_progress =
    "UPDATE item SET status = 1, taken_at = :now, taken_by = :gateway WHERE item_id = :id";

constexpr auto select_item = R"(
    SELECT message_id, recipient, room_id, tries, received_at, reverse_path, reading
    FROM item JOIN message USING (message_id) WHERE item_id = :id)";

Item take_item(Connection& connection, ItemId id, Instant now, std::int64_t gateway) {
    run(connection, mark_in_progress, soci::use(now), soci::use(gateway), soci::use(id));
    Item item;
    item.id = id;
    Query found(connection, select_item, soci::use(id), soci::into(item.message),
                soci::into(item.recipient.address), soci::into(item.recipient.room), soci::into(item.tries),
                soci::into(item.received_at), soci::into(item.reverse_path), soci::into(item.reading));
    found.next();
    return item;
}

constexpr auto make_ready = R"(
    UPDATE item SET status = 0, due_at = :due, tries = tries + :counted, reason = :reason
    WHERE item_id = :id AND status = 1)";

constexpr auto make_parked =
    "UPDATE item SET status = -1, reason = :reason WHERE item_id = :id AND status IN (0, 1)";

constexpr auto select_taker = "SELECT coalesce(taken_by, 0) FROM item WHERE item_id = :id";

std::int64_t taker(Connection& connection, ItemId id) {
    std::int64_t gateway = 0;
    Query query(connection, select_taker, soci::use(id), soci::into(gateway));
    while (query.next()) continue;
    return gateway;
}

constexpr auto select_in_progress = R"(
    SELECT item_id, coalesce(taken_by, 0) FROM item INDEXED BY item_open
    WHERE status IN (0, 1) AND status = 1 ORDER BY item_id)";

}  // namespace

void Inbox::store(reserve::NewMessage message, std::function<void(Stored)> done) {
    struct Delivery {
        reserve::NewMessage message;
        std::function<void(Stored)> done;
        reserve::MessageId id{};
    };
    const std::size_t octets = message.message.raw.size() + message.reading.size();
    const auto delivery = std::make_shared<Delivery>(Delivery{std::move(message), std::move(done)});
    writer_.submit(
        Writer::Lane::reception, octets,
        [delivery](Connection& connection) { delivery->id = store_message(connection, delivery->message); },
        [delivery](std::exception_ptr error) {
            if (error) return delivery->done(error);
            delivery->done(delivery->id);
        });
}

std::vector<Item> Inbox::take(std::size_t at_most, Instant now) {
    std::vector<Item> taken;
    const std::int64_t own = gateways_.own();
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        for (const ItemId id : waiting(connection, at_most, now))
            taken.push_back(take_item(connection, id, now, own));
    });
    return taken;
}

void Inbox::put_back(ItemId item, Instant due, bool counted, const std::string& reason) {
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        if (is_another_ones(taker(connection, item))) return;
        const int tries = counted ? 1 : 0;
        run(connection, make_ready, soci::use(due), soci::use(tries), soci::use(reason), soci::use(item));
    });
}

void Inbox::park(ItemId item, const std::string& reason) {
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        if (is_another_ones(taker(connection, item))) return;
        run(connection, make_parked, soci::use(reason), soci::use(item));
    });
}

// Who lives, and is to finish what it took.
bool Inbox::is_another_ones(std::int64_t gateway) {
    return gateway != 0 && gateway != gateways_.own() && gateways_.lives(gateway);
}

std::vector<ItemId> Inbox::in_doubt() {
    return readers_.read([this](Connection& connection) {
        std::vector<ItemId> ids;
        ItemId id{};
        std::int64_t taken_by = 0;
        Query items(connection, select_in_progress, soci::into(id), soci::into(taken_by));
        while (items.next())
            if (taken_by != gateways_.own() && !is_another_ones(taken_by)) ids.push_back(id);
        return ids;
    });
}

}  // namespace sql
