#include "sql/connection/migration.hpp"

#include <cstddef>
#include <stdexcept>

#include "sql/connection/key_of_address.hpp"
#include "sql/connection/query.hpp"

namespace sql {
namespace {

constexpr auto select_version = "PRAGMA user_version";
constexpr auto count_tables = "SELECT count(*) FROM sqlite_schema";

std::size_t number(Connection& connection, std::string_view text) {
    std::size_t number = 0;
    Query(connection, text, soci::into(number)).next();
    return number;
}

std::size_t version_of(Connection& connection) {
    const std::size_t version = number(connection, select_version);
    if (version > migrations().size()) {
        throw std::runtime_error("the database was written by a newer roomgate (its version is " +
                                 std::to_string(version) + ", this program knows " +
                                 std::to_string(migrations().size()) + ")");
    }
    if (version == 0 && number(connection, count_tables) > 0) {
        throw std::runtime_error("the database was made by another program");
    }
    return version;
}

void apply_missing(Connection& connection) {
    for (std::size_t next = version_of(connection); next < migrations().size(); ++next) {
        connection.execute(migrations()[next].text);
        connection.execute("PRAGMA user_version = " + std::to_string(next + 1));
    }
}

}  // namespace

void migrate(Connection& connection) {
    if (version_of(connection) == migrations().size()) return;
    teach_key_of_address(connection);
    connection.execute("BEGIN IMMEDIATE");
    try {
        apply_missing(connection);
        connection.execute("COMMIT");
    } catch (...) {
        if (connection.in_transaction()) connection.execute("ROLLBACK");
        throw;
    }
}

}  // namespace sql
