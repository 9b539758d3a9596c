#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "config/commands/find_room.hpp"
#include "config/commands/open_database.hpp"
#include "config/commands/release_messages.hpp"
#include "config/commands/room_zones.hpp"
#include "config/output/json_text.hpp"
#include "config/output/local_time.hpp"
#include "config/output/reading_words.hpp"
#include "config/output/record_json.hpp"
#include "config/output/status_words.hpp"
#include "config/output/text_table.hpp"

namespace config {

namespace {

using nlohmann::ordered_json;

struct Asked {
    std::string status;
    bool parked = false;
    std::string room;
    std::string since;
    std::size_t limit = 50;
};

sql::MessageFilter filter_of(const Asked& asked, sql::RoomAdmin& rooms) {
    sql::MessageFilter filter;
    filter.limit = asked.limit;
    if (!asked.status.empty()) filter.status = status_of(asked.status);
    if (asked.parked) filter.status = reserve::ItemStatus::error_processing;
    if (!asked.room.empty()) filter.room = find_room_of_any_time(rooms, asked.room).id;
    if (!asked.since.empty()) filter.since = parse_instant(asked.since);
    return filter;
}

void add_rows(TextTable& table, const sql::ListedMessage& message, RoomZones& rooms) {
    const ReadingWords words = reading_words(message.reading);
    for (const sql::ListedItem& item : message.items) {
        table.add({std::to_string(static_cast<std::int64_t>(message.id)),
                   local_time(message.received_at, rooms.zone(item.room)),
                   item.room ? item.room_name : item.recipient, words.kind, shortened(words.organizer),
                   shortened(words.subject), status_word(item.status), item.reason});
    }
}

ExitCode messages(const Invocation& invocation, const Asked& asked) {
    sql::Database database = open_database(invocation);
    const auto found = database.messages().list(filter_of(asked, database.rooms()));
    if (invocation.json) {
        ordered_json all = ordered_json::array();
        for (const sql::ListedMessage& message : found) all.push_back(json_of(message));
        invocation.out << json_text(all);
        return ExitCode::done;
    }
    RoomZones rooms(database.directory());
    TextTable table({"message", "received", "room", "kind", "organizer", "subject", "status", "reason"});
    for (const sql::ListedMessage& message : found) add_rows(table, message, rooms);
    invocation.out << table.text();
    return ExitCode::done;
}

constexpr const char* footer =
    R"(One line for each room of a message, the newest message first; `roomgate why MESSAGE` tells all about one.
Examples:
  roomgate messages --parked
  roomgate messages release 4711
  roomgate messages --room Rome --since 2026-11-24T00:00:00+01:00
Fields of --json: id, received (UTC), peer, reverse_path, message_id, octets, kind (request, cancel, add,
unsubscribed, unreadable, not read), subject, organizer, uids, and items: id, recipient, room (null:
postmaster), room_name, status (0 ready, 1 in progress, 2 unsubscribed, 3 success, -1 parked, -2 answer failed,
-3 not found), status_word, reason, tries.)";

}  // namespace

void add_messages(CLI::App& app, Invocation& invocation) {
    const auto asked = std::make_shared<Asked>();
    CLI::App& command =
        add_command(app, invocation, "messages", "List what came by SMTP, and what became of it",
                    [&invocation, asked] { return messages(invocation, *asked); });
    add_release_messages(command, invocation);
    command.immediate_callback();  // so that `release`, which does not take this over, has the last word
    command.footer(footer);
    auto* status = command.add_option("--status", asked->status, "Only with this status")
                       ->check(CLI::IsMember(status_words()));
    command
        .add_flag("--parked", asked->parked, "Only those that wait for a person; short for --status parked")
        ->excludes(status);
    command.add_option("--room", asked->room, "Only for this room: its number, name or an address");
    command.add_option("--since", asked->since, "Only those received since an instant")
        ->check(not_an_instant);
    command.add_option("--limit", asked->limit, "At most so many")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000));
}

}  // namespace config
