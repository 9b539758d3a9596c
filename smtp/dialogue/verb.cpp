#include "smtp/dialogue/verb.hpp"

#include <array>

#include "smtp/dialogue/words.hpp"

namespace smtp {
namespace {

using enum Command::Arguments;

struct Entry {
    std::string_view name;
    Verb verb;
    Command::Arguments takes;
    bool junk;
};

constexpr std::array verbs{
    Entry{"EHLO", Verb::ehlo, required, true},
    Entry{"HELO", Verb::helo, required, true},
    Entry{"MAIL", Verb::mail, required, false},
    Entry{"RCPT", Verb::rcpt, required, false},
    Entry{"DATA", Verb::data, none, false},
    Entry{"BDAT", Verb::bdat, required, false},
    Entry{"RSET", Verb::rset, none, true},
    Entry{"NOOP", Verb::noop, optional, true},
    Entry{"VRFY", Verb::vrfy, required, true},
    Entry{"HELP", Verb::help, optional, true},
    Entry{"QUIT", Verb::quit, none, false},
    Entry{"STARTTLS", Verb::starttls, none, false},
    Entry{"EXPN", Verb::not_implemented, optional, false},
    Entry{"AUTH", Verb::not_implemented, optional, false},
    Entry{"ETRN", Verb::not_implemented, optional, false},
    Entry{"TURN", Verb::not_implemented, optional, false},
    Entry{"BURL", Verb::not_implemented, optional, false},
    Entry{"GET", Verb::http, optional, false},
    Entry{"HEAD", Verb::http, optional, false},
    Entry{"POST", Verb::http, optional, false},
    Entry{"PUT", Verb::http, optional, false},
    Entry{"DELETE", Verb::http, optional, false},
    Entry{"OPTIONS", Verb::http, optional, false},
    Entry{"CONNECT", Verb::http, optional, false},
    Entry{"TRACE", Verb::http, optional, false},
    Entry{"PATCH", Verb::http, optional, false},
    Entry{"PRI", Verb::http, optional, false},
};

}  // namespace

Command parse_command(std::string_view line) {
    line = trimmed(line);
    const auto blank = line.find_first_of(" \t");
    const auto name = line.substr(0, blank);
    const auto arguments = blank == std::string_view::npos ? std::string_view{} : trimmed(line.substr(blank));
    for (const Entry& entry : verbs) {
        if (equal_case_blind(name, entry.name)) return {entry.verb, entry.takes, entry.junk, arguments};
    }
    return {Verb::unknown, optional, false, arguments};
}

}  // namespace smtp
