#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <csignal>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "config/commands/command.hpp"
#include "config/commands/find_room.hpp"
#include "config/commands/open_database.hpp"
#include "config/commands/resync_progress.hpp"
#include "config/commands/resync_report.hpp"
#include "config/logging/program_log.hpp"
#include "config/output/json_text.hpp"
#include "config/output/wall_clock_text.hpp"
#include "config/service/signals.hpp"
#include "config/settings/load.hpp"
#include "ews/courier.hpp"
#include "ews/room_calendar.hpp"
#include "ews/sign_in/keytab.hpp"
#include "sql/database.hpp"

namespace config {

namespace {

using reserve::Direction;
using reserve::ResyncOrder;

struct Asked {
    std::vector<std::string> rooms;
    std::string from, until, created_from, created_until, modified_from, modified_until;
    std::vector<std::string> kinds;
    std::string direction;
    bool repair = false;
    bool confirm_deletions = false;
};

std::vector<reserve::Room> rooms_of(const Asked& asked, sql::Database& database) {
    if (asked.rooms.empty()) return database.directory().rooms();
    std::vector<reserve::Room> rooms;
    for (const std::string& who : asked.rooms) rooms.push_back(find_room(database.rooms(), who));
    return rooms;
}

std::set<reserve::DateChange> kinds_of(const std::vector<std::string>& names) {
    std::set<reserve::DateChange> kinds;
    for (const std::string& name : names)
        kinds.insert(name == "added"     ? reserve::DateChange::added
                     : name == "changed" ? reserve::DateChange::changed
                                         : reserve::DateChange::deleted);
    return kinds;
}

// Days are those of the room.
ResyncOrder order_of(const Asked& asked, const reserve::ResyncSettings& settings, const std::string& zone) {
    const reserve::Instant now = reserve::SystemClock().now();
    const auto from = parse_time(asked.from, zone).value_or(settings.from.value_or(now));
    ResyncOrder order{.window = {from, parse_time(asked.until, zone).value_or(now + settings.ahead)}};
    if (order.window.end <= order.window.start) throw std::runtime_error("--until must be later than --from");
    order.filter = {.kinds = kinds_of(asked.kinds),
                    .created_from = parse_time(asked.created_from, zone),
                    .created_until = parse_time(asked.created_until, zone),
                    .modified_from = parse_time(asked.modified_from, zone),
                    .modified_until = parse_time(asked.modified_until, zone)};
    if (asked.direction == "database") order.direction = Direction::to_database;
    if (asked.direction == "exchange") order.direction = Direction::to_exchange;
    order.repair = asked.repair;
    order.deletions_confirmed = asked.confirm_deletions;
    order.mass_deletion_percent = settings.mass_deletion_percent;
    return order;
}

ews::Settings exchange_servers(const Settings& settings) {
    ews::Settings servers;
    for (const ExchangeEntry& entry : settings.exchange) {
        servers.servers.push_back(entry.server);
        if (!entry.server.keytab.empty()) ews::use_keytab(entry.server.keytab);
    }
    if (servers.servers.empty()) throw std::runtime_error("there is no [[exchange]] in the settings");
    return servers;
}

// What is under way at Exchange is cut, and nothing begins any more.
class Interruption {
  public:
    Interruption(const Signals& signals, ews::Courier& courier)
        : at_stop_(signals, [this, &courier] {
              came_ = true;
              courier.stop();
          }) {}
    bool came() const { return came_; }

