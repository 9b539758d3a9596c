#include "sql/connection/failure.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "reserve/outage.hpp"

namespace sql {
namespace {

// Where the database, the disk or the memory failed, and what a person can do.
struct Trouble {
    int result;  // the rest of a result says more (SQLITE_IOERR_WRITE)
    const char* advice;
};

constexpr auto busy_advice =
    "another process has been writing to it for longer than database.busy_timeout; find it (fuser FILE) and "
    "let "
    "it come to an end";
constexpr auto damaged_advice =
    "the file is damaged or no database; stop roomgate, keep a copy, and try sqlite3 FILE 'PRAGMA "
    "integrity_check'";

constexpr std::array troubles{
    Trouble{SQLITE_FULL, "make room on the disk"},
    Trouble{SQLITE_IOERR,
            "the disk fails, or the process may not write so much (ulimit -f); see the kernel's log"},
    Trouble{SQLITE_BUSY, busy_advice},
    Trouble{SQLITE_LOCKED, busy_advice},
    Trouble{SQLITE_NOMEM, "the machine or the process has no memory left"},
    Trouble{SQLITE_READONLY, "the file and its directory must be writable for the user of roomgate"},
    Trouble{SQLITE_CANTOPEN, "the file and its directory must be there, and open to the user of roomgate"},
    Trouble{SQLITE_PROTOCOL, "its locks do not work; the file must lie on a disk of this machine"},
    Trouble{SQLITE_CORRUPT, damaged_advice},
    Trouble{SQLITE_NOTADB, damaged_advice},
};

// SOCI puts before SQLite's words where they came from: "sqlite3_statement_backend::loadRS: ".
std::string after_origin(const std::string& words) {
    const auto end = words.find("::");
    const auto colon = words.find(": ", end == std::string::npos ? words.size() : end + 2);
    return colon == std::string::npos ? words : words.substr(colon + 2);
}

}  // namespace

void throw_failure(int result, const std::string& words, std::string_view statement) {
    const auto trouble = std::ranges::find(troubles, result & 0xff, &Trouble::result);
    const std::string where = " in: " + std::string(statement);
    if ((result & 0xff) == SQLITE_CONSTRAINT)
        throw ConstraintFailure("database: " + words + where, after_origin(words));
    if (trouble == troubles.end()) throw std::runtime_error("database: " + words + where);
    throw reserve::Outage(std::string("database: ") + sqlite3_errstr(result) + ": " + trouble->advice +
                          where);
}

}  // namespace sql
