#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "config/commands/command.hpp"
#include "config/commands/find_room.hpp"
#include "config/commands/one_reader.hpp"
#include "config/commands/open_database.hpp"
#include "config/commands/text_of_file.hpp"
#include "config/explain/explained.hpp"
#include "config/output/local_time.hpp"
#include "config/settings/load.hpp"

namespace config {

namespace {

struct Asked {
    std::string file = "-";
    std::vector<std::string> rooms;
    std::string at;
    bool in_process = false;
};

// Files on a disk often have LF where mail on the wire has CRLF (RFC 5321 2.3.8).
std::string with_crlf(const std::string& text) {
    if (text.find("\r\n") != std::string::npos) return text;
    std::string out;
    for (const char c : text) {
        if (c == '\n') out += '\r';
        out += c;
    }
    return out;
}

ExitCode explain(const Invocation& invocation, const Asked& asked) {
    const Settings settings = settings_or_throw(invocation.config_file);
    sql::Database database = open_database(settings.database);
    Question question{with_crlf(text_of_file(asked.file, invocation.in)),
                      {},
                      parse_instant(asked.at).value_or(reserve::SystemClock().now())};
    for (const std::string& who : asked.rooms) question.rooms.push_back(find_room(database.rooms(), who));
    const auto reader = one_reader(settings, asked.in_process);
    const Explained explained = explain_mail(question, settings, *reader, database);
    invocation.out << (invocation.json ? explained_json(explained) : explained_text(explained));
    return ExitCode::done;
}

constexpr const char* footer =
    R"(Reads the mail, checks the requester and decides for each room as the service would now, and changes nothing.
It needs the database, not a running service.
Examples:
  roomgate explain invitation.eml
  roomgate explain --room Rome --at 2026-11-24T08:00:00Z < invitation.eml
Fields of --json: read (kind, subject, organizer, uids, reason, message_id, warnings), refused (the requester, when
SMTP would answer 550; else null), log, rooms: room, name, mailbox, status, status_word, reason, meetings: uid,
organizer, decisions (outcome, recurrence_id, sequence, words), answers (position, kind, recurrence_id, silent,
state, text).)";

}  // namespace

void add_explain(CLI::App& app, Invocation& invocation) {
    const auto asked = std::make_shared<Asked>();
    CLI::App& command =
        add_command(app, invocation, "explain", "Tell what would be decided about a mail, and why",
                    [&invocation, asked] { return explain(invocation, *asked); });
    command.footer(footer);
    command.add_option("FILE", asked->file, "The mail (.eml); - or nothing is standard input");
    command.add_option("--room", asked->rooms, "For this room, whatever the mail says; may be repeated")
        ->expected(1)
        ->allow_extra_args(false)  // the file may follow it
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command.add_option("--at", asked->at, "Decide as at this instant, e.g. 2026-11-24T08:00:00Z")
        ->check(not_an_instant);
    command.add_flag("--in-process", asked->in_process,
                     "Read in this process, without the limits of a reader's own");
}

}  // namespace config
