#pragma once
#include <chrono>
#include <string>
#include <string_view>

namespace ews {

// The classes of the error table (error_rows.hpp), and what else the ladder has to tell apart.
enum class ErrorClass {
    throttled,
    transient,
    conflict,
    not_there,
    superseded,
    wrong_item,
    rights,
    full,
    our_fault,
    search,      // this server cannot search that way: the next rung of the ladder
    page_size,   // it gives fewer items at a time
    change_key,  // it wants the ChangeKey with the id
    version,     // the server is older than the schema that was asked for
    unknown,     // a code that no table has: temporary, until a person looks
};

// Whether the server can have done what it was asked for.
enum class Fate {
    refused,  // it has not
    unclear,  // it answered, and may have: evidence can be looked for at once
    lost,     // no answer came: it may still be at it
};

struct Trouble {
    ErrorClass error_class = ErrorClass::unknown;
    std::string code;                      // ResponseCode, or "HTTP 503", "Unreachable", ...
    std::string message;                   // the server's words
    std::chrono::milliseconds back_off{};  // its wish; zero: none
    Fate fate = Fate::refused;
};

}  // namespace ews
