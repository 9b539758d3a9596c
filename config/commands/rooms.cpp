#include <CLI/CLI.hpp>
#include <charconv>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <stdexcept>

#include "config/commands/find_room.hpp"
#include "config/commands/import_file.hpp"
#include "config/commands/no_zone.hpp"
#include "config/commands/open_database.hpp"
#include "config/commands/room_settings.hpp"
#include "config/output/json_text.hpp"
#include "config/output/record_json.hpp"
#include "config/output/text_table.hpp"
#include "config/settings/room_policy.hpp"
#include "reserve/expansion/expansion.hpp"

namespace config {

namespace {

using nlohmann::ordered_json;

std::vector<ImportColumn> import_columns() {
    std::vector<ImportColumn> columns = {{"name", true}, {"mailbox", true},   {"receiving", false},
                                         {"zone", true}, {"building", false}, {"capacity", false}};
    for (const std::string& name : names_of_room_settings()) columns.push_back({name, false});
    return columns;
}

struct Asked {
    sql::NewRoom room;
    std::string who;
    std::string file;
    bool with_retired = false;
};

std::string joined(const std::vector<reserve::Address>& addresses) {
    std::string text;
    for (const reserve::Address& address : addresses) text += (text.empty() ? "" : " ") + address.text();
    return text;
}

std::string state_of(const reserve::Room& room) {
    if (room.retired) return "retired";
    return room.paused ? "paused" : "in use";
}

ExitCode list(const Invocation& invocation, const Asked& asked) {
    const auto rooms = open_database(invocation).rooms().list(asked.with_retired);
    if (invocation.json) {
        ordered_json all = ordered_json::array();
        for (const reserve::Room& room : rooms) all.push_back(json_of(room));
        invocation.out << json_text(all);
        return ExitCode::done;
    }
    TextTable table({"id", "name", "mailbox", "receiving", "zone", "building", "capacity", "state"});
    for (const reserve::Room& room : rooms) {
        table.add({std::to_string(static_cast<std::int64_t>(room.id)), room.name, room.mailbox.text(),
                   joined(room.receiving), room.zone, room.building,
                   room.capacity ? std::to_string(*room.capacity) : "", state_of(room)});
    }
    invocation.out << table.text();
    return ExitCode::done;
}

ExitCode add(const Invocation& invocation, const Asked& asked) {
    if (!reserve::is_zone(asked.room.zone)) throw std::runtime_error(no_zone(asked.room.zone));
    const auto added = make_database(invocation).rooms().add(asked.room);
    if (const auto* refusal = std::get_if<sql::Refusal>(&added)) throw std::runtime_error(refusal->words);
    const auto id = static_cast<std::int64_t>(std::get<reserve::RoomId>(added));
    if (invocation.json)
        invocation.out << json_text({{"id", id}});
    else
        invocation.out << "room " << id << " added: " << asked.room.name << "\n";
    return ExitCode::done;
}

ExitCode retire(const Invocation& invocation, const Asked& asked) {
    sql::Database database = open_database(invocation);
    const reserve::Room room = find_room(database.rooms(), asked.who);
    database.rooms().retire(room.id);
    const auto id = static_cast<std::int64_t>(room.id);
    if (invocation.json)
        invocation.out << json_text({{"id", id}});
    else
        invocation.out << "room " << id << " retired: " << room.name << "\n";
    return ExitCode::done;
}

std::vector<reserve::RoomSetting> settings_in(const ImportRow& row, const std::string& file,
                                              std::vector<Mistake>& mistakes) {
    std::vector<reserve::RoomSetting> settings;
    for (const std::string& name : names_of_room_settings()) {
        if (row.cell(name).empty()) continue;
        auto setting = read_room_setting(name, row.cell(name));
        if (const auto* refusal = std::get_if<SettingRefusal>(&setting))
            mistakes.push_back({file, row.place, refusal->words});
        else
            settings.push_back(std::get<reserve::RoomSetting>(std::move(setting)));
    }
    return settings;
}

sql::NewRoom room_in(const ImportRow& row, const std::string& file, std::vector<Mistake>& mistakes) {
    sql::NewRoom room{row.cell("name"),
                      row.cell("mailbox"),
                      row.cells_of("receiving"),
                      row.cell("zone"),
                      row.cell("building"),
                      std::nullopt,
                      {}};
    if (!reserve::is_zone(room.zone)) mistakes.push_back({file, row.place, no_zone(room.zone)});
    room.booking = settings_in(row, file, mistakes);
    const std::string& capacity = row.cell("capacity");
    if (capacity.empty()) return room;
    int number = 0;
    const char* end = capacity.data() + capacity.size();
    if (std::from_chars(capacity.data(), end, number).ptr != end || number < 1) {
        mistakes.push_back({file, row.place, "capacity is a number of persons, not \"" + capacity + "\"."});
    }
    room.capacity = number;
    return room;
}

ExitCode import(const Invocation& invocation, const Asked& asked) {
    const ImportFile file(asked.file, invocation.in, import_columns());
    const auto rooms = file.records(room_in);
    return file.report(invocation, "rooms", make_database(invocation).rooms().import(rooms));
}

constexpr const char* list_footer =
    R"(Examples:
  roomgate rooms list
  roomgate rooms list --retired --json
Fields of --json: id, name, mailbox, receiving (a list), zone, building, capacity (null: not known), paused,
retired.)";

constexpr const char* retire_footer =
    R"(What is booked stays. Requests that have come by then are declined, also where it was paused; cancellations count.
Examples:
  roomgate rooms retire 3
  roomgate rooms retire rome@corp.example.com
Fields of --json: id.)";

