#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <stdexcept>
#include <thread>

#include "config/commands/asked_reservation.hpp"
#include "config/commands/command.hpp"
#include "config/commands/find_room.hpp"
#include "config/commands/open_database.hpp"
#include "config/output/json_text.hpp"
#include "config/output/printable.hpp"
#include "config/output/request_words.hpp"
#include "config/output/wall_clock_text.hpp"

namespace config {

namespace {

using Asked = std::shared_ptr<AskedReservation>;

// The room that is named, or the only one that has a reservation of this UID.
reserve::Room room_of(const AskedReservation& asked, sql::Database& database) {
    if (!asked.room.empty()) return find_room(database.rooms(), asked.room);
    const auto booked = database.history().of_meeting(*asked.uid).reservations;
    if (booked.empty()) throw std::runtime_error("nothing is booked under the UID " + *asked.uid);
    if (booked.size() > 1)
        throw std::runtime_error("several rooms are booked under the UID " + *asked.uid +
                                 ": say which with --room");
    return find_room(database.rooms(), std::to_string(static_cast<std::int64_t>(booked.front().room)));
}

// Until it is known whether Exchange shows it.
sql::RequestResult await(sql::Database& database, std::int64_t id, std::chrono::seconds at_most) {
    using std::chrono::steady_clock;
    const auto until = steady_clock::now() + at_most;
    auto result = database.reservation_requests().result(id);
    while (!result.code && steady_clock::now() < until) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        result = database.reservation_requests().result(id);
    }
    return result;
}

ExitCode ask(const Invocation& invocation, const AskedReservation& asked) {
    sql::Database database = open_database(invocation);
    const reserve::Room room = room_of(asked, database);
    const auto inserted = database.reservation_requests().insert(request_of(asked, room));
    if (const auto* const refused = std::get_if<sql::Refusal>(&inserted))
        throw std::runtime_error(asked.action + ": " + refused->words);
    const auto result =
        await(database, std::get<std::int64_t>(inserted), std::chrono::seconds(asked.wait_seconds));
    if (invocation.json)
        invocation.out << json_text(json_of(result));
    else
        invocation.out << printable(request_words(result)) << "\n";
    return result.code == 1 ? ExitCode::failed : ExitCode::done;
}

constexpr const char* footer =
    R"(What is asked for stands in the database at once, or is refused, and appears in the room's Exchange calendar.
Other programs do the same with SQL: they insert into the table reservation_request (README.md, "From other
programs"). Times are a day or "2026-11-24 09:00" by the clocks of the room, or 2026-11-24T08:00:00Z. In a
change, what is left out stays, and an empty text (--note "") clears. A series without end (neither COUNT nor
UNTIL) is booked by the gateway, up to the booking window and then as that moves.
What came by mail is changed by its organizer only; when it is cancelled here, the organizer is told.
Examples:
  roomgate reserve Rome --from "2026-11-24 09:00" --to "2026-11-24 10:00" --subject Choir
  roomgate reserve Rome --from "2026-11-24 09:00" --to "2026-11-24 10:00" --rule "FREQ=WEEKLY;COUNT=10"
  roomgate change 7f3a@roomgate --date "2026-12-01 09:00" --from "2026-12-01 14:00" --to "2026-12-01 15:00"
  roomgate cancel 7f3a@roomgate --note "The choir is ill."
Fields of --json: request, action, room, uid, requested_by, requested (UTC), code (0 done, 1 failed, 521 gateway
offline, 522 Exchange not reachable; null: on its way), words, not_booked (dates that a series left out as the booking
window moved). `roomgate why UID` shows them later.
Exit code 1: it was refused, or Exchange does not take it, and why; with 521 and 522 it is 0.)";

CLI::App& add(CLI::App& app, Invocation& invocation, const Asked& asked, const char* name,
              const char* about) {
    asked->action = name;
    CLI::App& command =
        add_command(app, invocation, name, about, [&invocation, asked] { return ask(invocation, *asked); });
    command.footer(footer);
    command.add_option("--by", asked->by, "Who asks: a program or a person");
    command.add_option("--wait", asked->wait_seconds, "Seconds to wait until Exchange shows it")
        ->capture_default_str()
        ->check(CLI::Range(0, 3600));
    return command;
}

void add_content(CLI::App& command, const Asked& asked) {
    command.add_option("--from", asked->from, "Its beginning")->check(not_a_time);
    command.add_option("--to", asked->to, "Its end")->check(not_a_time);
    command.add_option("--rule", asked->rule, "The rule of a series: RRULE, as FREQ=WEEKLY;COUNT=10");
    command.add_option("--for", asked->requester, "Address of the user it is for");
    command.add_option("--subject", asked->subject, "What it is called");
    command.add_option("--note", asked->note, "What else is to be known");
    // CLI11 takes an optional for a counter, and sets it to 0 where no flag is given.
    command.add_flag_function(
        "--private,!--public", [asked](std::int64_t count) { asked->is_private = count > 0; },
        "Whether others may read what it is called");
}

void add_which(CLI::App& command, const Asked& asked) {
    command.add_option("UID", asked->uid, "Which reservation")->required();
    command.add_option("--room", asked->room, "In which room, where several are booked under that UID");
    command.add_option("--date", asked->date, "Only this date of a series: when its rule puts it")
        ->check(not_a_time);
}

}  // namespace

void add_reserve(CLI::App& app, Invocation& invocation) {
    const auto reserved = std::make_shared<AskedReservation>();
    CLI::App& reserve = add(app, invocation, reserved, "reserve", "Reserve a room");
    reserve.add_option("ROOM", reserved->room, "Its number, name or address")->required();
    reserve.add_option("--uid", reserved->uid, "Its UID; made, if left out");
    add_content(reserve, reserved);

    const auto changed = std::make_shared<AskedReservation>();
    CLI::App& change =
        add(app, invocation, changed, "change", "Change a reservation that was not made by mail");
    add_which(change, changed);
    add_content(change, changed);

    const auto cancelled = std::make_shared<AskedReservation>();
    CLI::App& cancel = add(app, invocation, cancelled, "cancel", "Cancel a reservation");
    add_which(cancel, cancelled);
    cancel.add_option("--note", cancelled->note, "Why");
}

}  // namespace config
