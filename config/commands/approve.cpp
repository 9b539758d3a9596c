#include <CLI/CLI.hpp>
#include <algorithm>
#include <future>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <stdexcept>

#include "config/commands/command.hpp"
#include "config/commands/open_database.hpp"
#include "config/commands/room_zones.hpp"
#include "config/output/indented.hpp"
#include "config/output/json_text.hpp"
#include "config/output/local_time.hpp"
#include "config/output/text_table.hpp"
#include "config/settings/load.hpp"
#include "reserve/clock.hpp"
#include "reserve/desk/settle_approval.hpp"
#include "sql/database.hpp"

namespace config {

namespace {

using nlohmann::ordered_json;

struct Asked {
    std::string what;
    reserve::DelegateVerdict verdict;
};

ExitCode list(const Invocation& invocation, sql::Database& database) {
    const auto pending = database.approvals().pending(reserve::SystemClock().now());
    if (invocation.json) {
        ordered_json all = ordered_json::array();
        for (const sql::PendingApproval& one : pending)
            all.push_back({{"id", static_cast<std::int64_t>(one.id)},
                           {"room", one.room_name},
                           {"uid", one.uid},
                           {"recurrence_id",
                            one.recurrence_id ? ordered_json(utc_time(*one.recurrence_id)) : ordered_json()},
                           {"organizer", one.organizer},
                           {"asks", one.asks},
                           {"asked", utc_time(one.asked_at)}});
        invocation.out << json_text(all);
        return ExitCode::done;
    }
    RoomZones rooms(database.directory());
    TextTable table({"number", "asked", "room", "organizer", "for"});
    for (const sql::PendingApproval& one : pending)
        table.add({std::to_string(static_cast<std::int64_t>(one.id)),
                   local_time(one.asked_at, rooms.zone(one.room)), one.room_name, one.organizer, one.asks});
    invocation.out << table.text();
    return ExitCode::done;
}

reserve::ApprovalId number_in(const std::string& text) {
    std::size_t end = 0;
    std::int64_t number = 0;
    if (!text.empty() && text.size() < 18 && text.find_first_not_of("0123456789") == std::string::npos)
        number = std::stoll(text, &end);
    if (end == 0)
        throw std::runtime_error("\"" + text + "\" is no number; `roomgate approve list` shows them");
    return reserve::ApprovalId{number};
}

using Result = std::variant<reserve::SettledApproval, reserve::NotSettled>;

Result settle(sql::Database& database, reserve::ApprovalId id, const Asked& asked, const Settings& settings) {
    Result result;
    std::promise<std::exception_ptr> done;
    database.books().transact(
        [&](reserve::Ledger& ledger) {
            result = reserve::settle_approval(id, asked.verdict, settings.desk.deciding,
                                              reserve::SystemClock().now(), ledger);
        },
        [&](std::exception_ptr error) { done.set_value(error); });
    if (const std::exception_ptr error = done.get_future().get()) std::rethrow_exception(error);
    return result;
}

// What is booked in a retired room nobody can change by mail any more.
void require_room_in_use(sql::Database& database, reserve::ApprovalId id) {
    const auto pending = database.approvals().pending(reserve::SystemClock().now());
    const auto one = std::ranges::find(pending, id, &sql::PendingApproval::id);
    if (one == pending.end()) return;
    const auto rooms = database.directory().rooms();
    if (std::ranges::find(rooms, one->room, &reserve::Room::id) == rooms.end())
        throw std::runtime_error("the room " + one->room_name +
                                 " is retired: reject the request, or add the room again");
}

ExitCode decide(const Invocation& invocation, const Asked& asked) {
    const Settings settings = settings_or_throw(invocation.config_file);
    sql::Database database = open_database(settings.database);
    if (asked.what == "list") return list(invocation, database);
    const reserve::ApprovalId id = number_in(asked.what);
    if (asked.verdict.approved) require_room_in_use(database, id);
    const Result result = settle(database, id, asked, settings);
    if (const auto* not_settled = std::get_if<reserve::NotSettled>(&result))
        throw std::runtime_error("request " + asked.what + " is not pending: " + not_settled->why);
    const auto& settled = std::get<reserve::SettledApproval>(result);
    const reserve::Verdict& verdict = settled.decision.verdicts.front();
    if (invocation.json)
        invocation.out << json_text({{"id", static_cast<std::int64_t>(id)},
                                     {"room", settled.room_name},
                                     {"organizer", settled.organizer},
                                     {"outcome", reserve::name_of(verdict.outcome)},
                                     {"words", verdict.words}});
    else
        invocation.out << (asked.verdict.approved ? "approved: " : "rejected: ")
                       << indented(verdict.words, "");
    return ExitCode::done;
}

constexpr const char* footer =
    R"(Requests wait here where the policy of a room (all_book_in_policy and the settings after it in [booking]) puts
them to the room's delegates. The room is held until they decide; the organizer is told at once.
Examples:
  roomgate approve list
  roomgate approve 12 --by grace@corp.example.com
  roomgate reject 12 --comment "Please take the small room."
Fields of --json: id, room, organizer, outcome, words; of list: id, room, uid, recurrence_id (null: the whole
meeting), organizer, asks, asked.
Exit code 1: the number is not pending, or its room is retired (then it can be rejected), and why.)";

void add(CLI::App& app, Invocation& invocation, bool approved, const char* name, const char* about) {
    const auto asked = std::make_shared<Asked>();
    asked->verdict.approved = approved;
    CLI::App& command = add_command(app, invocation, name, about,
                                    [&invocation, asked] { return decide(invocation, *asked); });
    command.footer(footer);
    command.add_option("REQUEST", asked->what, "Its number; `list` shows what waits")->required();
    command.add_option("--by", asked->verdict.by, "Who decides; the organizer reads it");
    command.add_option("--comment", asked->verdict.comment, "What the organizer is told besides");
}

}  // namespace

void add_approve(CLI::App& app, Invocation& invocation) {
    add(app, invocation, true, "approve", "Approve a request that waits for the delegates of its room");
    add(app, invocation, false, "reject", "Reject a request that waits for the delegates of its room");
}

}  // namespace config
