#pragma once
#include <string_view>

namespace smtp {

// The verbs of RFC 5321 4.1 and its extensions, as far as a receiver must tell them apart.
enum class Verb {
    ehlo,
    helo,
    mail,
    rcpt,
    data,
    bdat,
    rset,
    noop,
    vrfy,
    help,
    quit,
    starttls,
    not_implemented,  // known, and not offered here
    http,             // a web client on the wrong port
    unknown,
};

struct Command {
    enum class Arguments { none, optional, required };

    Verb verb = Verb::unknown;
    Arguments takes = Arguments::optional;
    bool junk = false;           // brings no message on: counted against Settings::junk_commands
    std::string_view arguments;  // of the line, without blanks around them
};

// Splits a command line; verbs are case-blind (RFC 5321 2.4).
Command parse_command(std::string_view line);

}  // namespace smtp
