#pragma once
#include <string>

#include "reserve/itip/reply.hpp"

namespace reserve {

// The calendar object of a REPLY (RFC 5545, METHOD:REPLY), with the VTIMEZONEs that it names. Nothing in it
// can begin a line of its own, whatever the request held.
std::string to_icalendar(const Reply& reply, Instant dtstamp);

}  // namespace reserve
