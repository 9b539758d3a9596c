#pragma once
#include <string>
#include <string_view>

namespace exchange {

// What the simulator needs of a mail: a few header fields, and its text/calendar part, decoded.
struct Mail {
    std::string message_id;
    std::string subject;
    std::string from;      // the address alone
    std::string calendar;  // empty: there is none
};

// RFC 5322 and RFC 2045 as far as calendar programs use them; test code, so nesting ends at 10.
Mail read_mail(std::string_view message);

}  // namespace exchange
