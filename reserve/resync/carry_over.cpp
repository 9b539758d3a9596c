#include "reserve/resync/carry_over.hpp"

#include <algorithm>
#include <map>

#include "reserve/resync/fit_together.hpp"
#include "reserve/rules/blocking.hpp"
#include "reserve/series_book.hpp"

namespace reserve {
namespace {

// The changes of one meeting.
struct CarriedMeeting {
    Meeting before;
    std::vector<const CarryOver*> wanted{};
};
using CarriedMeetings = std::map<std::string, CarriedMeeting>;

std::vector<Occurrence>::iterator date_of(Meeting& meeting, const Difference& difference) {
    return std::ranges::find_if(meeting.occurrences, [&](const Occurrence& it) {
        return it.recurrence_id == difference.recurrence_id && it.time == difference.database;
    });
}

bool is_as_compared(Meeting meeting, const Difference& difference) {
    if (difference.database) return date_of(meeting, difference) != meeting.occurrences.end();
    const bool is_one_of_a_series = difference.there && difference.there->recurrence_id;
    return std::ranges::none_of(meeting.occurrences, [&](const Occurrence& it) {
        return it.recurrence_id == difference.recurrence_id ||
               (!is_one_of_a_series && it.time == difference.exchange);
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
Instant new_id(const Difference& difference, const Meeting& before) {
    const auto in_exchange = difference.there ? difference.there->recurrence_id : std::nullopt;
    const bool is_one_of_several = in_exchange || before.occurrences.size() > 1;
    if (difference.database && is_one_of_several) return difference.recurrence_id;
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
                   .words = words_of(difference),
                   .organizer = meeting.organizer});
}

DateChangeWanted change_of(const CarryOver& it, const Meeting& meeting, const BookingPolicy& policy) {
    DateChangeWanted change{it.difference.uid, meeting.reservation, it.difference.database, std::nullopt};
    if (it.difference.exchange) change.blocked = blocked_interval(*it.difference.exchange, policy);
    return change;
}

// Those that are as they were compared, and fit.
std::vector<CarriedOver> outcomes_of(const Room& room, const BookingPolicy& policy,
                                     std::span<const CarryOver> wanted, const CarriedMeetings& meetings,
                                     Ledger& ledger) {
    std::vector<CarriedOver> outcomes(wanted.size(), CarriedOver::overtaken);
    std::vector<DateChangeWanted> changes;
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const Meeting& meeting = meetings.at(wanted[i].difference.uid).before;
        if (!is_as_compared(meeting, wanted[i].difference)) continue;
        positions.push_back(i);
        changes.push_back(change_of(wanted[i], meeting, policy));
    }
    const std::vector<bool> fit = policy.allow_conflicts ? std::vector<bool>(changes.size(), true)
                                                         : fit_together(room.id, changes, ledger);
    for (std::size_t i = 0; i < positions.size(); ++i)
        outcomes[positions[i]] = fit[i] ? CarriedOver::done : CarriedOver::taken;
    return outcomes;
}

// The constraint of the schema is asked date by date: what is to move blocks nothing until all have moved.
void make_way(CarriedMeeting& carried, Ledger& ledger) {
    Meeting meeting = carried.before;
    for (const CarryOver* const it : carried.wanted) {
        const auto date = date_of(meeting, it->difference);
        if (date != meeting.occurrences.end()) date->blocked = {date->time.start, date->time.start};
    }
    ledger.save(carried.before, meeting);
    carried.before = ledger.meeting(meeting.room, meeting.uid);
}

// A series that goes on, of which no date to come is left in Exchange, was ended there.
void end_series(const Meeting& meeting, Instant now, Ledger& ledger) {
    const auto is_to_come = [&](const Occurrence& date) { return date.time.end > now; };
    if (!meeting.reservation || std::ranges::any_of(meeting.occurrences, is_to_come)) return;
    auto series = ledger.series().of(*meeting.reservation);
    if (!series || !series->decided_until) return;
    series->decided_until.reset();
    ledger.series().put(*meeting.reservation, *series);
}

void move(const CarriedMeeting& carried, const BookingPolicy& policy, Instant now, Ledger& ledger) {
    Meeting meeting = carried.before;
    std::vector<Occurrence> come;
    for (const CarryOver* const it : carried.wanted) {
        if (it->difference.exchange)
            come.push_back(
                booked_at({new_id(it->difference, carried.before), *it->difference.exchange}, policy));
        const auto date = date_of(meeting, it->difference);
        if (date == meeting.occurrences.end()) continue;
        if (it->difference.exchange) come.back().tentative = date->tentative;
        meeting.occurrences.erase(date);
    }
    if (!meeting.reservation) describe(meeting, carried.wanted.front()->organizer, policy, ledger);
    std::ranges::move(come, std::back_inserter(meeting.occurrences));
    meeting.occurrences = blocked_once(std::move(meeting.occurrences));
    ledger.save(carried.before, meeting);
    end_series(meeting, now, ledger);
    for (const CarryOver* const it : carried.wanted) record(meeting, it->difference, now, ledger);
}

}  // namespace

std::vector<CarriedOver> carry_over(const Room& room, const BookingPolicy& policy,
                                    std::span<const CarryOver> wanted, Instant now, Ledger& ledger) {
    CarriedMeetings meetings;
    for (const CarryOver& it : wanted) {
        const std::string& uid = it.difference.uid;
        if (!meetings.contains(uid)) meetings.emplace(uid, CarriedMeeting{ledger.meeting(room.id, uid)});
    }
    const auto outcomes = outcomes_of(room, policy, wanted, meetings, ledger);
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (outcomes[i] == CarriedOver::done)
            meetings.at(wanted[i].difference.uid).wanted.push_back(&wanted[i]);
    std::erase_if(meetings, [](const auto& it) { return it.second.wanted.empty(); });
    if (meetings.size() > 1)
        for (auto& [uid, carried] : meetings) make_way(carried, ledger);
    for (const auto& [uid, carried] : meetings) move(carried, policy, now, ledger);
    return outcomes;
}

}  // namespace reserve
