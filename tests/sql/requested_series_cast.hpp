#pragma once
#include "tests/sql/desk_on_sqlite.hpp"

namespace desk_on_sqlite {

// Other programs give rules without dates, for room 1 (in Berlin); the desk works them out. Times are UTC.
class RequestedSeriesTest : public DeskOnSqlite {
  protected:
    RequestedSeriesTest() {
        deciding_.booking.booking_window_in_days = 14;  // ends with Mon 7 Dec
        desk_.apply(deciding_);
        room_ = scratch_.value("SELECT name FROM room ORDER BY room_id");
    }

    // What the database says at once; empty: it took it.
    std::string request(const std::string& columns, const std::string& values) {
        try {
            scratch_.connect()->execute("INSERT INTO reservation_request (room, uid, " + columns +
                                        ") VALUES ('" + room_ + "', 'a', " + values + ")");
            return "";
        } catch (const std::exception& refused) {
            return refused.what();
        }
    }
    static std::string at_text(const std::string& when) {
        return std::to_string(support::at(when).time_since_epoch().count());
    }
    static std::string hour_of(const std::string& when) {
        return at_text(when) + ", " + std::to_string(support::at(when).time_since_epoch().count() + 3600);
    }
    // An hour by a rule that begins then.
    std::string ask(const std::string& action, const std::string& rule, const std::string& when) {
        return request("action, rule, start_at, end_at",
                       "'" + action + "', '" + rule + "', " + hour_of(when));
    }
    void reserve(const std::string& rule, const std::string& when = "2026-11-24 09:00") {
        EXPECT_EQ(ask("reserve", rule, when), "");
        desk_.run_once();
    }
    void book_another(const std::string& when) {
        scratch_.connect()->execute(
            "INSERT INTO reservation_request (room, action, uid, start_at, end_at) VALUES ('" + room_ +
            "', 'reserve', 'other', " + hour_of(when) + ")");
    }
    void day_passes(int days = 1) {
        clock_.instant += std::chrono::days(days);
        desk_.run_once();
    }
    std::string dates() {
        return scratch_.value(
            "SELECT coalesce(group_concat(strftime('%d.%m. %H:%M', start_at, 'unixepoch'), ', '), '') FROM "
            "occurrence JOIN "
            "reservation USING (reservation_id) WHERE uid = 'a'");
    }
    std::string result(const std::string& column = "result_code") {
        return scratch_.value("SELECT " + column +
                              " FROM reservation_request WHERE uid = 'a' ORDER BY request_id DESC");
    }

    DecidingSettings deciding_;
    std::string room_;
};

inline bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace desk_on_sqlite
