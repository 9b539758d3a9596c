#include "reserve/resync/date_pairs.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace reserve {
namespace {

Instant key_of(const RoomCalendarDate& date) { return date.recurrence_id.value_or(date.time.start); }

bool is_single(const BookedSide& booked, std::span<const RoomCalendarDate> there) {
    const bool in_exchange = there.size() <= 1 && (there.empty() || !there.front().recurrence_id);
    return in_exchange && booked.dates.size() <= 1 && booked.agreed.size() <= 1;
}

DatePair the_only(const BookedSide& booked, std::span<const RoomCalendarDate> there) {
    DatePair pair;
    if (!booked.dates.empty()) pair.booked = booked.dates.front();
    if (!there.empty()) pair.there = there.front();
    if (!booked.agreed.empty()) pair.agreed = booked.agreed.front();
    return pair;
}

// Which of two items under one key stands for the date: the one at its time, and of these the organizer's.
bool is_better(const RoomCalendarDate& one, const RoomCalendarDate& other,
               const std::optional<BookedDate>& booked) {
    const auto fits = [&](const RoomCalendarDate& it) { return booked && it.time == booked->time; };
    if (fits(one) != fits(other)) return fits(one);
    return other.ours && !one.ours;
}

// Days are midnight in whose zone they are told: their RECURRENCE-IDs may differ where the times do not.
void join_by_time(std::vector<DatePair>& pairs, bool ours) {
    for (DatePair& here : pairs) {
        if (!here.booked || here.there) continue;
        const auto partner = std::ranges::find_if(pairs, [&](const DatePair& other) {
            return other.there && !other.booked && other.there->ours == ours &&
                   other.there->time == here.booked->time;
        });
        if (partner == pairs.end()) continue;
        here.there = std::exchange(partner->there, std::nullopt);
    }
    std::erase_if(pairs, [](const DatePair& it) { return !it.booked && !it.there && !it.agreed; });
}

}  // namespace

std::vector<DatePair> date_pairs(const BookedSide& booked, std::span<const RoomCalendarDate> there) {
    if (is_single(booked, there)) return {the_only(booked, there)};
    std::map<Instant, DatePair> by_id;
    for (const BookedDate& date : booked.dates) by_id[date.recurrence_id].booked = date;
    for (const AgreedDate& date : booked.agreed) by_id[date.recurrence_id].agreed = date;
    std::vector<DatePair> pairs;
    for (const RoomCalendarDate& date : there) {
        DatePair& pair = by_id[key_of(date)];
        RoomCalendarDate second = date;
        if (!pair.there || is_better(second, *pair.there, pair.booked)) {
            const auto first = std::exchange(pair.there, std::move(second));
            if (!first) continue;
            second = *first;
        }
        pairs.push_back({std::nullopt, std::move(second), std::nullopt});  // twice under one UID
    }
    for (auto& [id, pair] : by_id) pairs.push_back(std::move(pair));
    for (const bool ours : {false, true}) join_by_time(pairs, ours);
    return pairs;
}

}  // namespace reserve
