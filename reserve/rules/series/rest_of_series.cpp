#include "reserve/rules/series/rest_of_series.hpp"

#include <algorithm>
#include <iterator>

#include "reserve/wall_clock.hpp"

namespace reserve {
namespace {

using std::chrono::seconds;

Interval time_of(const RestOfSeries& rest, const std::string& room_zone) {
    return time_of(rest.content->component, rest.content->zones, room_zone);
}

// Moves the dates of a series as its occurrence at `rest.from` is moved.
class Shift {
  public:
    Shift(const RestOfSeries& rest, const Content& series, const std::string& room_zone)
        : clock_(WallClock::of(series.component.start, series.zones, room_zone)) {
        const Interval time = time_of(rest, room_zone);
        by_ = clock_.local(time.start) - clock_.local(rest.from);
        length_ = clock_.local(time.end) - clock_.local(time.start);
    }

    Date operator()(const Date& date) const {
        const auto wall_clock = clock_.local(date.recurrence_id) + by_;
        const Instant start = clock_.instant(wall_clock), end = clock_.instant(wall_clock + length_);
        // In the hour of a DST change the wall clock may say that it ends before it begins.
        return {date.recurrence_id, {start, end > start ? end : start + length_}};
    }

  private:
    WallClock clock_;
    seconds by_{};
    seconds length_{};
};

Expansion own_expansion(const RestOfSeries& rest, const std::string& room_zone, const Interval& window) {
    return expand(rest.content->component, rest.content->zones, room_zone, window);
}

// Dates that come into the window by being moved must be found.
Interval widened(const Interval& window, const std::vector<RestOfSeries>& rests,
                 const std::string& room_zone) {
    seconds by{};
    for (const RestOfSeries& rest : rests) {
        if (!rest.content || rest.has_own_dates()) continue;
        const Interval time = time_of(rest, room_zone);
        by = std::max({by, std::chrono::abs(time.start - rest.from), time.end - time.start});
    }
    if (by != seconds{}) by += std::chrono::days(1);  // offsets change, too
    return {window.start - by, window.end + by};
}

// Keeps what lies in the window, and says what lies before and after it.
Expansion within(const Interval& window, const std::vector<Date>& dates, Expansion expansion) {
    expansion.dates.clear();
    for (const Date& date : dates) {
        if (date.time.end <= window.start)
            expansion.has_past = true;
        else if (date.time.start >= window.end)
            expansion.goes_on = true;
        else
            expansion.dates.push_back(date);
    }
    return expansion;
}

}  // namespace

bool RestOfSeries::has_own_dates() const { return content && recurs(content->component); }

Expansion expand_with_rests(const Content& series, const std::vector<RestOfSeries>& rests,
                            const std::string& room_zone, const Interval& window) {
    const Interval look = widened(window, rests, room_zone);
    Expansion expansion = expand(series.component, series.zones, room_zone, look);
    if (rests.empty()) return expansion;
    std::vector<Date> dates;
    auto date = expansion.dates.begin();
    for (; date != expansion.dates.end() && date->recurrence_id < rests.front().from; ++date)
        dates.push_back(*date);
    for (auto rest = rests.begin(); rest != rests.end(); ++rest) {
        const auto next = std::next(rest);
        const Instant until = next == rests.end() ? Instant::max() : next->from;
        const auto end =
            std::ranges::lower_bound(date, expansion.dates.end(), until, {}, &Date::recurrence_id);
        if (!rest->content && next == rests.end()) expansion.goes_on = false;
        if (rest->has_own_dates()) {
            const Expansion own = own_expansion(*rest, room_zone, window);
            std::ranges::copy_if(own.dates, std::back_inserter(dates),
                                 [&](const Date& own_date) { return own_date.recurrence_id < until; });
            if (next == rests.end()) expansion.goes_on = own.goes_on;
        } else if (rest->content) {
            const bool excluded = date == expansion.dates.end() || date->recurrence_id != rest->from;
            if (excluded && rest->brings_back) dates.push_back({rest->from, time_of(*rest, room_zone)});
            std::transform(date, end, std::back_inserter(dates), Shift(*rest, series, room_zone));
        }
        date = end;
    }
    return within(window, dates, std::move(expansion));
}

}  // namespace reserve
