#pragma once
#include <string_view>

#include "sql/connection/connection.hpp"
#include "sql/connection/values.hpp"

namespace sql {

// One run of a statement that the connection keeps prepared:
//     Query rooms(connection, all_rooms, soci::use(building), soci::into(id), soci::into(name));
//     while (rooms.next()) ...
// What is bound must live as long as the query. A text may run only once at a time.
class Query {
  public:
    template <typename... Exchanges>
    Query(Connection& connection, std::string_view text, const Exchanges&... exchanges)
        : text_(text), statement_(prepare(connection, text)) {
        (statement_.exchange(exchanges), ...);
    }
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    // Runs the statement, or goes to the next row; false when there is none. Throws with the statement's
    // text.
    bool next();
    // Rows inserted, changed or deleted.
    long long changed() { return statement_.get_affected_rows(); }

    // The connection's statement of that text. Throws with the text.
    static soci::statement& prepare(Connection& connection, std::string_view text);

  private:
    std::string_view text_;
    soci::statement& statement_;
    bool running_ = false;
};

// Runs a statement that returns no rows; the number of rows that it changed.
template <typename... Exchanges>
long long run(Connection& connection, std::string_view text, const Exchanges&... exchanges) {
    Query query(connection, text, exchanges...);
    query.next();
    return query.changed();
}

}  // namespace sql
