#include "sql/gateway_sign.hpp"

#include <string>
#include <vector>

#include "sql/connection/query.hpp"
#include "sql/connection/writer.hpp"
#include "sql/gateways.hpp"
#include "sql/server_book.hpp"

namespace sql {
namespace {

constexpr auto put_seen = R"(
    INSERT INTO gateway_seen (gateway_id, seen_at) VALUES (:gateway, :now)
    ON CONFLICT (gateway_id) DO UPDATE SET seen_at = excluded.seen_at)";

constexpr auto forget_seen = "DELETE FROM gateway_seen WHERE gateway_id = :gateway";

constexpr auto forget_pauses = "DELETE FROM exchange_pause WHERE gateway_id = :gateway";

void forget(Connection& connection, std::int64_t gateway) {
    run(connection, forget_seen, soci::use(gateway));
    run(connection, forget_pauses, soci::use(gateway));
}

constexpr auto select_others = R"(
    SELECT gateway_id FROM gateway_seen WHERE gateway_id <> :own
    UNION SELECT gateway_id FROM exchange_pause WHERE gateway_id <> :own)";

std::vector<std::int64_t> others(Connection& connection, std::int64_t own) {
    std::vector<std::int64_t> gateways;
    std::int64_t gateway = 0;
    Query query(connection, select_others, soci::use(own), soci::into(gateway));
    while (query.next()) gateways.push_back(gateway);
    return gateways;
}

constexpr auto put_default = R"(
    INSERT INTO booking_default (name, value) VALUES (:name, :value)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value)";

void put(Connection& connection, const std::string& name, int minutes) {
    const std::string value = std::to_string(minutes);
    run(connection, put_default, soci::use(name), soci::use(value));
}

}  // namespace

void GatewaySign::begins() { gateways_.own(); }

void GatewaySign::runs(reserve::Instant now, const reserve::ServerNotes& notes) {
    const std::int64_t own = gateways_.own();
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        run(connection, put_seen, soci::use(own), soci::use(now));
        write_notes(connection, notes, now, own);
        for (const std::int64_t other : others(connection, own))
            if (!gateways_.lives(other)) forget(connection, other);
    });
}

void GatewaySign::stopped(reserve::Instant now, const reserve::ServerNotes& notes) {
    const std::int64_t own = gateways_.own();
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        write_notes(connection, notes, now, own);
        forget(connection, own);
    });
}

bool GatewaySign::leads() { return gateways_.leads(); }

void GatewaySign::books_with(int setup_minutes, int cleanup_minutes) {
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        put(connection, "setup_minutes", setup_minutes);
        put(connection, "cleanup_minutes", cleanup_minutes);
    });
}

}  // namespace sql
