#pragma once
#include <variant>
#include <vector>

#include "tests/exchange/soap/context.hpp"

namespace exchange {

// The dates of a t:CalendarItem that begins at `start`, by its t:Recurrence in its t:StartTimeZone; empty: it
// does not recur.
std::variant<std::vector<Seconds>, Refused> dates_of(const Element& calendar_item, Seconds start);

}  // namespace exchange
