#include "reserve/resync/carry_over.hpp"

#include <algorithm>

#include "reserve/rules/blocking.hpp"

namespace reserve {
namespace {

std::vector<Occurrence>::iterator date_of(Meeting& meeting, const Difference& difference) {
    return std::ranges::find_if(meeting.occurrences, [&](const Occurrence& it) {
        return it.recurrence_id == difference.recurrence_id && it.time == difference.database;
    });
}

bool is_as_compared(Meeting& meeting, const Difference& difference) {
    if (difference.database) return date_of(meeting, difference) != meeting.occurrences.end();
    return std::ranges::none_of(meeting.occurrences, [&](const Occurrence& it) {
        return it.recurrence_id == difference.recurrence_id || it.time == difference.exchange;
    });
}

// What others may see of it (DeleteSubject, AddOrganizerToSubject): Exchange's subject stays in Exchange.
void describe(Meeting& meeting, const std::string& organizer, const BookingPolicy& policy, Ledger& ledger) {
    meeting.organizer = organizer;
    if (policy.add_organizer_to_subject) meeting.summary = organizer;
    const auto address = Address::parse(organizer);
    if (!address) return;
    if (const auto profile = lowest_active(ledger.profiles(*address))) {
        meeting.requester = profile->id;
        meeting.requester_found_by_address = true;
    }
}

// A single meeting is known by its start.
Instant new_id(const Difference& difference) {
    const auto in_exchange = difference.there ? difference.there->recurrence_id : std::nullopt;
    if (difference.database && in_exchange) return difference.recurrence_id;
    return in_exchange.value_or(difference.exchange->start);
}

Version version_of(const Meeting& meeting) {
    return meeting.components.empty() ? Version{} : meeting.components.front().version;
}

std::string words_of(const Difference& difference) {
    if (!difference.exchange) return "Freed by resync: the date is gone from the room's Exchange calendar.";
    if (difference.database) return "Moved by resync: the date was moved in the room's Exchange calendar.";
    return "Booked by resync: the date was made in the room's Exchange calendar.";
}

void record(const Meeting& meeting, const Difference& difference, Instant now, Ledger& ledger) {
    ledger.record({.item = std::nullopt,
                   .room = meeting.room,
                   .uid = meeting.uid,
                   .recurrence_id = difference.recurrence_id,
                   .version = version_of(meeting),
                   .decided_at = now,
                   .outcome = "resynced",
                   .words = words_of(difference)});
}

}  // namespace

CarriedOver carry_over(const Room& room, const BookingPolicy& policy, const Difference& difference,
                       const std::string& organizer, Instant now, Ledger& ledger) {
    const Meeting before = ledger.meeting(room.id, difference.uid);
    Meeting meeting = before;
    if (!is_as_compared(meeting, difference)) return CarriedOver::overtaken;
    if (difference.database) meeting.occurrences.erase(date_of(meeting, difference));
    if (difference.exchange) {
        const Occurrence booked = booked_at({new_id(difference), *difference.exchange}, policy);
        const std::vector<Interval> wanted{booked.blocked};
        if (!policy.allow_conflicts && !ledger.occupied(room.id, wanted, before.reservation).empty())
            return CarriedOver::taken;
        if (!meeting.reservation) describe(meeting, organizer, policy, ledger);
        meeting.occurrences.push_back(booked);
    }
    meeting.occurrences = blocked_once(std::move(meeting.occurrences));
    ledger.save(before, meeting);
    record(meeting, difference, now, ledger);
    return CarriedOver::done;
}

}  // namespace reserve