constexpr const char* import_footer =
    R"(The first line names the columns, in any order: name, mailbox, zone, and if wanted receiving (several
addresses with blanks or semicolons between), building, capacity, and settings of [booking] (as for `rooms set`). A row
whose mailbox is known changes that room; an empty cell, or a column that is not there, changes nothing. Either every
row is imported or none. The file is UTF-8.
Example:
  roomgate rooms import rooms.csv
where rooms.csv holds
  name,mailbox,receiving,zone,capacity
  Rome,rome@corp.example.com,rome@rooms.example.com,Europe/Berlin,8
Fields of --json: added, changed.)";

constexpr const char* add_footer = R"(Example:
  roomgate rooms add --name Rome --mailbox rome@corp.example.com --receiving rome@rooms.example.com \
    --zone Europe/Berlin --capacity 8
Fields of --json: id.)";

}  // namespace

void add_rooms(CLI::App& app, Invocation& invocation) {
    CLI::App& rooms = *app.add_subcommand("rooms", "Add, list, show, change, pause, retire and import rooms");
    rooms.require_subcommand(1);
    const auto asked = std::make_shared<Asked>();
    const auto leaf = [&](const char* name, const char* about, auto body) -> CLI::App& {
        return add_command(rooms, invocation, name, about,
                           [&invocation, asked, body] { return body(invocation, *asked); });
    };
    leaf("list", "List the rooms", list)
        .footer(list_footer)
        ->add_flag("--retired", asked->with_retired, "Retired ones too");
    CLI::App& adding = leaf("add", "Add a room", add);
    adding.footer(add_footer);
    adding.add_option("--name", asked->room.name, "What people call it")->required();
    adding.add_option("--mailbox", asked->room.mailbox, "Its mailbox at Exchange: what stands in ATTENDEE")
        ->required();
    adding.add_option("--receiving", asked->room.receiving,
                      "Where its mail is forwarded to; may be repeated");
    adding.add_option("--zone", asked->room.zone, "Its time zone, an Olson name")->required();
    adding.add_option("--building", asked->room.building, "Its building");
    adding.add_option("--capacity", asked->room.capacity, "Persons");
    leaf("retire", "Take a room out of use; its addresses are free for others", retire)
        .footer(retire_footer)
        ->add_option("ROOM", asked->who, "Its number, name, mailbox or receiving address")
        ->required();
    leaf("import", "Add and change rooms from a CSV file", import)
        .footer(import_footer)
        ->add_option("FILE", asked->file, "The CSV file; - is standard input")
        ->required();
    add_room_settings(rooms, invocation);
}

}  // namespace config
