#include "sql/name_book.hpp"

#include "reserve/folded.hpp"
#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"
#include "sql/connection/writer.hpp"

namespace sql {
namespace {

using reserve::FoundName;
using reserve::Instant;

constexpr auto select_name = "SELECT address, asked_at FROM x500_name WHERE name_key = :name";

std::optional<FoundName> known_name(Connection& connection, const std::string& key) {
    std::string address;
    FoundName known;
    Query query(connection, select_name, soci::use(key), soci::into(address), soci::into(known.asked_at));
    if (!query.next()) return std::nullopt;
    known.address = reserve::Address::parse(address);
    return known;
}

constexpr auto put_name = R"(
    INSERT INTO x500_name (name_key, address, asked_at) VALUES (:name, :address, :asked)
    ON CONFLICT (name_key) DO UPDATE SET address = excluded.address, asked_at = excluded.asked_at)";

// Of so many that nobody's organizers are more.
constexpr auto drop_oldest = R"(
    DELETE FROM x500_name WHERE name_key IN
        (SELECT name_key FROM x500_name ORDER BY asked_at DESC, name_key LIMIT -1 OFFSET 10000))";

}  // namespace

std::optional<FoundName> NameBook::find(const std::string& name) {
    const std::string key = reserve::folded(name);
    return readers_.read([&](Connection& connection) { return known_name(connection, key); });
}

void NameBook::keep(const std::string& name, const FoundName& known) {
    const std::string key = reserve::folded(name);
    const std::string address = known.address ? known.address->text() : "";
    writer_.run(Writer::Lane::desk, [&](Connection& connection) {
        run(connection, put_name, soci::use(key), soci::use(address), soci::use(known.asked_at));
        run(connection, drop_oldest);
    });
}

}  // namespace sql
