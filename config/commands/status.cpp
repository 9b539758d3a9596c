#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "config/commands/command.hpp"
#include "config/commands/open_database.hpp"
#include "config/output/json_text.hpp"
#include "config/output/status_text.hpp"
#include "config/settings/load.hpp"
#include "ews/choose_server.hpp"
#include "reserve/clock.hpp"
#include "sql/database.hpp"

namespace config {

namespace {

constexpr std::chrono::seconds sign_counts_for{30};
constexpr std::size_t most_costly = 10;

std::string server_of(const std::string& mailbox, const Settings& settings) {
    std::vector<const ews::Server*> servers;
    for (const ExchangeEntry& entry : settings.exchange) servers.push_back(&entry.server);
    const auto address = reserve::Address::parse(mailbox);
    const ews::Server* const server = address ? ews::choose_server(*address, servers) : nullptr;
    return server ? server->name : "";
}

Status status_of(sql::Database& database, const Settings& settings) {
    Status status{database.status().standing(), false, {}};
    const auto& seen = status.standing.seen;
    status.runs = seen && reserve::SystemClock().now() - *seen < sign_counts_for;
    for (const sql::WaitingAnswers& room : status.standing.waiting)
        status.waiting.push_back({server_of(room.mailbox, settings), room});
    return status;
}

ExitCode show(const Invocation& invocation, bool exchange) {
    const Settings settings = settings_or_throw(invocation.config_file);
    sql::Database database = open_database(settings.database);
    if (exchange) {
        const ExchangeStatus status{database.status().uses(), database.status().costliest(most_costly)};
        invocation.out << (invocation.json ? json_text(exchange_json(status)) : exchange_text(status));
        return ExitCode::done;
    }
    const Status status = status_of(database, settings);
    invocation.out << (invocation.json ? json_text(status_json(status)) : status_text(status));
    return ExitCode::done;
}

constexpr const char* footer =
    R"(What the service has to do, and what holds it up; the service tells of its servers every 10 seconds. Times are UTC.
With --exchange: what was asked of each server for each room since the first call that was counted, and the
answers that have cost most. A failed call got no answer, or an error; not one that says something of the
item it was about (it is not there, out of date, none to be answered), or that the server wants to be asked in
another way. A retry is an attempt at an answer that had one before.
Examples:
  roomgate status
  roomgate status --exchange --json
Fields of --json: runs, seen (null: stopped in order, or never run), items (number by status), oldest_item (when
what is not decided yet came, or null), ban_list (answers given up), waiting (server or null, room, room_name,
mailbox, answers, oldest), paused_rooms (room, room_name, since or null, why), paused_servers (server, since,
until, code, words), servers (server, address, product, schema_version, asked_at).
Fields of --exchange --json: use (server, mailbox, room_name, calls, failed, retries, octets_sent, octets_received,
since), costliest (answer, item or null, message or null, room_name, uid, state, attempts, calls, octets).)";

}  // namespace

void add_status(CLI::App& app, Invocation& invocation) {
    const auto exchange = std::make_shared<bool>(false);
    CLI::App& command = add_command(app, invocation, "status", "Show what waits, and what holds it up",
                                    [&invocation, exchange] { return show(invocation, *exchange); });
    command.footer(footer);
    command.add_flag("--exchange", *exchange, "What the calls to the servers have cost instead");
}

}  // namespace config
