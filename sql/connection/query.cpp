#include "sql/connection/query.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

#include "sql/connection/failure.hpp"

namespace sql {
namespace {

// SOCI's own text would carry the parameters: content of mails.
[[noreturn]] void rethrow(std::string_view text, const soci::soci_error& error) {
    const auto* const from_sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
    throw_failure(from_sqlite == nullptr ? SQLITE_ERROR : from_sqlite->result(), error.get_error_message(),
                  text);
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
