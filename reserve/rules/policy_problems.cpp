#include "reserve/rules/policy_problems.hpp"

namespace reserve {

std::vector<PolicyProblem> problems(const BookingPolicy& policy, const RequesterSettings& requester) {
    std::vector<PolicyProblem> found;
    const int longest = policy.maximum_duration_in_minutes;
    if (longest > 0 && policy.minimum_duration_in_minutes > longest)
        found.push_back({"minimum_duration_in_minutes", "must not be above maximum_duration_in_minutes"});
    if (policy.working_hours.end <= policy.working_hours.start)
        found.push_back({"working_hours_end_time", "must be later than working_hours_start_time"});
    if (policy.schedule_only_during_work_hours && policy.working_hours.days == std::array<bool, 7>{})
        found.push_back({"work_days", "must name a day where schedule_only_during_work_hours is true"});
    if (!policy.process_external_meeting_messages && accepted_domains_of(requester).empty())
        found.push_back({"process_external_meeting_messages",
                         "= false needs requester.accepted_domains: all others are external"});
    return found;
}

}  // namespace reserve
