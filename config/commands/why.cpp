#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <stdexcept>

#include "config/commands/find_meetings.hpp"
#include "config/commands/find_room.hpp"
#include "config/commands/open_database.hpp"
#include "config/commands/room_zones.hpp"
#include "config/commands/story.hpp"
#include "config/output/json_text.hpp"
#include "config/output/local_time.hpp"
#include "config/output/text_table.hpp"
#include "config/output/wall_clock_text.hpp"

namespace config {

namespace {

struct Asked {
    std::string what;
    std::string room;
    std::string at;
    std::string organizer;
    std::size_t limit = 20;
};

MeetingSearch search_of(const Asked& asked, sql::Database& database) {
    MeetingSearch search;
    search.limit = asked.limit;
    if (!asked.room.empty()) {
        search.room = find_room_of_any_time(database.rooms(), asked.room);
        search.at = parse_time(asked.at, search.room->zone);
    }
    if (!asked.organizer.empty()) {
        search.organizer = reserve::Address::parse(asked.organizer);
        if (!search.organizer) throw std::runtime_error(asked.organizer + " is no mail address");
    }
    return search;
}

// A decision a line, as far as its first sentence goes.
std::string list_of(const std::vector<ToldStory>& stories, reserve::Directory& directory) {
    RoomZones rooms(directory);
    TextTable table({"decided", "room", "outcome", "why", "uid"});
    for (const ToldStory& told : stories) {
        for (const sql::ListedDecision& decision : told.story.decisions)
            table.add({local_time(decision.decided_at, rooms.zone(decision.room)), rooms.name(decision.room),
                       decision.outcome, shortened(decision.words.substr(0, decision.words.find('\n'))),
                       decision.uid});
    }
    return table.text() + "`roomgate why UID` tells all about one.\n";
}

void tell_what_is_left_out(const FoundMeetings& found, std::ostream& err) {
    if (found.more)
        err << "There are more meetings than these " << found.uids.size() << ": --limit shows more.\n";
    if (found.cut) err << "There were so many messages to look into that older ones were left out.\n";
}

ExitCode search(const Invocation& invocation, const Asked& asked) {
    sql::Database database = open_database(invocation);
    std::vector<ToldStory> stories;
    const FoundMeetings found = find_meetings(database, search_of(asked, database));
    for (const std::string& uid : found.uids) stories.push_back(tell_meeting(database, uid));
    tell_what_is_left_out(found, invocation.err);
    if (invocation.json) {
        auto all = nlohmann::ordered_json::array();
        for (const ToldStory& told : stories) all.push_back(nlohmann::ordered_json::parse(story_json(told)));
        invocation.out << json_text(all);
    } else if (stories.empty()) {
        throw std::runtime_error("nothing is known of such a meeting");
    } else {
        invocation.out << (stories.size() == 1 ? story_text(stories.front(), database.directory())
                                               : list_of(stories, database.directory()));
    }
    return ExitCode::done;
}

ExitCode why(const Invocation& invocation, const Asked& asked) {
    const bool by_search = !asked.room.empty() || !asked.organizer.empty();
    if (asked.what.empty() == !by_search) {
        invocation.err << "Name a message, a UID, --room with --at, or --organizer; --help tells more.\n";
        return ExitCode::wrong_usage;
    }
    if (by_search) return search(invocation, asked);
    sql::Database database = open_database(invocation);
    const ToldStory told = tell(database, asked.what);
    invocation.out << (invocation.json ? story_json(told) : story_text(told, database.directory()));
    return ExitCode::done;
}

constexpr const char* footer =
    R"(Tells when the message came and from where, what was read in it, who asks, what was decided and why, what was
answered, how often that was tried, and what is booked now, for whom and by whom. `roomgate messages` lists the
numbers, and a Message-ID as message tracking in Exchange has it does as well; the UID of a meeting, also as
tools of Exchange write it, tells about all its messages. --room with
--at, and --organizer, find meetings that were booked, declined, cancelled or parked, among all that was ever
decided; of several, each decision is listed in a line. What is left out for --limit is said on the error output.
Examples:
  roomgate why 4711
  roomgate why 040000008200E00074C5B7101A82E00800000000...
  roomgate why --room Rome --at "2026-11-24 09:00"
  roomgate why --organizer ada@corp.example.com --limit 5
Fields of --json: messages (as of `roomgate messages --json`), requesters (uid, address, and users: id,
retired), decisions (item, room, uid, recurrence_id, sequence, decided, outcome, words), answers (id, item, room,
uid, organizer, state, due, finished, tries, last_resort, code, words; steps: position, kind, recurrence_id,
silent, state, text; attempts: step, started, ended, outcome), reservations as they are now (room, uid, organizer,
requester with id, name and address, booked_by, dates, first, last), requests of other programs (as `roomgate
reserve --json`). With --room or --organizer: a list of these, one a meeting.)";

}  // namespace

void add_why(CLI::App& app, Invocation& invocation) {
    const auto asked = std::make_shared<Asked>();
    CLI::App& command =
        add_command(app, invocation, "why",
                    "Tell all about one message or meeting: what was decided, why, and what was "
                    "answered",
                    [&invocation, asked] { return why(invocation, *asked); });
    command.footer(footer);
    command.add_option("MESSAGE", asked->what, "Its number, its Message-ID, or the UID of a meeting");
    auto* room =
        command.add_option("--room", asked->room, "Meetings of this room: its number, name or an address");
    auto* at = command.add_option("--at", asked->at, "... that take place then, by the clocks of the room")
                   ->check(not_a_time);
    room->needs(at);
    at->needs(room);
    command.add_option("--organizer", asked->organizer, "Meetings of who has this address");
    command.add_option("--limit", asked->limit, "At most so many meetings, the newest first")
        ->capture_default_str()
        ->check(CLI::Range(1, 10'000));
}

}  // namespace config
