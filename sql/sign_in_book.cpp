#include "sql/sign_in_book.hpp"

#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"
#include "sql/connection/writer.hpp"
#include "sql/gateways.hpp"

namespace sql {

using reserve::Instant;
using reserve::RefusedSignIn;

namespace {

constexpr auto select_refused = R"(
    SELECT account, server, place, credential, code, words, since_at, refused_at, next_at, times, alone
    FROM refused_sign_in WHERE account = :account ORDER BY server, place, credential)";

std::vector<RefusedSignIn> rows_of(Connection& connection, const std::string& account) {
    std::vector<RefusedSignIn> rows;
    RefusedSignIn row;
    int alone = 0;
    Query query(connection, select_refused, soci::use(account), soci::into(row.account),
                soci::into(row.server), soci::into(row.place), soci::into(row.credential),
                soci::into(row.code), soci::into(row.words), soci::into(row.since), soci::into(row.at),
                soci::into(row.next), soci::into(row.times), soci::into(alone));
    while (query.next()) {
        row.alone = alone != 0;
        rows.push_back(row);
    }
    return rows;
}

constexpr auto put_refused = R"(
    INSERT INTO refused_sign_in (account, server, place, credential, code, words, since_at, refused_at, next_at,
                                 times, alone)
    VALUES (:account, :server, :place, :credential, :code, :words, :since, :at, :next, :times, :alone)
    ON CONFLICT (account, server, place, credential) DO UPDATE
    SET code = excluded.code, words = excluded.words, since_at = excluded.since_at, refused_at = excluded.refused_at,
        next_at = excluded.next_at, times = excluded.times, alone = excluded.alone
    WHERE times <= excluded.times)";

// Nobody waits for those any more.
constexpr auto drop_old = "DELETE FROM refused_sign_in WHERE refused_at < :at - 90 * 86400";

constexpr auto delete_refused = R"(
    DELETE FROM refused_sign_in
    WHERE account = :account AND server = :server AND place = :place AND credential = :credential
      AND refused_at = :at AND times = :times)";

// One that ends later than any can was taken before the clock was set back.
constexpr auto insert_turn = R"(
    INSERT INTO sign_in_turn (account, until_at, taken_by) VALUES (:account, :until, :gateway)
    ON CONFLICT (account) DO UPDATE SET until_at = excluded.until_at, taken_by = excluded.taken_by
    WHERE until_at <= :now OR until_at > excluded.until_at)";

constexpr auto select_taker =
    "SELECT taken_by FROM sign_in_turn WHERE account = :account AND taken_by IS NOT NULL";

constexpr auto delete_turns_of = "DELETE FROM sign_in_turn WHERE taken_by = :gateway";

std::optional<std::int64_t> taker(Connection& connection, const std::string& account) {
    std::int64_t gateway = 0;
    Query turn(connection, select_taker, soci::use(account), soci::into(gateway));
    return turn.next() ? std::optional(gateway) : std::nullopt;
}

constexpr auto delete_turn = "DELETE FROM sign_in_turn WHERE account = :account AND until_at = :until";

}  // namespace

std::vector<RefusedSignIn> SignInBook::refused(const std::string& account) {
    return readers_.read([&](Connection& connection) { return rows_of(connection, account); });
}

void SignInBook::put(const RefusedSignIn& row) {
    const int alone = row.alone ? 1 : 0;
    writer_.run(Writer::Lane::post, [&](Connection& connection) {
        run(connection, put_refused, soci::use(row.account), soci::use(row.server), soci::use(row.place),
            soci::use(row.credential), soci::use(row.code), soci::use(row.words), soci::use(row.since),
            soci::use(row.at), soci::use(row.next), soci::use(row.times), soci::use(alone));
        run(connection, drop_old, soci::use(row.at));
    });
}

void SignInBook::forget(const RefusedSignIn& row) {
    writer_.run(Writer::Lane::post, [&](Connection& connection) {
        run(connection, delete_refused, soci::use(row.account), soci::use(row.server), soci::use(row.place),
            soci::use(row.credential), soci::use(row.at), soci::use(row.times));
    });
}

bool SignInBook::take_turn(const std::string& account, Instant now, Instant until) {
    bool taken = false;
    const auto own = gateways_.living();
    writer_.run(Writer::Lane::post, [&](Connection& connection) {
        const auto other = own ? taker(connection, account) : std::nullopt;
        if (other && !gateways_.lives(*other)) run(connection, delete_turns_of, soci::use(*other));
        taken = run(connection, insert_turn, soci::use(account), soci::use(until), soci::use(own),
                    soci::use(now)) > 0;
    });
    return taken;
}

void SignInBook::end_turn(const std::string& account, Instant until) {
    writer_.run(Writer::Lane::post, [&](Connection& connection) {
        run(connection, delete_turn, soci::use(account), soci::use(until));
    });
}

}  // namespace sql
