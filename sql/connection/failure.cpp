#include "sql/connection/failure.hpp"

#include <sqlite3.h>

#include <stdexcept>

#include "reserve/outage.hpp"

namespace sql {
namespace {

bool is_outage(int result) {
    switch (result & 0xff) {  // the rest says more (SQLITE_IOERR_WRITE)
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

}  // namespace

void throw_failure(int result, const std::string& words, std::string_view statement) {
    const std::string text = "database: " + words + " in: " + std::string(statement);
    if (is_outage(result)) throw reserve::Outage(text);
    throw std::runtime_error(text);
}

}  // namespace sql
