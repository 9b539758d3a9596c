#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "config/commands/open_database.hpp"
#include "config/commands/story.hpp"

namespace config {

namespace {

ExitCode why(const Invocation& invocation, const std::string& what) {
    sql::Database database = open_database(invocation);
    const ToldStory told = tell(database, what);
    invocation.out << (invocation.json ? story_json(told) : story_text(told, database.directory()));
    return ExitCode::done;
}

constexpr const char* footer =
    "Tells when the message came and from where, what was read in it, who asks, what was decided and why, "
    "what was\n"
    "answered, how often that was tried, and what is booked now, for whom and by whom. `roomgate messages` "
    "lists the numbers; the UID of a meeting "
    "tells about\n"
    "all its messages.\n"
    "Examples:\n"
    "  roomgate why 4711\n"
    "  roomgate why 040000008200E00074C5B7101A82E00800000000...\n"
    "Fields of --json: messages (as of `roomgate messages --json`), requesters (uid, address, users), "
    "decisions (item,\n"
    "room, uid, recurrence_id, sequence, decided, outcome, words), answers (id, item, room, uid, organizer, "
    "state, due,\n"
    "finished, tries, code, words, steps, attempts), reservations as they are now (room, uid, organizer, "
    "requester with\n"
    "id, name and address, booked_by, dates, first, last).";

}  // namespace

void add_why(CLI::App& app, Invocation& invocation) {
    const auto what = std::make_shared<std::string>();
    add_command(app, invocation, "why",
                "Tell all about one message: what was decided, why, and what was answered",
                [&invocation, what] { return why(invocation, *what); })
        .footer(footer)
        ->add_option("MESSAGE", *what, "Its number, or the UID of a meeting")
        ->required();
}

}  // namespace config
