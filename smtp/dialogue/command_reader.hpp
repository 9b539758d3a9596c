#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace smtp {

// Cuts command lines out of what the client sends. A line ends with CR LF and nothing else (RFC 5321 2.3.8);
// telnet's negotiation is skipped (RFC 854); what is longer than the limit is read and forgotten.
class CommandReader {
  public:
    explicit CommandReader(std::size_t longest_line);

    enum class Event {
        none,      // more octets are needed
        line,      // line() is a command
        too_long,  // a whole line, forgotten
        bare_cr,   // a whole line, with a CR inside
        bare_lf,   // the line is not over yet for the protocol; see skip_line
        cr_nul,    // the same: as telnet sends a lone Enter
        tls,       // a TLS handshake instead of a line
    };
    struct Taken {
        std::size_t octets = 0;
        Event event = Event::none;
    };
    // Takes octets up to the next event.
    Taken take(std::string_view octets);

    std::string_view line() const { return line_; }  // until the next take

    // The rest of the line behind a bare LF or CR NUL is swallowed: it must not be taken for a command of its own.
    void skip_line() { skipping_ = true; }

  private:
    enum class Telnet { none, command, option, subnegotiation, subnegotiation_command };

    Event take_octet(char octet);
    bool is_telnet(char octet);
    Event end_line();
    Event end_alone(Event event);
    void keep(char octet);

    std::size_t longest_line_;
    std::string line_;
    Telnet telnet_ = Telnet::none;
    bool complete_ = true;  // line_ is of the line before
    bool after_cr_ = false;
    bool has_bare_cr_ = false;
    bool too_long_ = false;
    bool skipping_ = false;
};

}  // namespace smtp
