#pragma once
#include <string>
#include <vector>

#include "reserve/instant.hpp"

namespace smtp {

// A mail that the program writes itself. Lines of its texts end with LF or CRLF.
struct Mail {
    std::string from;  // who the reader sees; the envelope's sender is the relay's
    std::vector<std::string> recipients;
    std::string subject;
    reserve::Instant date{};
    std::string message_id;   // without <>
    std::string in_reply_to;  // the Message-ID of what it answers, with <>; empty: nothing
    std::string text;
    std::string html;      // empty: none
    std::string calendar;  // text/calendar with METHOD:REPLY (RFC 6047); empty: none
};

}  // namespace smtp
