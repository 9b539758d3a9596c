#pragma once
#include <set>

#include "reserve/resync/difference.hpp"

namespace reserve {

// Which differences are wanted. Instants are those of the item in Exchange, else of the decisions about it.
struct DifferenceFilter {
    std::set<DateChange> kinds{};  // on either side; empty: all
    std::optional<Instant> created_from{};
    std::optional<Instant> created_until{};
    std::optional<Instant> modified_from{};
    std::optional<Instant> modified_until{};
};

bool passes(const Difference& difference, const DifferenceFilter& filter);

}  // namespace reserve
