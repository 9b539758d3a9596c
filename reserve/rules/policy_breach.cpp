#include "reserve/rules/policy_breach.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include "reserve/wall_clock.hpp"

namespace reserve {
namespace {

using namespace std::chrono;

constexpr minutes whole_day{24 * 60};

bool is_working_day(local_days day, const WorkingHours& hours) {
    return hours.days[weekday(day).c_encoding()];
}

// Hours from midnight to midnight join up from one working day to the next.
bool are_working_days(local_days first, local_days last, const WorkingHours& hours) {
    if (hours.start > minutes(0) || hours.end < whole_day) return false;
    if (last - first > days(6)) last = first + days(6);
    for (local_days day = first; day <= last; day += days(1))
        if (!is_working_day(day, hours)) return false;
    return true;
}

bool is_in(const WorkingHours& hours, local_seconds start, local_seconds end) {
    const local_days day = floor<days>(start);
    if (is_working_day(day, hours) && start - day >= hours.start && end - day <= hours.end) return true;
    const local_days last = end > start ? floor<days>(end - seconds(1)) : day;
    return are_working_days(day, last, hours);
}

// The day that begins then; at a midnight that the clocks leave out, too.
std::optional<local_days> day_begun(Instant at, const WallClock& clock) {
    const local_days day = floor<days>(clock.local(at));
    return clock.instant(day) == at ? std::optional(day) : std::nullopt;
}

minutes nominal_length(const Interval& time, const std::string& room_zone) {
    constexpr hours shorter_than_any_day{20};
    const auto exact = ceil<minutes>(time.end - time.start);
    if (exact < shorter_than_any_day) return exact;
    const WallClock room_clock = WallClock::of(room_zone);
    const auto first = day_begun(time.start, room_clock);
    const auto behind = day_begun(time.end, room_clock);
    return first && behind ? *behind - *first : exact;
}

std::string clock(minutes time) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d", static_cast<int>(time / 1h),
                  static_cast<int>((time % 1h).count()));
    return text.data();
}

std::set<std::string> keys_of(const Room& room) {
    std::set<std::string> keys{room.mailbox.key()};
    for (const Address& address : room.receiving) keys.insert(address.key());
    return keys;
}

// Who comes: the organizer and everybody invited, each once; not who has declined, nor rooms and equipment.
std::size_t seats_for(const Component& component, const Question& question) {
    const std::set<std::string> own = keys_of(question.room);
    std::set<std::string> people;
    if (const auto organizer = Address::parse(question.asked.organizer)) people.insert(organizer->key());
    for (const Attendee& attendee : component.attendees) {
        const auto address = Address::parse(attendee.address);
        if (!address || attendee.declined || attendee.no_seat || own.contains(address->key())) continue;
        people.insert(address->key());
    }
    return people.size();
}

std::size_t seats_for(const AskedMeeting& asked, const Question& question) {
    std::size_t most = asked.series ? seats_for(asked.series->component, question) : 0;
    for (const AskedComponent& exception : asked.exceptions)
        if (exception.wish == AskedComponent::Wish::book)
            most = std::max(most, seats_for(exception.component, question));
    return most;
}

}  // namespace

Reason breach_of_length(const Interval& time, const BookingPolicy& policy, const std::string& room_zone) {
    const minutes nominal = nominal_length(time, room_zone);
    const int longest = policy.maximum_duration_in_minutes;
    const int shortest = policy.minimum_duration_in_minutes;
    if (longest > 0 && nominal > minutes(longest)) return {"too_long", {{"length", minutes(longest)}}};
    if (nominal < minutes(shortest)) return {"too_short", {{"length", minutes(shortest)}}};
    return {};
}

Reason breach_of_working_hours(const Interval& time, const BookingPolicy& policy,
                               const std::string& room_zone) {
    if (!policy.schedule_only_during_work_hours) return {};
    const WallClock room_clock = WallClock::of(room_zone);
    const WorkingHours& hours = policy.working_hours;
    if (is_in(hours, room_clock.local(time.start), room_clock.local(time.end))) return {};
    return {
        "outside_working_hours",
        {{"hours", clock(hours.start) + "-" + clock(hours.end)}, {"days", hours.days}, {"zone", room_zone}}};
}

std::optional<Instant> next_opening(Instant after, const BookingPolicy& policy,
                                    const std::string& room_zone) {
    const WallClock room_clock = WallClock::of(room_zone);
    const local_days today = floor<days>(room_clock.local(after));
    for (local_days day = today; day <= today + days(7); day += days(1)) {
        const Instant opening = room_clock.instant(day + policy.working_hours.start);
        if (opening > after && is_working_day(day, policy.working_hours)) return opening;
    }
    return std::nullopt;
}

Reason breach_of_capacity(const Question& question) {
    if (!question.policy.enforce_capacity || !question.room.capacity) return {};
    const std::size_t seats = seats_for(question.asked, question);
    const int capacity = *question.room.capacity;
    if (seats <= static_cast<std::size_t>(capacity)) return {};
    return {"too_small", {{"people", static_cast<long long>(seats)}, {"capacity", capacity}}};
}

}  // namespace reserve
