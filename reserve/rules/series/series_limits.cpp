#include "reserve/rules/series/series_limits.hpp"

#include <algorithm>

#include "reserve/rules/approval/permission.hpp"
#include "reserve/rules/policy_breach.hpp"
#include "reserve/rules/requester_refusal.hpp"
#include "reserve/rules/versions/stored_components.hpp"

namespace reserve {
namespace {

Reason breach_of_times(const Question& question, const Interval& time) {
    Reason length = breach_of_length(time, question.policy, question.room.zone);
    if (!length.empty()) return length;
    return breach_of_working_hours(time, question.policy, question.room.zone);
}

Reason beyond_window(const Candidates& candidates) {
    return {"beyond_window", {{"day", candidates.window_end - std::chrono::seconds(1)}}};
}

bool is_endless(const AskedMeeting& asked) {
    if (!asked.series || !asked.series->component.rrule) return false;
    const auto without_end = [](const std::string& rule) {
        return rule.find("UNTIL=") == std::string::npos && rule.find("COUNT=") == std::string::npos;
    };
    const Component& series = asked.series->component;
    return without_end(*series.rrule) || std::ranges::any_of(series.further_rrules, without_end);
}

// What begins within the window could be booked if it ended there.
Reason series_beyond_window(const Question& question, const Candidates& candidates) {
    const auto within = [&](const AskedDate& date) { return date.date.time.start < candidates.window_end; };
    const auto& dates = candidates.dates;
    const bool series =
        candidates.recurring && (!dates.unchanged.empty() || std::ranges::any_of(dates.asked, within));
    return {"beyond_window",
            {{"day", candidates.window_end - std::chrono::seconds(1)},
             {"series", series},
             {"endless", series && is_endless(question.asked)}}};
}

Reason breach_of_date(const Question& question, const Candidates& candidates, const Interval& time) {
    if (time.start >= candidates.window_end) return beyond_window(candidates);
    if (!candidates.granted)
        if (Reason breach = breach_of_capacity(question); !breach.empty()) return breach;
    return breach_of_times(question, time);
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

Reason breach_of_all(const Question& question, const Candidates& candidates) {
    if (Reason breach = breach_of_capacity(question); !breach.empty()) return breach;
    if (candidates.recurring && !question.policy.allow_recurring_meetings) return {"no_series", {}};
    if (breaks_window(question, candidates)) return series_beyond_window(question, candidates);
    for (const AskedDate& date : candidates.dates.asked) {
        Reason breach = breach_of_times(question, date.date.time);
        if (!breach.empty()) return breach;
    }
    return {};
}

// Empty when the conflicts of the series are within the limits (ruling 8).
Reason refusal_of_conflicts(const Question& question, const Candidates& candidates,
                            const std::vector<JudgedDate>& dates) {
    const auto conflicts = std::ranges::count_if(dates, &JudgedDate::refused);
    const auto all = static_cast<std::ptrdiff_t>(dates.size() + candidates.dates.unchanged.size());
    const BookingPolicy& policy = question.policy;
    if (conflicts == 0 || !candidates.recurring) return {};
    if (conflicts <= policy.maximum_conflict_instances &&
        conflicts * 100 <= policy.conflict_percentage_allowed * all)
        return {};
    Reason::Values values{{"taken", conflicts}, {"dates", all}, {"one", conflicts == 1}};
    if (policy.maximum_conflict_instances == 0 || policy.conflict_percentage_allowed == 0)
        return {"series_taken", std::move(values)};
    values.emplace_back("most", policy.maximum_conflict_instances);
    values.emplace_back("percentage", policy.conflict_percentage_allowed);
    return {"series_taken_beyond", std::move(values)};
}

Judgement split(std::vector<JudgedDate> dates) {
    Judgement judgement;
    for (JudgedDate& date : dates)
        (date.refused() ? judgement.refused : judgement.booked).push_back(std::move(date));
    return judgement;
}

// What speaks against every date, whatever it is.
Reason refusal_of_request(const Question& question, const Candidates& candidates) {
    if (question.room.retired) return {"room_retired", {}};
    if (candidates.granted) return {};
    if (Reason refusal = refusal_of_requester(question); !refusal.empty()) return refusal;
    if (candidates.new_pattern && candidates.too_many) return {"too_many_dates", {}};
    return {};
}

// A date that waits for them on its own says nothing about the others.
bool awaits_delegates(const Question& question) {
    const Meeting& stored = question.stored;
    return std::ranges::any_of(stored.occurrences, [&](const Occurrence& o) {
        return o.tentative && !waits_alone(stored, o.recurrence_id, question.asked.series->component.dtstamp);
    });
}

Permission permission_for(const Question& question, const Candidates& candidates, const Reason& breach) {
    if (!candidates.granted) return permission_of(question, breach.empty());
    if (!breach.empty()) return Permission::none;
    return awaits_delegates(question) ? Permission::ask : Permission::book;
}

Reason no_permission(const Question& question) {
    return {"not_in_policy", {{"organizer", question.asked.organizer}}};
}

JudgedDate permitted(JudgedDate date, const Question& question, const Candidates& candidates,
                     const Reason& breach) {
    const Permission permission = permission_for(question, candidates, breach);
    date.tentative = permission == Permission::ask;
    if (permission == Permission::none)
        date.refusal = breach.empty() ? no_permission(question) : breach;
    else
        date.breach = breach;
    return date;
}

Judgement judge_together(const Question& question, const Candidates& candidates,
                         std::vector<JudgedDate> dates, Calendar& calendar) {
    const Reason breach = breach_of_all(question, candidates);
    if (permission_for(question, candidates, breach) == Permission::none)
        return {.booked = {},
                .refused = std::move(dates),
                .refusal = breach.empty() ? no_permission(question) : breach};
    for (JudgedDate& date : dates) date = permitted(std::move(date), question, candidates, breach);
    dates = find_clashes(std::move(dates), question.stored, question.policy, calendar);
    if (Reason refusal = refusal_of_conflicts(question, candidates, dates); !refusal.empty())
        return {.booked = {}, .refused = std::move(dates), .refusal = std::move(refusal)};
    return split(std::move(dates));
}

}  // namespace

Judgement judge(const Question& question, const Candidates& candidates, Calendar& calendar) {
    std::vector<JudgedDate> dates;
    for (const AskedDate& asked : candidates.dates.asked)
        dates.push_back({.asked = asked, .refusal = {}, .clashes = {}});
    if (dates.empty() && !candidates.goes_on && !candidates.too_many) return {};
    if (Reason refusal = refusal_of_request(question, candidates); !refusal.empty())
        return {.booked = {}, .refused = std::move(dates), .refusal = std::move(refusal)};
    if (candidates.new_pattern) return judge_together(question, candidates, std::move(dates), calendar);
    for (JudgedDate& date : dates) {
        const Reason breach = breach_of_date(question, candidates, date.asked.date.time);
        date = permitted(std::move(date), question, candidates, breach);
    }
    return split(find_clashes(std::move(dates), question.stored, question.policy, calendar));
}

}  // namespace reserve