  private:
    std::atomic<bool> came_ = false;
    AtNextStop at_stop_;
};

// That a call was cut is no trouble of the server's; a room that was being read is left out.
std::optional<reserve::ResyncReport> without_cut(reserve::ResyncReport report,
                                                 const Interruption& interruption) {
    if (!interruption.came() || !report.trouble) return report;
    if (!report.stopped) return std::nullopt;
    report.trouble.reset();
    return report;
}

void show(const Invocation& invocation, const std::vector<ResyncedRoom>& done, const ResyncOrder& order) {
    if (invocation.json)
        invocation.out << json_text(resync_json(done));
    else
        invocation.out << resync_text(done, order);
}

ExitCode resync(const Invocation& invocation, const Asked& asked) {
    if (asked.repair && asked.direction.empty())
        throw std::runtime_error("--repair needs --direction database or --direction exchange");
    const Signals signals({SIGINT, SIGTERM});
    const Settings settings = settings_or_throw(invocation.config_file);
    sql::Database database = open_database(settings.database);
    ProgramLog log({.level = reserve::Log::Kind::warning, .file = {}});
    const reserve::SystemClock clock;
    ews::Courier courier(exchange_servers(settings), clock, log, &database.sign_ins());
    const Interruption interruption(signals, courier);
    ews::RoomCalendar calendar(courier);
    reserve::Resync resync(calendar, database.resync_book(), database.books(), clock);
    ResyncProgress progress(invocation.err, &std::chrono::steady_clock::now);
    const std::vector<reserve::Room> rooms = rooms_of(asked, database);
    std::vector<ResyncedRoom> done;
    ResyncOrder order;
    bool failed = false;
    for (const reserve::Room& room : rooms) {
        if (interruption.came()) break;
        order = order_of(asked, settings.resync, room.zone);
        auto watch = progress.of(room);
        watch.is_to_stop = [&] { return interruption.came(); };
        auto report = without_cut(resync.run(room, settings.desk.deciding, order, watch), interruption);
        if (!report) break;
        failed = failed || report->trouble || (order.repair && report->held);
        done.push_back({room, *std::move(report)});
    }
    show(invocation, done, order);
    if (!interruption.came()) return failed ? ExitCode::failed : ExitCode::done;
    invocation.err << "roomgate: interrupted after " << done.size() << " of " << rooms.size()
                   << " rooms: run it again to go on\n";
    return ExitCode::interrupted;
}

constexpr const char* footer =
    R"(Compares each room's calendar in Exchange with the database, date by date, by UID, occurrence and time, and
shows what differs. Without --repair nothing is written. What changed on one side since both were last alike
is carried to the other: in Exchange to the database with --direction database (booked, moved or freed as a
decision would be, with a record of it), in the database to Exchange with --direction exchange (through the
outbox of the service). What changed on both sides, or where the room is taken, is a conflict: it is listed,
never overwritten; make one side as the other by hand. A run that was interrupted is simply run again.
Columns: the date in the database and in Exchange, what happened to it on either side, what is done:
the direction that repairs it, "waits" (a message or an answer is on its way), "conflict"; and
why: where the room is taken, by what.
Examples:
  roomgate resync
  roomgate resync Rome --from 2026-12-01 --until 2027-03-01
  roomgate resync Rome --kinds added,changed --modified-from 2026-11-20 --direction database --repair
  roomgate resync Rome --direction database --repair --confirm-deletions
Fields of --json, an object a room: room, room_name, dates_in_database, dates_in_exchange, unclear (items of
Exchange without UID or times), deletions, held (too many of them), stopped, trouble (null: none),
differences: uid, recurrence_id, database, exchange, agreed (start and end, UTC; null: no such date),
in_database, in_exchange (added, changed, deleted; null: nothing), course (database, exchange, conflict,
waiting), handled (listed, repaired, queued, taken, overtaken, held), words, created, modified.
Exit code 1: a room could not be compared or repaired to the end (trouble), or deletions wait for
--confirm-deletions. 130: interrupted (SIGINT, SIGTERM); what was found up to then is shown.)";

void add_windows(CLI::App& command, Asked& asked) {
    const auto time = [&](const char* name, std::string& field, const char* about) {
        command.add_option(name, field, about)->check(not_a_time);
    };
    time("--from", asked.from, "Dates from then on (a day, or a time); resync.from, if left out");
    time("--until", asked.until, "... up to then; resync.days_ahead, if left out");
    time("--created-from", asked.created_from, "Only what was made from then on ...");
    time("--created-until", asked.created_until, "... up to then");
    time("--modified-from", asked.modified_from, "Only what was changed from then on ...");
    time("--modified-until", asked.modified_until, "... up to then");
}

}  // namespace

void add_resync(CLI::App& app, Invocation& invocation) {
    const auto asked = std::make_shared<Asked>();
    CLI::App& command =
        add_command(app, invocation, "resync", "Compare rooms with their Exchange calendars, and repair",
                    [&invocation, asked] { return resync(invocation, *asked); });
    command.footer(footer);
    command.add_option("ROOM", asked->rooms, "Rooms: number, name or address; all, if left out");
    add_windows(command, *asked);
    command.add_option("--kinds", asked->kinds, "Only added, changed or deleted dates, with commas between")
        ->delimiter(',')
        ->check(CLI::IsMember({"added", "changed", "deleted"}));
    command.add_option("--direction", asked->direction, "The side that is changed, to be as the other")
        ->check(CLI::IsMember({"database", "exchange"}));
    command.add_flag("--repair", asked->repair, "Do it; else only show");
    command.add_flag("--confirm-deletions", asked->confirm_deletions,
                     "Delete also more than resync.mass_deletion_percent of a room's dates");
}

}  // namespace config
