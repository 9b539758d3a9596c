#include "reserve/recurrence/recurrence.hpp"

#include <stdexcept>
#include <variant>

#include "reserve/recurrence/instances.hpp"
#include "reserve/recurrence/rule.hpp"

namespace reserve {

std::optional<std::string> refusal_of_rule(std::string_view rrule) {
    const auto rule = parse_rule(rrule);
    if (const auto* const refusal = std::get_if<RuleRefusal>(&rule)) return refusal->reason;
    return std::nullopt;
}

std::vector<std::chrono::local_seconds> expand_rule(std::string_view rrule, std::chrono::local_seconds start,
                                                    std::chrono::local_seconds last, std::size_t at_most) {
    const auto rule = parse_rule(rrule);
    if (const auto* const refusal = std::get_if<RuleRefusal>(&rule)) {
        throw std::runtime_error("expanding the rule " + std::string(rrule) + ": " + refusal->reason);
    }
    return Instances(std::get<Rule>(rule), start).between(start, last, at_most).instances;
}

}  // namespace reserve
