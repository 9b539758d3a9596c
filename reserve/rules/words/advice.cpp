#include "reserve/rules/words/advice.hpp"

#include <algorithm>

#include "reserve/rules/blocking.hpp"
#include "reserve/rules/policy_breach.hpp"
#include "reserve/rules/words/rooms_instead.hpp"

namespace reserve {
namespace {

// Bookings that are looked at for the next gap: a few at first, as it is mostly near.
constexpr std::size_t first_look = 8;
constexpr std::size_t longest_look = 512;
constexpr int most_looks = 8;      // 8, 64, then 512 each: about 3,000
constexpr int most_openings = 30;  // working days that are too full

Interval moved_to(const Interval& time, Instant start) { return {start, start + (time.end - time.start)}; }

class NextFree {
  public:
    NextFree(const Question& question, Instant window_end, Calendar& calendar)
        : question_(question), window_end_(window_end), calendar_(calendar) {}

    // Of meetings from `asked.start` on; what is found can be booked.
    std::optional<Interval> after(const Interval& asked) {
        const Interval blocked = blocked_interval(asked, question_.policy);
        const auto setup = asked.start - blocked.start;
        Instant from = blocked.start;
        for (int i = 0; i < most_openings; ++i) {
            const auto slot = gap(moved_to(blocked, from));
            if (!slot || slot->start + setup >= window_end_) return std::nullopt;
            const Interval time = moved_to(asked, slot->start + setup);
            const BookingPolicy& policy = question_.policy;
            if (breach_of_working_hours(time, policy, question_.room.zone).empty()) return time;
            const auto opening = next_opening(time.start, policy, question_.room.zone);
            if (!opening) return std::nullopt;
            from = *opening - setup;
        }
        return std::nullopt;
    }

  private:
    std::optional<Interval> gap(Interval wanted) {
        for (; looks_ < most_looks; ++looks_) {
            const auto busy = calendar_.blocked_after(question_.stored.room, wanted.start, look_,
                                                      question_.stored.reservation);
            const Gap gap = first_gap(wanted, busy, busy.size() < look_);
            if (gap.is_free) return gap.slot;
            wanted = gap.slot;
            if (wanted.start >= window_end_) return std::nullopt;
            look_ = std::min(look_ * first_look, longest_look);
        }
        return std::nullopt;
    }

    const Question& question_;
    const Instant window_end_;
    Calendar& calendar_;
    std::size_t look_ = first_look;
    int looks_ = 0;
};

}  // namespace

Gap first_gap(const Interval& wanted, const std::vector<Interval>& busy, bool complete) {
    Interval slot = wanted;
    for (const Interval& booking : busy) {
        if (booking.start >= slot.end) return {slot, true};
        if (overlap(booking, slot)) slot = moved_to(slot, booking.end);
    }
    return {slot, complete};
}

Advice advice_for(const std::vector<JudgedDate>& dates, const Question& question, Instant window_end,
                  Calendar& calendar) {
    const auto clash =
        std::ranges::find_if(dates, [](const JudgedDate& date) { return !date.clashes.empty(); });
    if (clash == dates.end()) return {};
    Advice advice;
    advice.next_free = NextFree(question, window_end, calendar).after(clash->asked.date.time);
    advice.rooms = rooms_instead(dates, question, calendar);
    return advice;
}

}  // namespace reserve
