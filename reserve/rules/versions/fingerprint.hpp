#pragma once
#include <string>
#include <string_view>

#include "reserve/rules/asked_meeting.hpp"

namespace reserve {

// What was asked for under one version: method, times and rule (ruling 5). Equal for equal contents; what
// people may change without a new version (subject, attendees) is left out. Sixteen hexadecimal digits.
std::string fingerprint(const AskedComponent& asked);

// Of a series with the exceptions that come with it, which are decided together (ruling 7).
std::string fingerprint(const AskedMeeting& asked);

std::string fingerprint(std::string_view text);

}  // namespace reserve
