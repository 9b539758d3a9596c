#pragma once
#include <span>
#include <vector>

#include "reserve/resync/difference.hpp"

namespace reserve {

// What is known of one date: in the database, in Exchange, and when both were last alike.
struct DatePair {
    std::optional<BookedDate> booked;
    std::optional<RoomCalendarDate> there;
    std::optional<AgreedDate> agreed;
};

// Partners are those of the same RECURRENCE-ID, then those of the same time. A single meeting has one date on
// each side, wherever it was moved.
std::vector<DatePair> date_pairs(const BookedSide& booked, std::span<const RoomCalendarDate> there);

}  // namespace reserve
