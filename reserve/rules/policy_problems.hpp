#pragma once
#include <string>
#include <vector>

#include "reserve/receiving/requester_settings.hpp"
#include "reserve/rules/policy.hpp"

namespace reserve {

struct PolicyProblem {
    std::string setting;
    std::string words;  // follow the setting's name
};

// What is wrong with settings that are right one by one.
std::vector<PolicyProblem> problems(const BookingPolicy& policy, const RequesterSettings& requester);

}  // namespace reserve
