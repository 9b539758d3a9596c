#include "reserve/resync/difference_filter.hpp"

namespace reserve {
namespace {

// What has no such instant is not in a window.
bool is_between(const std::optional<Instant>& instant, const std::optional<Instant>& from,
                const std::optional<Instant>& until) {
    if (!from && !until) return true;
    return instant && (!from || *instant >= *from) && (!until || *instant < *until);
}

bool is_of(const std::optional<DateChange>& change, const std::set<DateChange>& kinds) {
    return change && kinds.contains(*change);
}

}  // namespace

bool passes(const Difference& difference, const DifferenceFilter& filter) {
    const bool of_kind = filter.kinds.empty() || is_of(difference.in_database, filter.kinds) ||
                         is_of(difference.in_exchange, filter.kinds);
    return of_kind && is_between(difference.created, filter.created_from, filter.created_until) &&
           is_between(difference.modified, filter.modified_from, filter.modified_until);
}

}  // namespace reserve
