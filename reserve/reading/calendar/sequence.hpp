#pragma once
#include <string>

#include "reserve/reading/calendar/block.hpp"

namespace reserve {

struct Sequence {
    int number = 0;
    std::string warning;  // empty when it is as written
};

// SEQUENCE of a VEVENT, or X-MICROSOFT-CDO-APPT-SEQUENCE where it is missing. A malformed one is 0 (SPEC
// ruling 17). Of one beyond an INTEGER (RFC 5545 3.3.8), as where it is a time in milliseconds, the greatest
// counts: it stays later than those before it, and DTSTAMP orders such ones among themselves.
Sequence sequence_of(const Block& vevent);

}  // namespace reserve
