#pragma once
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "reserve/instant.hpp"
#include "reserve/invitation.hpp"
#include "reserve/recurrence/rule_set.hpp"
#include "reserve/wall_clock.hpp"

namespace reserve {

// A component and when it takes place: the instants of DTSTART, RRULE and RDATE less those of EXRULE, and
// which EXDATE takes out. The component and the zones must outlive it.
class Series {
  public:
    Series(const Component& component, const std::vector<Zone>& zones, const std::string& room_zone);

    // Where an occurrence begins. The wall clock is the one that is written: in a DST gap it never shows.
    struct Start {
        Instant instant;
        std::chrono::local_seconds wall_clock;
        std::optional<Instant> end{};  // of a period; else the length of the series counts
    };

    Start first() const { return by_wall_clock(component_.start.local); }
    Instant earliest() const;  // an RDATE may come before DTSTART
    // The occurrence that begins there. Wall clock length over DST; hours of a DURATION are exact.
    Interval at(const Start& start) const;
    // No occurrence lasts longer.
    std::chrono::seconds longest() const;

    struct Starts {
        std::vector<Start> found;  // ascending
        bool gave_up = false;      // the rules have more than can be looked at: some may be missing
    };
    // Starts in [from, last], EXDATE aside; of those by the rules at most `at_most`.
    Starts starts(Instant from, Instant last, std::size_t at_most) const;
    bool excludes(Instant start) const;
    bool all_day() const { return component_.start.date_only; }
    const WallClock& clock() const { return clock_; }
    // The day that a time means when it stands in a series of days.
    std::chrono::local_days day_of(const CalendarTime& time) const;

  private:
    struct Length {
        std::chrono::seconds wall_clock{};
        std::chrono::seconds exact{};
    };
    Length length() const;
    RuleSet rules() const;
    Instances instances(const std::string& rule) const;
    std::chrono::local_seconds wall_clock_until(const Rule& rule) const;
    Start by_wall_clock(std::chrono::local_seconds time) const { return {clock_.instant(time), time, {}}; }
    Start start_of_rdate(const CalendarTime& rdate) const;
    Start start_of_period(const Period& period) const;
    void take_out_rdates();
    void exclude(const CalendarTime& exdate);

    const Component& component_;
    const std::vector<Zone>& zones_;
    std::string room_zone_;
    WallClock clock_;
    Length length_;
    RuleSet rules_;
    std::vector<Start> rdates_;
    bool gave_up_ =
        false;  // EXRULEs have more instances than can be looked at to know which RDATEs they take out
    std::set<Instant> excluded_;
    std::set<std::chrono::local_days> excluded_days_;
};

}  // namespace reserve
