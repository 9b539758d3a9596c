#include "config/commands/room_settings.hpp"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <stdexcept>

#include "config/commands/find_room.hpp"
#include "config/commands/open_database.hpp"
#include "config/output/effective_policy.hpp"
#include "config/output/json_text.hpp"
#include "config/output/text_table.hpp"
#include "config/settings/load.hpp"
#include "config/settings/room_policy.hpp"
#include "reserve/clock.hpp"
#include "reserve/rules/policy_problems.hpp"
#include "sql/database.hpp"

namespace config {

namespace {

using nlohmann::ordered_json;
using Changes = std::vector<reserve::RoomSetting>;

struct Asked {
    std::vector<std::string> words;
    std::string why;
};

ExitCode show(const Invocation& invocation, const Asked& asked) {
    const Settings settings = settings_or_throw(invocation.config_file);
    sql::Database database = open_database(settings.database);
    const reserve::Room room = find_room(database.rooms(), asked.words.front());
    const auto policy = effective_policy(settings.desk.deciding.booking, room);
    invocation.out << (invocation.json ? policy_json(room, policy) : policy_text(room, policy));
    return ExitCode::done;
}

// A room whose settings do not go together would have every request wait.
void check(const reserve::Room& room, const Changes& changes, const reserve::DecidingSettings& deciding) {
    reserve::Room changed = room;
    for (const reserve::RoomSetting& change : changes)
        changed.booking = with_setting(changed.booking, change);
    for (const reserve::PolicyProblem& problem :
         reserve::problems(room_policy(deciding.booking, changed), deciding.requester))
        throw std::runtime_error(room.name + ": " + problem.setting + " " + problem.words);
}

struct Change {
    std::vector<reserve::Room> rooms;
    Changes settings;
};

Change change_in(const Asked& asked, sql::RoomAdmin& rooms) {
    Change change;
    for (const std::string& word : asked.words) {
        if (word.find('=') == std::string::npos) {
            change.rooms.push_back(find_room(rooms, word));
            continue;
        }
        auto setting = read_room_setting(word);
        if (const auto* refusal = std::get_if<SettingRefusal>(&setting))
            throw std::runtime_error(refusal->words);
        change.settings.push_back(std::get<reserve::RoomSetting>(std::move(setting)));
    }
    if (change.rooms.empty())
        throw std::runtime_error("name a room, as in: roomgate rooms set Rome name=value");
    if (change.settings.empty()) throw std::runtime_error("name a setting, as in: setup_minutes=15");
    return change;
}

ExitCode set(const Invocation& invocation, const Asked& asked) {
    const Settings settings = settings_or_throw(invocation.config_file);
    sql::Database database = open_database(settings.database);
    const Change change = change_in(asked, database.rooms());
    std::vector<reserve::RoomId> ids;
    for (const reserve::Room& room : change.rooms) {
        check(room, change.settings, settings.desk.deciding);
        ids.push_back(room.id);
    }
    database.rooms().set(ids, change.settings);
    if (invocation.json) {
        ordered_json rooms = ordered_json::array();
        for (const reserve::RoomId id : ids) rooms.push_back(static_cast<std::int64_t>(id));
        invocation.out << json_text({{"ids", rooms}});
        return ExitCode::done;
    }
    for (const reserve::Room& room : change.rooms)
        for (const reserve::RoomSetting& setting : change.settings)
            invocation.out << room.name << ": " << setting.name
                           << (setting.value ? " = " + *setting.value : " as in the settings file") << "\n";
    return ExitCode::done;
}

ExitCode pause(const Invocation& invocation, const Asked& asked, bool paused) {
    const Settings settings = settings_or_throw(invocation.config_file);
    sql::Database database = open_database(settings.database);
    const reserve::Room room = find_room(database.rooms(), asked.words.front());
    const bool changed = paused ? database.rooms().pause(room.id, reserve::SystemClock().now(), asked.why)
                                : database.rooms().resume(room.id);
    const auto id = static_cast<std::int64_t>(room.id);
    if (invocation.json)
        invocation.out << json_text({{"id", id}, {"paused", paused}});
    else
        invocation.out << "room " << id << (changed ? " is" : " was already")
                       << (paused ? " paused: " : " in use: ") << room.name << "\n";
    return ExitCode::done;
}

constexpr const char* show_footer =
    R"(The settings of [booking] as they count for the room: of its own (`rooms set`), of the file, or the default.
Example:
  roomgate rooms show Rome
Fields of --json: those of `rooms list --json`, and booking: for each setting value and from
("room", "file" or "default").)";

constexpr const char* set_footer =
    R"(What is set for a room counts before the settings file, from the next decision on, without a restart. Names and
values are those of [booking] there (config/roomgate.toml); text needs no quotes, lists have commas between.
Nothing behind the = lets the file count again. Several rooms and several settings may stand in one line;
`rooms import` takes settings as columns.
Examples:
  roomgate rooms set Rome maximum_duration_in_minutes=120 setup_minutes=15
  roomgate rooms set Rome Oslo all_book_in_policy=false book_in_policy=ada@corp.example.com,@board.example
  roomgate rooms set Rome setup_minutes=
Fields of --json: ids.)";

constexpr const char* pause_footer =
    R"(Requests for a paused room are received and stored, and wait; its answers wait too, and nobody is sent to it.
Examples:
  roomgate rooms pause Rome --why "new carpet"
  roomgate rooms resume Rome
Fields of --json: id, paused.)";

}  // namespace

void add_room_settings(CLI::App& rooms, Invocation& invocation) {
    const auto asked = std::make_shared<Asked>();
    const auto leaf = [&](const char* name, const char* about, const char* footer, auto body) {
        CLI::App& command = add_command(rooms, invocation, name, about,
                                        [&invocation, asked, body] { return body(invocation, *asked); });
        command.footer(footer);
        return &command;
    };
    const auto of_one_room = [&](CLI::App* command) {
        command->add_option("ROOM", asked->words, "Its number, name, mailbox or receiving address")
            ->required()
            ->expected(1);
    };
    of_one_room(leaf("show", "Show a room and the policy that counts for it", show_footer, show));
    leaf("set", "Change booking settings of rooms", set_footer, set)
        ->add_option("ROOM... NAME=VALUE", asked->words, "Rooms, and settings of [booking]")
        ->required();
    CLI::App* const pausing = leaf("pause", "Let the requests for a room wait", pause_footer,
                                   [](const Invocation& i, const Asked& a) { return pause(i, a, true); });
    of_one_room(pausing);
    pausing->add_option("--why", asked->why, "The reason, which `roomgate status` shows");
    of_one_room(leaf("resume", "Decide the requests for a room again", pause_footer,
                     [](const Invocation& i, const Asked& a) { return pause(i, a, false); }));
}

}  // namespace config
