#include "sql/connection/key_of_address.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

#include <exception>
#include <stdexcept>
#include <string>

#include "reserve/address.hpp"
#include "sql/connection/connection.hpp"

namespace sql {
namespace {

using sqlite_api::sqlite3_context;
using sqlite_api::sqlite3_destructor_type;
using sqlite_api::sqlite3_value;

void answer(sqlite3_context* context, sqlite3_value* value) {
    const auto* const octets = reinterpret_cast<const char*>(sqlite_api::sqlite3_value_text(value));
    if (octets == nullptr) return;  // NULL of NULL
    const std::string text(octets, static_cast<std::size_t>(sqlite_api::sqlite3_value_bytes(value)));
    const auto address = reserve::Address::parse(text);
    const std::string& key = address ? address->key() : text;
    sqlite_api::sqlite3_result_text(context, key.data(), static_cast<int>(key.size()), SQLITE_TRANSIENT);
}

// Called by C, which no exception may pass: SQLite makes the statement fail with its words.
void key_of_address(sqlite3_context* context, int, sqlite3_value** values) {
    try {
        answer(context, *values);
    } catch (const std::exception& error) {
        sqlite_api::sqlite3_result_error(context, error.what(), -1);
    }
}

}  // namespace

void teach_key_of_address(Connection& connection) {
    auto* const database =
        static_cast<soci::sqlite3_session_backend*>(connection.session().get_backend())->conn_;
    constexpr int one_value = 1;
    if (sqlite_api::sqlite3_create_function(database, "key_of_address", one_value,
                                            SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, &key_of_address,
                                            nullptr, nullptr) != SQLITE_OK)
        throw std::runtime_error("database: the function key_of_address cannot be made");
}

}  // namespace sql
