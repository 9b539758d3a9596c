#include <CLI/CLI.hpp>
#include <charconv>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <stdexcept>

#include "config/commands/import_file.hpp"
#include "config/commands/open_database.hpp"
#include "config/commands/room_zones.hpp"
#include "config/output/full_name.hpp"
#include "config/output/json_text.hpp"
#include "config/output/local_time.hpp"
#include "config/output/record_json.hpp"
#include "config/output/text_table.hpp"

namespace config {

namespace {

using nlohmann::ordered_json;

const std::vector<ImportColumn> columns = {
    {"id", false}, {"first_name", false}, {"last_name", false}, {"email", true}};

struct Asked {
    sql::NewUser user;
    std::string who;
    std::string file;
    bool with_retired = false;
    bool with_reservations = false;
};

std::int64_t number_of(reserve::ProfileId id) { return static_cast<std::int64_t>(id); }

std::optional<std::int64_t> number_in(const std::string& text) {
    std::int64_t number = 0;
    const char* end = text.data() + text.size();
    if (text.empty() || std::from_chars(text.data(), end, number).ptr != end || number < 1)
        return std::nullopt;
    return number;
}

ordered_json json_of(const sql::ListedUser& user) {
    ordered_json addresses = ordered_json::array();
    for (const reserve::Address& address : user.addresses) addresses.push_back(address.text());
    return {{"id", number_of(user.id)}, {"first_name", user.first_name}, {"last_name", user.last_name},
            {"email", addresses},       {"external", user.external},     {"retired", user.retired}};
}

// The calendars of the users.
ExitCode list_reservations(const Invocation& invocation, sql::Database& database,
                           const std::vector<sql::ListedUser>& users) {
    ordered_json all = ordered_json::array();
    TextTable table({"id", "name", "room", "dates", "first", "last", "UID"});
    RoomZones rooms(database.directory());
    for (const sql::ListedUser& user : users) {
        all.push_back(json_of(user));
        all.back()["reservations"] = ordered_json::array();
        for (const auto& booked : database.users().reservations(user.id, reserve::SystemClock().now())) {
            const std::string& zone = rooms.zone(booked.room);
            table.add({std::to_string(number_of(user.id)), full_name(user.first_name, user.last_name),
                       booked.room_name, std::to_string(booked.dates), local_time(booked.first_at, zone),
                       local_time(booked.last_at, zone), booked.uid});
            all.back()["reservations"].push_back(config::json_of(booked));
        }
    }
    invocation.out << (invocation.json ? json_text(all) : table.text());
    return ExitCode::done;
}

ExitCode list(const Invocation& invocation, const Asked& asked) {
    sql::Database database = open_database(invocation);
    const auto users = database.users().list(asked.with_retired);
    if (asked.with_reservations) return list_reservations(invocation, database, users);
    if (invocation.json) {
        ordered_json all = ordered_json::array();
        for (const sql::ListedUser& user : users) all.push_back(json_of(user));
        invocation.out << json_text(all);
        return ExitCode::done;
    }
    TextTable table({"id", "name", "email", "state"});
    for (const sql::ListedUser& user : users) {
        std::string addresses;
        for (const reserve::Address& address : user.addresses) {
            addresses += (addresses.empty() ? "" : " ") + address.text();
        }
        const std::string state = user.retired ? "retired" : user.external ? "external" : "active";
        table.add({std::to_string(number_of(user.id)), full_name(user.first_name, user.last_name), addresses,
                   state});
    }
    invocation.out << table.text();
    return ExitCode::done;
}

ExitCode add(const Invocation& invocation, const Asked& asked) {
    const auto added = make_database(invocation).users().add(asked.user, reserve::SystemClock().now());
    if (const auto* refusal = std::get_if<sql::Refusal>(&added)) throw std::runtime_error(refusal->words);
    const std::int64_t id = number_of(std::get<reserve::ProfileId>(added));
    if (invocation.json)
        invocation.out << json_text({{"id", id}});
    else
        invocation.out << "user " << id << " added: " << asked.user.addresses.front() << "\n";
    return ExitCode::done;
}

sql::ListedUser only_user(sql::UserAdmin& users, const std::string& who) {
    auto found = users.find(who);
    std::erase_if(found, [](const sql::ListedUser& user) { return user.retired; });
    if (found.empty()) throw std::runtime_error("there is no active user with the number or address " + who);
    if (found.size() > 1)
        throw std::runtime_error("several users have the address " + who + ": name one by its number");
    return found.front();
}

ExitCode retire(const Invocation& invocation, const Asked& asked) {
    sql::Database database = open_database(invocation);
    const std::int64_t id = number_of(only_user(database.users(), asked.who).id);
    database.users().retire(reserve::ProfileId{id});
    if (invocation.json)
        invocation.out << json_text({{"id", id}});
    else
        invocation.out << "user " << id << " retired\n";
    return ExitCode::done;
}

sql::NewUser user_in(const ImportRow& row, const std::string& file, std::vector<Mistake>& mistakes) {
    sql::NewUser user{std::nullopt, row.cell("first_name"), row.cell("last_name"), row.cells_of("email")};
    if (row.cell("id").empty()) return user;
    const auto id = number_in(row.cell("id"));
    if (!id)
        mistakes.push_back({file, row.place, "id is a number from 1, not \"" + row.cell("id") + "\"."});
    else
        user.id = reserve::ProfileId{*id};
    return user;
}

ExitCode import(const Invocation& invocation, const Asked& asked) {
    const ImportFile file(asked.file, invocation.in, columns);
    const auto users = file.records(user_in);
    const auto now = reserve::SystemClock().now();
    return file.report(invocation, "users", make_database(invocation).users().import(users, now));
}

constexpr const char* list_footer =
    R"(Examples:
  roomgate users list
  roomgate users list --reservations --json
Fields of --json: id (the control number: of several users with one address the lowest counts), first_name,
last_name, email (a list), external (made from a requester's address), retired; with --reservations also
reservations (room, uid, organizer, requester with id, name and address, booked_by, dates, first, last).)";

constexpr const char* add_footer = R"(Example:
  roomgate users add --email ada@corp.example.com --first-name Ada --last-name Example
Fields of --json: id.)";

constexpr const char* retire_footer = R"(Examples:
  roomgate users retire 7
  roomgate users retire ada@corp.example.com
Fields of --json: id.)";

