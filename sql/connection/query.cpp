#include "sql/connection/query.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

#include <stdexcept>
#include <string>

namespace sql {
namespace {

// SOCI's own text would carry the parameters: content of mails.
[[noreturn]] void rethrow(std::string_view text, const soci::soci_error& error) {
    throw std::runtime_error("database: " + error.get_error_message() + " in: " + std::string(text));
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
