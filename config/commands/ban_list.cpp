#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "config/commands/open_database.hpp"
#include "config/commands/room_zones.hpp"
#include "config/output/json_text.hpp"
#include "config/output/local_time.hpp"
#include "config/output/text_table.hpp"
#include "reserve/clock.hpp"

namespace config {

namespace {

using nlohmann::ordered_json;
using Numbers = std::vector<std::int64_t>;

constexpr std::size_t most_shown = 10'000;

std::string number(auto id) { return std::to_string(static_cast<std::int64_t>(id)); }

ordered_json json_of(const sql::BannedAnswer& it) {
    return {{"answer", static_cast<std::int64_t>(it.answer)},
            {"message", it.message ? ordered_json(static_cast<std::int64_t>(*it.message)) : ordered_json()},
            {"octets", it.octets},
            {"room", static_cast<std::int64_t>(it.room)},
            {"room_name", it.room_name},
            {"organizer", it.organizer},
            {"uid", it.uid},
            {"code", it.code},
            {"words", it.words},
            {"since", utc_time(it.since)},
            {"attempts", it.attempts}};
}

ExitCode show(const Invocation& invocation) {
    sql::Database database = open_database(invocation);
    const auto banned = database.ban_list().list(most_shown);
    if (invocation.json) {
        ordered_json all = ordered_json::array();
        for (const auto& answer : banned) all.push_back(json_of(answer));
        invocation.out << json_text(all);
        return ExitCode::done;
    }
    RoomZones rooms(database.directory());
    TextTable table({"answer", "message", "octets", "room", "organizer", "since", "attempts", "code",
                     "what Exchange said"});
    for (const auto& it : banned) {
        table.add({number(it.answer), it.message ? number(*it.message) : "", std::to_string(it.octets),
                   it.room_name, shortened(it.organizer), local_time(it.since, rooms.zone(it.room)),
                   std::to_string(it.attempts), it.code, it.words});
    }
    invocation.out << table.text();
    return ExitCode::done;
}

std::string words_for(sql::Released released) {
    switch (released) {
        case sql::Released::outdated:
            return "is out of date: something newer is decided about the meeting";
        case sql::Released::booking_is_free:
            return "stays: the room was freed, as nobody could be told of the booking";
        case sql::Released::not_banned:
            return "is not in the ban list";
        case sql::Released::done:
            break;
    }
    return "is due now";
}

struct Outcome {
    bool done;
    std::string words;
};

// All that can be done is done; the exit code tells whether it was all that was asked.
ExitCode for_each(const Invocation& invocation, const Numbers& answers,
                  const std::function<Outcome(reserve::AnswerId)>& act) {
    bool all = true;
    ordered_json told = ordered_json::array();
    for (const std::int64_t answer : answers) {
        const Outcome outcome = act(reserve::AnswerId{answer});
        all = all && outcome.done;
        told.push_back({{"answer", answer}, {"done", outcome.done}, {"words", outcome.words}});
        if (!invocation.json)
            (outcome.done ? invocation.out : invocation.err)
                << "answer " << answer << ' ' << outcome.words << '\n';
    }
    if (invocation.json) invocation.out << json_text(told);
    return all ? ExitCode::done : ExitCode::failed;
}

ExitCode release(const Invocation& invocation, Numbers answers, bool every) {
    if (answers.empty() && !every) {
        invocation.err << "release takes the numbers of answers, or --all.\n";
        return ExitCode::wrong_usage;
    }
    sql::Database database = open_database(invocation);
    if (every) {
        for (const auto& it : database.ban_list().list(most_shown))
            answers.push_back(static_cast<std::int64_t>(it.answer));
    }
    return for_each(invocation, answers, [&](reserve::AnswerId id) {
        const auto released = database.ban_list().release(id, reserve::SystemClock().now());
        return Outcome{released == sql::Released::done, words_for(released)};
    });
}

ExitCode drop(const Invocation& invocation, const Numbers& answers) {
    sql::Database database = open_database(invocation);
    return for_each(invocation, answers, [&](reserve::AnswerId id) {
        const bool done = database.ban_list().drop(id, reserve::SystemClock().now());
        return Outcome{done, done ? "is dropped" : "is not in the ban list"};
    });
}

constexpr const char* footer =
    R"(An answer is given up when trying again cannot help: Exchange refuses it for good, or its request never appeared
in the room's mailbox. `show` says which, since when and why; when the cause is gone, `release` tries it again at
once. `drop` is for what a person has answered: nobody will be told, and the booking stays.
Examples:
  roomgate ban-list show
  roomgate ban-list release 902
  roomgate ban-list drop 902 903
Fields of show --json: answer, message, octets (of the message), room, room_name, organizer, uid, code, words,
since (UTC), attempts. Of release and drop --json, an object for each: answer, done (true or false), words.)";

}  // namespace

void add_ban_list(CLI::App& app, Invocation& invocation) {
    CLI::App& list =
        *app.add_subcommand("ban-list", "Show, release or drop answers that Exchange refused for good");
    list.footer(footer)->require_subcommand(1);
    add_command(list, invocation, "show", "List them", [&invocation] { return show(invocation); });

    struct Asked {
        Numbers answers;
        bool every = false;
    };
    const auto released = std::make_shared<Asked>();
    CLI::App& release_command = add_command(
        list, invocation, "release", "Try answers again",
        [&invocation, released] { return release(invocation, released->answers, released->every); });
    auto* some = release_command.add_option("ANSWER", released->answers, "Their numbers");
    release_command.add_flag("--all", released->every, "All of them")->excludes(some);

    const auto dropped = std::make_shared<Asked>();
    add_command(list, invocation, "drop", "Take answers off the list, unsent",
                [&invocation, dropped] { return drop(invocation, dropped->answers); })
        .add_option("ANSWER", dropped->answers, "Their numbers")
        ->required();
}

}  // namespace config
