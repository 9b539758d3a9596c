// Deciding a request against a full room: 100,000 occurrences within the booking window of three years. Runs
// the desk's whole transaction (read, decide, write, queue the answer) and rolls it back.
#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include <stdexcept>
#include <string>

#include "reserve/desk/explain.hpp"
#include "sql/database.hpp"
#include "tests/support/temporary_directory.hpp"

namespace {

using namespace reserve;

constexpr Instant now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);

// Back to back for 14 minutes each, but free from 9:00 to 10:30 UTC.
constexpr auto fill = R"(
    INSERT INTO room (room_id, name, mailbox, mailbox_key, zone)
    VALUES (1, 'Full', 'full@corp.example.com', 'full@corp.example.com', 'Etc/UTC');
    INSERT INTO profile (profile_id, created_at) VALUES (1, 0);
    INSERT INTO profile_address VALUES (1, 'ada@corp.example.com', 'ada@corp.example.com');
    INSERT INTO reservation (reservation_id, room_id, uid, organizer, found_by_address)
    VALUES (1, 1, 'others', 'others@corp.example.com', 0);
    WITH RECURSIVE day(d) AS (SELECT 0 UNION ALL SELECT d + 1 FROM day WHERE d < 1079),
                   slot(s) AS (SELECT 0 UNION ALL SELECT s + 1 FROM slot WHERE s < 95),
                   begin(b) AS (SELECT 1795305600 + d * 86400 + s * 840 + (s >= 38) * 5400 FROM day, slot
                                WHERE s * 840 + (s >= 38) * 5400 + 840 <= 86400)
    INSERT INTO occurrence (reservation_id, recurrence_id, room_id, start_at, end_at, blocked_from_at, blocked_to_at,
                            exclusive)
    SELECT 1, b, 1, b, b + 840, b, b + 840, 1 FROM begin LIMIT 100000;
)";

// A database whose one room is full.
class FullRoom {
  public:
    FullRoom() : database_(settings()) {
        sqlite3* connection = nullptr;
        sqlite3_open(settings().file.c_str(), &connection);
        char* error = nullptr;
        if (sqlite3_exec(connection, fill, nullptr, nullptr, &error) != SQLITE_OK)
            throw std::runtime_error(error);
        sqlite3_close(connection);
    }

    Books& books() { return database_.books(); }

  private:
    sql::Settings settings() const {
        sql::Settings settings;
        settings.file = directory_.path() / "roomgate.db";
        return settings;
    }

    support::TemporaryDirectory directory_;
    sql::Database database_;
};

Reading request(const std::string& rule, std::chrono::minutes at) {
    Component component;
    component.uid = "asked";
    component.dtstamp = now;
    component.start.kind = CalendarTime::Kind::utc;
    component.start.local = std::chrono::local_days(std::chrono::year(2026) / 11 / 23) + at;
    component.end = component.start;
    component.end->local += std::chrono::minutes(60);
    if (!rule.empty()) component.rrule = rule;
    component.organizer = "ada@corp.example.com";
    component.attendees = {{"full@corp.example.com", false, false}};
    return {.mail = {}, .contents = {Invitation{Method::request, {}, {component}}}, .warnings = {}};
}

void decide(benchmark::State& state, const std::string& rule, int hour, Outcome outcome) {
    FullRoom room;
    DecidingSettings settings;
    settings.booking.booking_window_in_days = 1080;
    const Reading reading = request(rule, std::chrono::hours(hour));
    const RoomId id{1};
    for (auto _ : state) {
        const auto explained = explain(room.books(), reading, false, {&id, 1}, settings, now);
        const Verdict& verdict = explained.at(0).meetings.at(0).decision.verdicts.at(0);
        if (verdict.outcome != outcome) throw std::runtime_error("decided " + verdict.words);
    }
}

BENCHMARK_CAPTURE(decide, single_meeting_accepted, "", 9, Outcome::accepted)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(decide, weekly_for_three_years_accepted, "FREQ=WEEKLY;COUNT=150", 9, Outcome::accepted)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(decide, daily_for_three_years_accepted, "FREQ=DAILY;COUNT=1070", 9, Outcome::accepted)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(decide, single_meeting_declined, "", 14, Outcome::declined)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(decide, weekly_for_three_years_declined, "FREQ=WEEKLY;COUNT=150", 14, Outcome::declined)
    ->Unit(benchmark::kMillisecond);

}  // namespace
