#include "reserve/rules/series/series_limits.hpp"

#include <algorithm>

#include "reserve/rules/approval/permission.hpp"
#include "reserve/rules/policy_breach.hpp"
#include "reserve/rules/requester_refusal.hpp"
#include "reserve/rules/words/time_words.hpp"

namespace reserve {
namespace {

std::chrono::minutes nominal_length(const Interval& time, bool all_day) {
    if (all_day) return std::chrono::round<std::chrono::days>(time.end - time.start);
    return std::chrono::ceil<std::chrono::minutes>(time.end - time.start);
}

std::string breach_of_times(const Question& question, const Candidates& candidates, const Interval& time) {
    std::string length = breach_of_length(nominal_length(time, candidates.all_day), question.policy);
    if (!length.empty()) return length;
    return breach_of_working_hours(time, question.policy, question.room.zone);
}

std::string breach_of_date(const Question& question, const Candidates& candidates, const Interval& time) {
    if (time.start >= candidates.window_end)
        return beyond_window_in_words(candidates.window_end, question.room.zone);
    if (!candidates.granted)
        if (std::string breach = breach_of_capacity(question); !breach.empty()) return breach;
    return breach_of_times(question, candidates, time);
}

// Single meetings beyond the window, and series that begin there, are declined whatever the setting says
// (ruling 11).
bool breaks_window(const Question& question, const Candidates& candidates) {
    const auto& asked = candidates.dates.asked;
    const auto beyond = [&](const AskedDate& date) { return date.date.time.start >= candidates.window_end; };
    if (std::ranges::any_of(asked, beyond)) return true;
    if (!candidates.goes_on) return false;
    return question.policy.enforce_scheduling_horizon ||
           (asked.empty() && candidates.dates.unchanged.empty());
}

std::string breach_of_all(const Question& question, const Candidates& candidates) {
    if (std::string breach = breach_of_capacity(question); !breach.empty()) return breach;
    if (candidates.recurring && !question.policy.allow_recurring_meetings)
        return "this room does not take recurring meetings";
    if (breaks_window(question, candidates))
        return beyond_window_in_words(candidates.window_end, question.room.zone);
    for (const AskedDate& date : candidates.dates.asked) {
        std::string breach = breach_of_times(question, candidates, date.date.time);
        if (!breach.empty()) return breach;
    }
    return {};
}

// Empty when the conflicts of the series are within the limits (ruling 8).
std::string refusal_of_conflicts(const Question& question, const Candidates& candidates,
                                 const std::vector<JudgedDate>& dates) {
    const auto conflicts = std::ranges::count_if(dates, &JudgedDate::refused);
    const auto all = static_cast<std::ptrdiff_t>(dates.size() + candidates.dates.unchanged.size());
    const BookingPolicy& policy = question.policy;
    if (conflicts == 0 || !candidates.recurring) return {};
    if (conflicts <= policy.maximum_conflict_instances &&
        conflicts * 100 <= policy.conflict_percentage_allowed * all)
        return {};
    const std::string taken = std::to_string(conflicts) + " of its " + std::to_string(all) +
                              " dates are taken, and this room is booked for a series only if ";
    if (policy.maximum_conflict_instances == 0 || policy.conflict_percentage_allowed == 0)
        return taken + "all of them are free";
    return taken + "at most " + std::to_string(policy.maximum_conflict_instances) +
           " of them, and no more than " + std::to_string(policy.conflict_percentage_allowed) +
           " %, are taken";
}

Judgement split(std::vector<JudgedDate> dates) {
    Judgement judgement;
    for (JudgedDate& date : dates)
        (date.refused() ? judgement.refused : judgement.booked).push_back(std::move(date));
    return judgement;
}

// What speaks against every date, whatever it is.
std::string refusal_of_request(const Question& question, const Candidates& candidates) {
    if (candidates.granted) return {};
    if (std::string refusal = refusal_of_requester(question); !refusal.empty()) return refusal;
    if (candidates.new_pattern && candidates.too_many) return "it has more dates than can be booked at once";
    return {};
}

bool awaits_delegates(const Meeting& meeting) {
    return std::ranges::any_of(meeting.occurrences, &Occurrence::tentative);
}

Permission permission_for(const Question& question, const Candidates& candidates, const std::string& breach) {
    if (!candidates.granted) return permission_of(question, breach.empty());
    if (!breach.empty()) return Permission::none;
    return awaits_delegates(question.stored) ? Permission::ask : Permission::book;
}

JudgedDate permitted(JudgedDate date, const Question& question, const Candidates& candidates,
                     const std::string& breach) {
    const Permission permission = permission_for(question, candidates, breach);
    date.tentative = permission == Permission::ask;
    if (permission == Permission::none)
        date.refusal = breach.empty() ? no_permission_in_words(question) : breach;
    else
        date.breach = breach;
    return date;
}

Judgement judge_together(const Question& question, const Candidates& candidates,
                         std::vector<JudgedDate> dates, Calendar& calendar) {
    const std::string breach = breach_of_all(question, candidates);
    if (permission_for(question, candidates, breach) == Permission::none)
        return {.booked = {},
                .refused = std::move(dates),
                .refusal = breach.empty() ? no_permission_in_words(question) : breach};
    for (JudgedDate& date : dates) date = permitted(std::move(date), question, candidates, breach);
    dates = find_clashes(std::move(dates), question.stored, question.policy, calendar);
    if (std::string refusal = refusal_of_conflicts(question, candidates, dates); !refusal.empty())
        return {.booked = {}, .refused = std::move(dates), .refusal = std::move(refusal)};
    return split(std::move(dates));
}

}  // namespace

std::string beyond_window_in_words(Instant window_end, const std::string& room_zone) {
    return "the last date that can be booked today is " +
           TimeWords(room_zone, room_zone).day(window_end - std::chrono::seconds(1));
}

Judgement judge(const Question& question, const Candidates& candidates, Calendar& calendar) {
    std::vector<JudgedDate> dates;
    for (const AskedDate& asked : candidates.dates.asked)
        dates.push_back({.asked = asked, .refusal = {}, .clashes = {}});
    if (dates.empty() && !candidates.goes_on && !candidates.too_many) return {};
    if (std::string refusal = refusal_of_request(question, candidates); !refusal.empty())
        return {.booked = {}, .refused = std::move(dates), .refusal = std::move(refusal)};
    if (candidates.new_pattern) return judge_together(question, candidates, std::move(dates), calendar);
    for (JudgedDate& date : dates) {
        const std::string breach = breach_of_date(question, candidates, date.asked.date.time);
        date = permitted(std::move(date), question, candidates, breach);
    }
    return split(find_clashes(std::move(dates), question.stored, question.policy, calendar));
}

}  // namespace reserve
