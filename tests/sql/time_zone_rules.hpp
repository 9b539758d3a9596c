#pragma once
#include <string>
#include <vector>

#include "reserve/desk/follow_zones.hpp"
#include "reserve/zones/zone_book.hpp"
#include "tests/sql/desk_on_sqlite.hpp"
#include "tests/support/tzdata_folder.hpp"

// The clocks of Berlin are not put forward any more in March 2027. Until then the bookings were worked out by
// the rules of today.

namespace desk_on_sqlite {

using Times = std::vector<std::string>;

class KeepingLog final : public Log {
  public:
    void write(Kind kind, std::string_view line) override {
        if (kind == Kind::warning || kind == Kind::error) warnings += std::string(line) + "\n";
    }
    std::string warnings;
};

class TimeZoneRules : public DeskOnSqlite {
  protected:
    void rules_change() {
        folder_.give("Europe/Berlin", "Africa/Algiers");  // CET throughout the year
        clock_.instant += std::chrono::days(1);
        run();
    }
    void run() {
        while (desk_.run_once() > 0) continue;
    }

    std::string value(const std::string& query) { return scratch_.value(query); }
    Times booked(const std::string& uid = "m1") {
        Times times;
        database_.books().rehearse([&](Ledger& ledger) {
            for (const Occurrence& one : ledger.meeting(support::room_1, uid).occurrences)
                times.push_back(support::text_of(one.time));
        });
        return times;
    }
    std::string outcomes(const std::string& uid = "m1") {
        return value("SELECT group_concat(outcome, ' ') FROM decision WHERE uid = '" + uid + "'");
    }
    void send(const Draft& draft, const std::string& uid = "m1") {
        deliver(request({draft}), uid);
        run();
    }

    support::TzdataFolder folder_;
    KeepingLog kept_;
    Desk desk_{database_.inbox(), database_.books(), clock_, kept_, {}};
    const Draft april_ = Draft().in_zone("Europe/Berlin").starts("2027-04-06 10:00");
};

}  // namespace desk_on_sqlite
