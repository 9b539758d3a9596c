#pragma once
#include <cstddef>

namespace reserve {

// What a message may ask of its reader (the bounds below which the MIME library mimetic was
// measured to be safe). Octets unless the name says otherwise.
struct ReadingLimits {
    std::size_t message = 64u << 20;          // Exchange's default is 36 MB, a third more as base64
    std::size_t header_section = 256u << 10;  // of the message and of each part
    std::size_t header_field = 64u << 10;     // with its folded lines
    std::size_t line = 64u << 10;             // RFC 5322 2.1.1 says 998
    std::size_t parts = 1000;                 // boundary lines
    std::size_t nesting = 50;                 // Content-Type: multipart or message
    std::size_t calendar_object = 4u << 20;   // the decoded text/calendar
    std::size_t components = 1000;            // VEVENTs in a message
    std::size_t dates = 10'000;               // RDATEs and EXDATEs of a component
    std::size_t zones = 50;                   // TZIDs in a message
};

}  // namespace reserve
