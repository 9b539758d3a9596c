#include "sql/connection/statement.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

#include "sql/connection/failure.hpp"
#include "sql/connection/query.hpp"

namespace sql {

using namespace sqlite_api;

sqlite3_stmt* Statement::prepare(Connection& connection, std::string_view text) {
    auto* const backend = Query::prepare(connection, text).get_backend();
    return static_cast<soci::sqlite3_statement_backend*>(backend)->stmt_;
}

Statement::~Statement() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

void Statement::bind(int position, long long value) {
    require(sqlite3_bind_int64(statement_, position, value));
}

void Statement::bind(int position, std::string_view value) {
    require(sqlite3_bind_text64(statement_, position, value.data(), value.size(), nullptr, SQLITE_UTF8));
}

void Statement::bind(int position, Octets value) {
    const auto [octets] = value;
    const char* const begin = octets.empty() ? "" : octets.data();  // a null pointer would be NULL
    require(sqlite3_bind_blob64(statement_, position, begin, octets.size(), nullptr));
}

void Statement::bind(int position, std::nullopt_t) { require(sqlite3_bind_null(statement_, position)); }

void Statement::bind(int position, reserve::Instant value) {
    bind(position, static_cast<long long>(value.time_since_epoch().count()));
}

void Statement::require(int result) const {
    if (result == SQLITE_OK || result == SQLITE_ROW || result == SQLITE_DONE) return;
    throw_failure(result, sqlite3_errmsg(sqlite3_db_handle(statement_)), text_);
}

long long Statement::insert() {
    require(sqlite3_step(statement_));
    return sqlite3_last_insert_rowid(sqlite3_db_handle(statement_));
}

long long Statement::number() {
    require(sqlite3_step(statement_));
    return number(0);
}

bool Statement::next() {
    const int result = sqlite3_step(statement_);
    require(result);
    return result == SQLITE_ROW;
}

reserve::Instant Statement::instant(int column) const {
    return reserve::Instant(std::chrono::seconds(number(column)));
}

long long Statement::number(int column) const { return sqlite3_column_int64(statement_, column); }

std::string Statement::text(int column) const {
    const auto* const octets = sqlite3_column_text(statement_, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return octets ? std::string(reinterpret_cast<const char*>(octets), size) : std::string();
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

}  // namespace sql
