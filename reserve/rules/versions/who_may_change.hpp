#pragma once
#include <string>

#include "reserve/rules/question.hpp"

namespace reserve {

// Whether a meeting is stored under this UID, and by someone in whose name the message does not come (ruling
// 12). SENT-BY needs no rule of its own: who acts for the organizer names him as ORGANIZER.
bool is_stranger(const Question& question);

// In whose name a version is remembered: the organizer of the reservation, else who sent it.
std::string organizer_of(const Question& question);

// Whether two calendar addresses are the same person's: as addresses, or literally where they are none.
bool same_address(const std::string& a, const std::string& b);

}  // namespace reserve
