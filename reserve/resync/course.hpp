#pragma once
#include <optional>

#include "reserve/resync/difference.hpp"

namespace reserve {

// What a pair of changes asks for: the table in the README. The side on which something changed since both
// agreed is master of that change; where both did, nobody is.
Course course_of(std::optional<DateChange> in_database, std::optional<DateChange> in_exchange);

}  // namespace reserve
