#include "sql/connection/query.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

#include <stdexcept>
#include <string>

#include "reserve/outage.hpp"

namespace sql {
namespace {

// Whether the database, the disk or the memory failed, rather than the statement.
bool is_outage(const soci::soci_error& error) {
    const auto* const from_sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
    if (from_sqlite == nullptr) return false;
    switch (from_sqlite->result() & 0xff) {  // the rest says more (SQLITE_IOERR_WRITE)
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_NOMEM:
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PROTOCOL:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return true;
        default:
            return false;
    }
}

// SOCI's own text would carry the parameters: content of mails.
[[noreturn]] void rethrow(std::string_view text, const soci::soci_error& error) {
    const std::string words = "database: " + error.get_error_message() + " in: " + std::string(text);
    if (is_outage(error)) throw reserve::Outage(words);
    throw std::runtime_error(words);
}

}  // namespace

soci::statement& Query::prepare(Connection& connection, std::string_view text) {
    try {
        return connection.prepared(text);
    } catch (const soci::soci_error& error) {
        rethrow(text, error);
    }
}

Query::~Query() {
    sqlite_api::sqlite3_reset(static_cast<soci::sqlite3_statement_backend*>(statement_.get_backend())->stmt_);
    statement_.bind_clean_up();
}

bool Query::next() {
    try {
        if (running_) return statement_.fetch();
        running_ = true;
        statement_.define_and_bind();
        return statement_.execute(true);
    } catch (const soci::soci_error& error) {
        rethrow(text_, error);
    }
}

}  // namespace sql
