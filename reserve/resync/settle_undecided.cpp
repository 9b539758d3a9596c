#include "reserve/resync/settle_undecided.hpp"

#include <algorithm>

namespace reserve {
namespace {

bool is_taken_out(const Meeting& meeting, Instant date) {
    return std::ranges::any_of(meeting.components, [&](const DecidedComponent& it) {
        return it.recurrence_id == date && it.state == DecidedComponent::State::cancelled;
    });
}

bool is_to_be_decided(const Meeting& meeting, const std::optional<MirrorSeries>& own, Instant date) {
    if (own && own->decided_until && *own->decided_until <= date) return true;
    return std::ranges::any_of(meeting.components, [&](const DecidedComponent& it) {
        return !it.recurrence_id && it.decided_until && *it.decided_until <= date;
    });
}

}  // namespace

bool is_undecided(const Difference& difference) {
    if (!difference.there || !difference.there->recurrence_id) return false;
    if (difference.there->ours) return difference.course == Course::to_exchange && !difference.database;
    return difference.course == Course::to_database && difference.in_exchange == DateChange::added;
}

Difference settle_undecided(Difference difference, const Meeting& meeting,
                            const std::optional<MirrorSeries>& own) {
    const Instant date = *difference.there->recurrence_id;
    if (is_taken_out(meeting, date)) {
        difference.in_exchange.reset();
        difference.in_database = DateChange::deleted;
        difference.course = Course::to_exchange;
        difference.words = "cancelled by its organizer: delete it there by hand";
    } else if (is_to_be_decided(meeting, own, date)) {
        difference.course = Course::waiting;
        difference.words = "beyond the booking window: it is decided as the window moves";
    }
    return difference;
}

}  // namespace reserve
