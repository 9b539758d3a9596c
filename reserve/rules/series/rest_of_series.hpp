#pragma once
#include <optional>
#include <vector>

#include "reserve/expansion/expansion.hpp"
#include "reserve/rules/versions/stored_components.hpp"

namespace reserve {

// What RANGE=THISANDFUTURE says about an occurrence and those that follow it, up to the next one that has
// such a range (RFC 5545 3.8.4.4): they are moved by as much as this one, by wall clock, and last as long. As
// Lotus Notes writes it, with RDATEs of its own: they take place then.
struct RestOfSeries {
    Instant from;                    // RECURRENCE-ID
    std::optional<Content> content;  // nothing: cancelled
    bool brings_back =
        false;  // sent after the series: its first occurrence takes place though that excludes it

    bool has_own_dates() const;
};

// The dates of a series with its rests, in the order of their RECURRENCE-IDs; each rest begins after the one
// before it. As expand() gives them.
Expansion expand_with_rests(const Content& series, const std::vector<RestOfSeries>& rests,
                            const std::string& room_zone, const Interval& window);

}  // namespace reserve
