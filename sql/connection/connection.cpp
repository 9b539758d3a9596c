#include "sql/connection/connection.hpp"

#include <fcntl.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <string>
#include <system_error>

#include "reserve/outage.hpp"
#include "sql/connection/gathered_log.hpp"

namespace sql {
namespace {

constexpr auto every_connection = "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;";
constexpr auto reading_only = "PRAGMA query_only = ON;";
constexpr auto write_ahead_log = "PRAGMA journal_mode = WAL";
constexpr auto durable =
    "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864;";

// Before SQLite is first used: a connection has one thread at a time, and nobody asks how much memory is in
// use, so it need not take a lock at each call; and a file may be named by a URI. False where another part of
// the program was first: then all stays as that has it.
bool configure() {
    static const bool configured = sqlite_api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD) == SQLITE_OK &&
                                   sqlite_api::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK &&
                                   sqlite_api::sqlite3_config(SQLITE_CONFIG_URI, 1) == SQLITE_OK;
    return configured;
}

void require_directory(const std::filesystem::path& file) {
    const auto directory = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    if (!std::filesystem::is_directory(directory)) {
        throw reserve::Outage("the database's directory " + directory.string() + " does not exist");
    }
    if (::access(directory.c_str(), W_OK | X_OK) != 0) {
        throw reserve::Outage("the database's directory " + directory.string() + " is not writable");
    }
}

// An existing file is left alone: opening and closing it would drop the locks that SQLite holds on it here.
void create_private(const std::filesystem::path& file) {
    if (std::filesystem::exists(file)) return;
    const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0 && errno != EEXIST) {
        throw reserve::Outage("creating the database " + file.string() + ": " +
                              std::generic_category().message(errno));
    }
    if (made >= 0) ::close(made);
}

// The path of a URI (RFC 3986, section 2.1): what would end it is encoded, and the quotation mark for SOCI.
std::string percent_encoded(std::string_view path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : path) {
        if (std::string_view("%?#\"").find(c) == std::string_view::npos)
            encoded += c;
        else
            encoded +=
                {'%', digits[static_cast<unsigned char>(c) / 16], digits[static_cast<unsigned char>(c) % 16]};
    }
    return encoded;
}

std::string connect_string(const std::filesystem::path& file, bool by_uri) {
    if (by_uri) {
        return "db=\"file://" + percent_encoded(std::filesystem::absolute(file).string()) +
               "?vfs=" + gathered_log() + "\"";
    }
    if (file.string().find('"') != std::string::npos) {
        throw std::runtime_error("the database's file name must not contain a quotation mark");
    }
    return "db=\"" + file.string() + "\"";
}

sqlite_api::sqlite3* native(soci::session& session) {
    return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

void require_write_ahead_log(soci::session& session, const std::filesystem::path& file) {
    std::string mode;
    session << write_ahead_log, soci::into(mode);
    if (mode != "wal") {
        throw std::runtime_error("the database " + file.string() + " cannot use a write-ahead log (" + mode +
                                 ")");
    }
}

}  // namespace

Connection::Connection(const Settings& settings, Purpose purpose) {
    require_directory(settings.file);
    const bool by_uri = configure() && purpose == Purpose::writing;
    if (purpose == Purpose::writing) create_private(settings.file);
    try {
        session_.open(soci::sqlite3, connect_string(settings.file, by_uri));
        execute("PRAGMA busy_timeout = " + std::to_string(settings.busy_timeout.count()));
        execute(every_connection);
        if (purpose == Purpose::writing) require_write_ahead_log(session_, settings.file);
        execute(purpose == Purpose::writing ? durable : reading_only);
    } catch (const soci::soci_error& error) {
        throw reserve::Outage("opening the database " + settings.file.string() + ": " +
                              error.get_error_message());
    }
}

void Connection::execute(const std::string& script) {
    char* text = nullptr;
    if (sqlite_api::sqlite3_exec(native(session_), script.c_str(), nullptr, nullptr, &text) == SQLITE_OK)
        return;
    const std::string words = text != nullptr ? text : "out of memory";
    sqlite_api::sqlite3_free(text);
    throw std::runtime_error("database: " + script.substr(0, 60) + ": " + words);
}

soci::statement& Connection::prepared(std::string_view text) {
    auto found = prepared_.find(text);
    if (found == prepared_.end()) {
        auto statement = std::make_unique<soci::statement>(session_);
        statement->alloc();
        statement->prepare(std::string(text));
        found = prepared_.emplace(text, std::move(statement)).first;
    }
    return *found->second;
}

bool Connection::in_transaction() { return sqlite_api::sqlite3_get_autocommit(native(session_)) == 0; }

void Connection::end_open_reads() {
    auto* const database = native(session_);
    for (auto* statement = sqlite_api::sqlite3_next_stmt(database, nullptr); statement != nullptr;
         statement = sqlite_api::sqlite3_next_stmt(database, statement)) {
        if (sqlite_api::sqlite3_stmt_busy(statement) != 0) sqlite_api::sqlite3_reset(statement);
    }
}

}  // namespace sql