constexpr const char* import_footer =
    R"(The first line names the columns, in any order: email (several addresses with blanks or semicolons between),
and if wanted first_name, last_name, id (the control number). A row changes the user with its id, or without an
id the active one with its first address; an empty name, or a column that is not there, changes nothing.
Either every row is imported or none. The file is UTF-8.
Example:
  roomgate users import users.csv
where users.csv holds
  first_name,last_name,email
  Ada,Example,ada@corp.example.com
Fields of --json: added, changed.)";

}  // namespace

void add_users(CLI::App& app, Invocation& invocation) {
    CLI::App& users =
        *app.add_subcommand("users", "Add, list, retire and import users: who may ask for rooms");
    users.require_subcommand(1);
    const auto asked = std::make_shared<Asked>();
    const auto leaf = [&](const char* name, const char* about, auto body) -> CLI::App& {
        return add_command(users, invocation, name, about,
                           [&invocation, asked, body] { return body(invocation, *asked); });
    };
    CLI::App& listing = leaf("list", "List the users", list);
    listing.footer(list_footer);
    listing.add_flag("--retired", asked->with_retired, "Retired ones too");
    listing.add_flag("--reservations", asked->with_reservations, "With what is booked for each and not over");
    CLI::App& adding = leaf("add", "Add a user", add);
    adding.footer(add_footer);
    adding.add_option("--email", asked->user.addresses, "An address; may be repeated")->required();
    adding.add_option("--first-name", asked->user.first_name, "First name");
    adding.add_option("--last-name", asked->user.last_name, "Last name");
    leaf("retire", "Take a user out of use", retire)
        .footer(retire_footer)
        ->add_option("USER", asked->who, "Its number or address")
        ->required();
    leaf("import", "Add and change users from a CSV file", import)
        .footer(import_footer)
        ->add_option("FILE", asked->file, "The CSV file; - is standard input")
        ->required();
}

}  // namespace config
