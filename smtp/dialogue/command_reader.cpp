#include "smtp/dialogue/command_reader.hpp"

#include <utility>

namespace smtp {
namespace {

// RFC 854, the commands that a user's telnet may send.
constexpr unsigned char iac = 255;
constexpr unsigned char will = 251;
constexpr unsigned char dont = 254;
constexpr unsigned char sb = 250;
constexpr unsigned char se = 240;

constexpr char tls_handshake_record = 0x16;  // RFC 8446 5.1

}  // namespace

CommandReader::CommandReader(std::size_t longest_line) : longest_line_(longest_line) {}

CommandReader::Taken CommandReader::take(std::string_view octets) {
    for (std::size_t i = 0; i < octets.size(); ++i) {
        if (is_telnet(octets[i])) continue;
        const Event event = take_octet(octets[i]);
        if (event != Event::none) return {i + 1, event};
    }
    return {octets.size(), Event::none};
}

CommandReader::Event CommandReader::take_octet(char octet) {
    if (std::exchange(complete_, false)) {
        line_.clear();
        if (octet == tls_handshake_record) return Event::tls;
    }
    if (std::exchange(after_cr_, false)) {
        if (octet == '\n') return end_line();
        if (octet == '\0') return end_alone(Event::cr_nul);
        has_bare_cr_ = true;
    }
    if (octet == '\n') return end_alone(Event::bare_lf);
    after_cr_ = octet == '\r';
    if (!after_cr_) keep(octet);
    return Event::none;
}

bool CommandReader::is_telnet(char octet) {
    const auto code = static_cast<unsigned char>(octet);
    switch (std::exchange(telnet_, Telnet::none)) {
        case Telnet::none:
            if (code == iac) telnet_ = Telnet::command;
            return code == iac;
        case Telnet::command:
            if (code == sb) telnet_ = Telnet::subnegotiation;
            if (code >= will && code <= dont) telnet_ = Telnet::option;
            return true;
        case Telnet::option:
            return true;
        case Telnet::subnegotiation:
            telnet_ = code == iac ? Telnet::subnegotiation_command : Telnet::subnegotiation;
            return true;
        case Telnet::subnegotiation_command:
            if (code != se) telnet_ = Telnet::subnegotiation;
            return true;
    }
    return false;
}

CommandReader::Event CommandReader::end_line() {
    complete_ = true;
    const bool has_bare_cr = std::exchange(has_bare_cr_, false);
    const bool too_long = std::exchange(too_long_, false);
    if (std::exchange(skipping_, false)) return Event::none;
    if (too_long) return Event::too_long;
    return has_bare_cr ? Event::bare_cr : Event::line;
}

CommandReader::Event CommandReader::end_alone(Event event) {
    complete_ = true;
    has_bare_cr_ = too_long_ = false;
    return skipping_ ? Event::none : event;
}

void CommandReader::keep(char octet) {
    constexpr std::size_t line_end = 2;
    too_long_ = too_long_ || line_.size() + line_end >= longest_line_;
    if (!too_long_) line_ += octet;
}

}  // namespace smtp
