#include "reserve/rules/booked_meeting.hpp"

#include <algorithm>
#include <set>

#include "reserve/rules/blocking.hpp"

namespace reserve {
namespace {

// A kept slot whose RECURRENCE-ID a new date has taken gets one of its own.
Occurrence with_free_id(Occurrence kept, const std::set<Instant>& taken) {
    if (!taken.contains(kept.recurrence_id)) return kept;
    kept.recurrence_id = kept.time.start;
    while (taken.contains(kept.recurrence_id)) kept.recurrence_id += std::chrono::seconds(1);
    return kept;
}

}  // namespace

std::vector<Occurrence> settled(const std::vector<Occurrence>& occurrences) {
    std::vector<Occurrence> booked;
    for (const Occurrence& occurrence : occurrences) {
        if (occurrence.tentative) continue;
        booked.push_back(occurrence);
        booked.back().recurrence_id = occurrence.held_for.value_or(occurrence.recurrence_id);
        booked.back().held_for.reset();
    }
    std::ranges::sort(booked, {}, &Occurrence::recurrence_id);
    return booked;
}

BookedDates book(const DateComparison& dates, const Judgement& judgement, const BookingPolicy& policy) {
    const bool keep = policy.conflicting_update == BookingPolicy::ConflictingUpdate::keep;
    BookedDates booked;
    booked.occurrences = dates.unchanged;
    for (const JudgedDate& date : judgement.booked) {
        booked.occurrences.push_back(booked_at(date.asked.date, policy));
        booked.occurrences.back().tentative = date.tentative;
    }
    std::set<Instant> taken;
    for (const Occurrence& occurrence : booked.occurrences) {
        if (occurrence.tentative)
            booked.tentative.push_back({occurrence.recurrence_id, occurrence.time});
        else
            booked.to_come.push_back(occurrence.time);
        taken.insert(occurrence.recurrence_id);
    }
    std::ranges::sort(booked.to_come);
    std::ranges::sort(booked.tentative, {}, &Date::time);
    for (const JudgedDate& date : judgement.booked) {
        if (!keep || !date.tentative || !date.asked.old) continue;
        booked.occurrences.push_back(with_free_id(*date.asked.old, taken));
        booked.occurrences.back().held_for = date.asked.date.recurrence_id;
        taken.insert(booked.occurrences.back().recurrence_id);
        booked.kept.push_back(date.asked.old->time);
    }
    for (const JudgedDate& date : judgement.refused) {
        if (!date.asked.old) continue;
        (keep ? booked.kept : booked.released).push_back(date.asked.old->time);
        if (!keep) continue;
        booked.occurrences.push_back(with_free_id(*date.asked.old, taken));
        taken.insert(booked.occurrences.back().recurrence_id);
    }
    for (const Occurrence& over : dates.over)
        if (!taken.contains(over.recurrence_id)) booked.occurrences.push_back(over);
    return booked;
}

namespace {

// What others may see of a booking (DeleteSubject, AddOrganizerToSubject).
std::string subject_of(const Question& question, const Component& component) {
    if (question.policy.add_organizer_to_subject)
        return component.organizer_name.empty() ? question.asked.organizer : component.organizer_name;
    return question.policy.delete_subject ? std::string() : component.summary;
}

}  // namespace

Meeting described_by(const Question& question, const Component& component, Meeting meeting) {
    if (!meeting.reservation) meeting.organizer = question.asked.organizer;
    meeting.booked_by = component.booked_by;
    meeting.summary = subject_of(question, component);
    meeting.is_private = component.is_private && !question.policy.remove_private_property;
    meeting.ever_listed = meeting.ever_listed || lists_room(question.asked);
    return meeting;
}

}  // namespace reserve
