#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <stdexcept>

#include "config/commands/find_room.hpp"
#include "config/commands/open_database.hpp"
#include "config/output/json_text.hpp"
#include "config/output/local_time.hpp"
#include "config/output/text_table.hpp"
#include "config/output/wall_clock_text.hpp"
#include "reserve/clock.hpp"

namespace config {

namespace {

using nlohmann::ordered_json;

struct Asked {
    std::string who;
    std::string from;
    std::string until;
    std::size_t limit = 1000;
};

constexpr std::chrono::days usual_window{30};

// Days are those of the room; of a user, whose rooms may be anywhere, of UTC.
reserve::Interval window_of(const Asked& asked, const std::string& zone) {
    const auto from = parse_time(asked.from, zone).value_or(reserve::SystemClock().now());
    const reserve::Interval window{from, parse_time(asked.until, zone).value_or(from + usual_window)};
    if (window.end <= window.start) throw std::runtime_error("--until must be later than --from");
    return window;
}

std::vector<sql::CalendarEntry> entries_of(const Asked& asked, sql::Database& database) {
    const auto users = database.users().find(asked.who);
    const bool retired_room = users.empty() && !database.rooms().find_retired(asked.who).empty();
    if (retired_room || !database.rooms().find(asked.who).empty()) {
        const reserve::Room room = find_room_of_any_time(database.rooms(), asked.who);
        return database.calendars().of_room(room.id, window_of(asked, room.zone), asked.limit);
    }
    if (users.empty()) throw std::runtime_error("there is no room and no user " + asked.who);
    std::vector<sql::CalendarEntry> all;
    for (const sql::ListedUser& user : users) {
        const auto own = database.calendars().of_requester(user.id, window_of(asked, "Etc/UTC"), asked.limit);
        all.insert(all.end(), own.begin(), own.end());
    }
    return all;
}

std::string requester_of(const sql::CalendarEntry& entry) {
    if (!entry.requester) return entry.organizer;
    const std::string& name = entry.requester->name;
    return name.empty() ? entry.requester->address : name;
}

std::string kind_of(const sql::CalendarEntry& entry) {
    if (entry.exception) return "exception";
    return entry.series ? "series" : "single";
}

std::string table_of(const std::vector<sql::CalendarEntry>& entries) {
    TextTable table({"from", "until", "zone", "room", "requester", "booked by", "kind", "subject"});
    for (const sql::CalendarEntry& entry : entries)
        table.add({local_time(entry.time.start, entry.zone), local_time(entry.time.end, entry.zone),
                   entry.zone, entry.room_name, shortened(requester_of(entry)), shortened(entry.booked_by),
                   kind_of(entry), entry.is_private ? "(private)" : shortened(entry.subject)});
    return table.text();
}

ordered_json json_of(const sql::CalendarEntry& entry) {
    ordered_json requester;
    if (entry.requester)
        requester = {{"id", static_cast<std::int64_t>(entry.requester->id)},
                     {"name", entry.requester->name},
                     {"address", entry.requester->address}};
    return {{"room", static_cast<std::int64_t>(entry.room)},
            {"room_name", entry.room_name},
            {"zone", entry.zone},
            {"uid", entry.uid},
            {"start", utc_time(entry.time.start)},
            {"end", utc_time(entry.time.end)},
            {"kind", kind_of(entry)},
            {"private", entry.is_private},
            {"subject", entry.subject},
            {"organizer", entry.organizer},
            {"requester", requester},
            {"booked_by", entry.booked_by}};
}

ExitCode calendar(const Invocation& invocation, const Asked& asked) {
    sql::Database database = open_database(invocation);
    const auto entries = entries_of(asked, database);
    if (!invocation.json) {
        invocation.out << table_of(entries);
        return ExitCode::done;
    }
    ordered_json all = ordered_json::array();
    for (const sql::CalendarEntry& entry : entries) all.push_back(json_of(entry));
    invocation.out << json_text(all);
    return ExitCode::done;
}

constexpr const char* footer =
    R"(A date a line, by its beginning; times are those of the room. Kind is single, series (one of its dates) or
exception (a date that was moved or changed on its own). Private subjects are never shown, others as far as the
room keeps them (booking.delete_subject).
Examples:
  roomgate calendar Rome --from 2026-11-24 --until 2026-12-01
  roomgate calendar ada@corp.example.com --json
Fields of --json: room, room_name, zone, uid, start, end (UTC), kind, private, subject, organizer, requester
(id, name, address; null: booked without one), booked_by (who sent it in the organizer's name).)";

}  // namespace

void add_calendar(CLI::App& app, Invocation& invocation) {
    const auto asked = std::make_shared<Asked>();
    CLI::App& command =
        add_command(app, invocation, "calendar", "Show what is booked in a room, or for a user",
                    [&invocation, asked] { return calendar(invocation, *asked); });
    command.footer(footer);
    command
        .add_option("WHO", asked->who,
                    "A room or a user: number, name or address of a room, address of a user")
        ->required();
    command.add_option("--from", asked->from, "From then on (a day, or a time); now, if left out")
        ->check(not_a_time);
    command.add_option("--until", asked->until, "Up to then; 30 days, if left out")->check(not_a_time);
    command.add_option("--limit", asked->limit, "At most so many")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000));
}

}  // namespace config
