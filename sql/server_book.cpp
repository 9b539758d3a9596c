#include "sql/server_book.hpp"

#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"

namespace sql {

using reserve::Instant;
using reserve::KnownServer;
using reserve::MailboxUse;
using reserve::ServerPause;

namespace {

constexpr auto add_use = R"(
    INSERT INTO exchange_use (server, mailbox, calls, failed, octets_sent, octets_received, since_at)
    VALUES (:server, :mailbox, :calls, :failed, :sent, :received, :now)
    ON CONFLICT (server, mailbox) DO UPDATE
    SET calls = calls + excluded.calls, failed = failed + excluded.failed,
        octets_sent = octets_sent + excluded.octets_sent,
        octets_received = octets_received + excluded.octets_received)";

void add(Connection& connection, const MailboxUse& used, Instant now) {
    const long long calls = used.use.calls, failed = used.use.failed;
    const long long sent = used.use.octets_sent, received = used.use.octets_received;
    run(connection, add_use, soci::use(used.server), soci::use(used.mailbox), soci::use(calls),
        soci::use(failed), soci::use(sent), soci::use(received), soci::use(now));
}

constexpr auto put_known = R"(
    INSERT INTO exchange_server (server, address, schema_version, product, asked_at)
    VALUES (:server, :address, :schema, :product, :asked)
    ON CONFLICT (server) DO UPDATE
    SET address = excluded.address, schema_version = excluded.schema_version, product = excluded.product,
        asked_at = excluded.asked_at
    WHERE (address, schema_version, product, asked_at)
          <> (excluded.address, excluded.schema_version, excluded.product, excluded.asked_at))";

void put(Connection& connection, const KnownServer& known) {
    run(connection, put_known, soci::use(known.server), soci::use(known.address),
        soci::use(known.schema_version), soci::use(known.product), soci::use(known.asked_at));
}

constexpr auto select_pauses = R"(
    SELECT server, code, words, since_at, until_at FROM exchange_pause
    WHERE gateway_id = :gateway ORDER BY server)";

constexpr auto select_longest_pauses = R"(
    SELECT server, code, words, since_at, until_at FROM exchange_pause AS mine
    WHERE NOT EXISTS (SELECT 1 FROM exchange_pause AS other
                      WHERE other.server = mine.server
                        AND (other.until_at, other.gateway_id) > (mine.until_at, mine.gateway_id))
    ORDER BY server)";

template <typename... Parameters>
std::vector<ServerPause> pause_rows(Connection& connection, const char* select, Parameters... parameters) {
    std::vector<ServerPause> pauses;
    ServerPause row;
    Query query(connection, select, parameters..., soci::into(row.server), soci::into(row.code),
                soci::into(row.words), soci::into(row.since), soci::into(row.until));
    while (query.next()) pauses.push_back(row);
    return pauses;
}

constexpr auto forget_pauses = "DELETE FROM exchange_pause WHERE gateway_id = :gateway";

constexpr auto insert_pause = R"(
    INSERT INTO exchange_pause (gateway_id, server, code, words, since_at, until_at)
    VALUES (:gateway, :server, :code, :words, :since, :until))";

void replace(Connection& connection, const std::vector<ServerPause>& pauses, std::int64_t gateway) {
    if (pauses == pause_rows(connection, select_pauses, soci::use(gateway))) return;
    run(connection, forget_pauses, soci::use(gateway));
    for (const ServerPause& pause : pauses)
        run(connection, insert_pause, soci::use(gateway), soci::use(pause.server), soci::use(pause.code),
            soci::use(pause.words), soci::use(pause.since), soci::use(pause.until));
}

constexpr auto select_known =
    "SELECT server, address, schema_version, product, asked_at FROM exchange_server ORDER BY server";

std::vector<KnownServer> stored_known(Connection& connection) {
    std::vector<KnownServer> all;
    KnownServer row;
    Query query(connection, select_known, soci::into(row.server), soci::into(row.address),
                soci::into(row.schema_version), soci::into(row.product), soci::into(row.asked_at));
    while (query.next()) all.push_back(row);
    return all;
}

}  // namespace

void write_notes(Connection& connection, const reserve::ServerNotes& notes, Instant now,
                 std::int64_t gateway) {
    for (const MailboxUse& used : notes.uses) add(connection, used, now);
    for (const KnownServer& known : notes.known) put(connection, known);
    replace(connection, notes.pauses, gateway);
}

std::vector<KnownServer> ServerBook::known() {
    return readers_.read([](Connection& connection) { return stored_known(connection); });
}

std::vector<ServerPause> ServerBook::pauses() {
    return readers_.read(
        [](Connection& connection) { return pause_rows(connection, select_longest_pauses); });
}

}  // namespace sql
