#include "sql/gateway_sign.hpp"

#include <string>

#include "sql/connection/query.hpp"
#include "sql/connection/writer.hpp"
#include "sql/server_book.hpp"

namespace sql {
namespace {

constexpr auto put_seen = R"(
    INSERT INTO gateway_seen (gateway_id, seen_at) VALUES (1, :now)
    ON CONFLICT (gateway_id) DO UPDATE SET seen_at = excluded.seen_at)";

constexpr auto forget_seen = "DELETE FROM gateway_seen";

constexpr auto put_default = R"(
    INSERT INTO booking_default (name, value) VALUES (:name, :value)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value)";

void put(Connection& connection, const std::string& name, int minutes) {
    const std::string value = std::to_string(minutes);
    run(connection, put_default, soci::use(name), soci::use(value));
}

}  // namespace

void GatewaySign::runs(reserve::Instant now, const reserve::ServerNotes& notes) {
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        run(connection, put_seen, soci::use(now));
        write_notes(connection, notes, now);
    });
}

void GatewaySign::stopped(reserve::Instant now, const reserve::ServerNotes& notes) {
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        run(connection, forget_seen);
        write_notes(connection, notes, now);
    });
}

void GatewaySign::books_with(int setup_minutes, int cleanup_minutes) {
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        put(connection, "setup_minutes", setup_minutes);
        put(connection, "cleanup_minutes", cleanup_minutes);
    });
}

}  // namespace sql
