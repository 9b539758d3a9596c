#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "reserve/instant.hpp"
#include "sql/connection/connection.hpp"

namespace sqlite_api {
struct sqlite3_stmt;
}

namespace sql {

// Octets for a BLOB.
struct Octets {
    std::string_view octets;
};

// One run of a statement that the connection keeps prepared, with its values bound where they lie, in the
// order of its parameters: for the few that run with every message. All others are a Query.
class Statement {
  public:
    template <typename... Values>
    Statement(Connection& connection, std::string_view text, const Values&... values)
        : text_(text), statement_(prepare(connection, text)) {
        int position = 0;
        (bind(++position, values), ...);
    }
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    // Inserts a row; its id. Throws with the statement's text.
    long long insert();
    // The first column of the first row, which must be there and hold a number.
    long long number();
    // Goes to the first or the next row; false when there is none. Throws with the statement's text.
    bool next();
    // Of the row, counted from 0.
    reserve::Instant instant(int column) const;
    long long number(int column) const;
    std::string text(int column) const;  // empty for NULL, too
    bool is_null(int column) const;

  private:
    static sqlite_api::sqlite3_stmt* prepare(Connection& connection, std::string_view text);

    void bind(int position, long long value);
    void bind(int position, std::string_view value);
    void bind(int position, Octets value);
    void bind(int position, std::nullopt_t);
    void bind(int position, reserve::Instant value);
    template <typename Number>
    requires std::is_integral_v<Number> || std::is_enum_v<Number>
    void bind(int position, Number value) { bind(position, static_cast<long long>(value)); }
    template <typename Value>
    void bind(int position, const std::optional<Value>& value) {
        value ? bind(position, *value) : bind(position, std::nullopt);
    }
    void require(int result) const;

    std::string_view text_;
    sqlite_api::sqlite3_stmt* statement_;
};

}  // namespace sql
