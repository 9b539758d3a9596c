#include "reserve/recurrence/rule_set.hpp"

#include <algorithm>
#include <iterator>

namespace reserve {
namespace {

using std::chrono::local_seconds;

// Of a DAILY rule some 27 years: EXRULEs that leave nothing of so many leave nothing.
constexpr std::size_t most_looked_at = 20'000;
constexpr std::size_t at_once = 2'000;

// Each rule gives its first ones: so many are the first of all of them together.
Instances::Found united(const std::vector<Instances>& rules, local_seconds from, local_seconds last,
                        std::size_t at_most) {
    Instances::Found all;
    for (const Instances& rule : rules) {
        const auto found = rule.between(from, last, at_most);
        all.gave_up = all.gave_up || found.gave_up;
        all.instances.insert(all.instances.end(), found.instances.begin(), found.instances.end());
    }
    std::ranges::sort(all.instances);
    all.instances.erase(std::ranges::unique(all.instances).begin(), all.instances.end());
    if (all.instances.size() > at_most) all.instances.resize(at_most);
    return all;
}

}  // namespace

Instances::Found RuleSet::taken_out(local_seconds from, local_seconds last) const {
    auto found = united(exrules_, from, last, most_looked_at);
    found.gave_up = found.gave_up || found.instances.size() == most_looked_at;
    return found;
}

Instances::Found RuleSet::between(local_seconds from, local_seconds last, std::size_t at_most) const {
    if (exrules_.empty()) return united(rrules_, from, last, at_most);
    Instances::Found result;
    for (std::size_t looked_at = 0; looked_at < most_looked_at; looked_at += at_once) {
        const auto found = united(rrules_, from, last, at_once);
        const bool whole = found.instances.size() < at_once;
        const local_seconds end = whole ? last : found.instances.back();
        const auto out = taken_out(from, end);
        std::ranges::set_difference(found.instances, out.instances, std::back_inserter(result.instances));
        result.gave_up = found.gave_up || out.gave_up;
        if (result.instances.size() >= at_most) {
            result.instances.resize(at_most);
            return result;
        }
        if (whole || result.gave_up) return result;
        from = end + std::chrono::seconds{1};
    }
    result.gave_up = true;
    return result;
}

std::size_t RuleSet::most_in_two_days() const {
    std::size_t most = 0;
    for (const Instances& rule : rrules_) most += rule.most_in_two_days();
    return most;
}

}  // namespace reserve
