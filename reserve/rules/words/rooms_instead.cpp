#include "reserve/rules/words/rooms_instead.hpp"

#include <algorithm>

#include "reserve/expansion/expansion.hpp"
#include "reserve/rules/approval/permission.hpp"
#include "reserve/rules/blocking.hpp"
#include "reserve/rules/booking_window.hpp"
#include "reserve/rules/policy_breach.hpp"
#include "reserve/rules/requester_refusal.hpp"
#include "reserve/rules/versions/stored_components.hpp"

namespace reserve {
namespace {

constexpr std::size_t most_named = 3;
constexpr std::size_t most_judged = 12;

using Dates = std::vector<JudgedDate>;

std::vector<Interval> blocked_by(const Dates& dates, const BookingPolicy& policy) {
    std::vector<Interval> blocked;
    for (const JudgedDate& date : dates) blocked.push_back(blocked_interval(date.asked.date.time, policy));
    return blocked;
}

const Component& component_of(const Question& question) {
    const AskedMeeting& asked = question.asked;
    return asked.series ? asked.series->component : asked.exceptions.front().component;
}

// The same question, put to another room. That the asked room is invited takes no seat there.
class QuestionElsewhere {
  public:
    QuestionElsewhere(const Dates& dates, const Question& asked, Calendar& calendar)
        : dates_(dates), asked_(asked), calendar_(calendar), there_(asked) {
        there_.stored = {};
        there_.profile_addresses.clear();
    }

    bool is_booked_by(const Room& room) {
        there_.room = room;
        there_.room.receiving.push_back(asked_.room.mailbox);
        for (const Address& address : asked_.room.receiving) there_.room.receiving.push_back(address);
        if (asked_.policy_of_other) there_.policy = asked_.policy_of_other(room);
        return takes_place_then() && keeps_to_policy() && is_permitted() && is_free();
    }

  private:
    // A day, and a time without a zone, is another one where other clocks count.
    bool takes_place_then() const {
        const CalendarTime::Kind kind = component_of(asked_).start.kind;
        return there_.room.zone == asked_.room.zone || kind != CalendarTime::Kind::floating;
    }

    bool keeps_to_policy() const {
        const bool series = recurs(component_of(asked_));
        if (series && !there_.policy.allow_recurring_meetings) return false;
        if (!refusal_of_requester(there_).empty() || !breach_of_capacity(there_).empty()) return false;
        const Instant end = window_end(there_.now, there_.policy, there_.room.zone);
        return std::ranges::none_of(
                   dates_,
                   [&](const JudgedDate& date) { return breaks_policy(date.asked.date.time, end); }) &&
               !(series && goes_on_too_long(end));
    }

    bool breaks_policy(const Interval& time, Instant window_end) const {
        return time.start >= window_end || !breach_of_length(time, there_.policy, there_.room.zone).empty() ||
               !breach_of_working_hours(time, there_.policy, there_.room.zone).empty();
    }

    bool goes_on_too_long(Instant window_end) const {
        if (!there_.policy.enforce_scheduling_horizon || !asked_.asked.series) return false;
        const Interval last{window_end - std::chrono::seconds(1), window_end};
        return expand(component_of(asked_), asked_.asked.zones, there_.room.zone, last).goes_on;
    }

    // Where delegates decide, a room is named only if they do so for the asked one, too.
    bool is_permitted() const {
        const Permission there = permission_of(there_, true);
        return there == Permission::book ||
               (there == Permission::ask && permission_of(asked_, true) != Permission::book);
    }

    // Other set-up and clean-down times than those of the asked room need another look.
    bool is_free() const {
        const BookingPolicy &own = there_.policy, &asked = asked_.policy;
        if (own.setup_minutes == asked.setup_minutes && own.cleanup_minutes == asked.cleanup_minutes)
            return true;
        return calendar_.occupied(there_.room.id, blocked_by(dates_, own), std::nullopt).empty();
    }

    const Dates& dates_;
    const Question& asked_;
    Calendar& calendar_;
    Question there_;
};

}  // namespace

// Mostly the first ones will do: more are looked for only where they do not.
std::vector<std::string> rooms_instead(const Dates& dates, const Question& question, Calendar& calendar) {
    const auto wanted = blocked_by(dates, question.policy);
    QuestionElsewhere elsewhere(dates, question, calendar);
    std::vector<std::string> names;
    std::size_t judged = 0;
    for (const std::size_t at_most : {most_named, most_judged}) {
        const auto rooms = calendar.free_rooms(question.room.id, wanted, at_most);
        for (; judged < rooms.size() && names.size() < most_named; ++judged)
            if (elsewhere.is_booked_by(rooms[judged])) names.push_back(rooms[judged].name);
        if (names.size() == most_named || rooms.size() < at_most) break;
    }
    return names;
}

}  // namespace reserve
