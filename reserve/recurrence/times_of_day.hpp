#pragma once
#include <chrono>
#include <cstddef>
#include <vector>

#include "reserve/recurrence/rule.hpp"

namespace reserve {

// At which times a rule puts instances on a day that its other parts choose. HOURLY, MINUTELY and SECONDLY
// step from DTSTART through all days; BYSETPOS, which counts inside each step, is applied here for them.
class TimesOfDay {
  public:
    TimesOfDay(const Rule& rule, std::chrono::local_seconds start);

    struct Times {
        std::vector<std::chrono::local_seconds> times;  // ascending
        std::size_t steps = 0;                          // that were looked at
    };
    Times on(std::chrono::local_days day) const;
    std::size_t most() const;  // no day has more

  private:
    std::chrono::local_seconds next_step(std::chrono::local_seconds from) const;
    std::chrono::local_seconds next_allowed(std::chrono::local_seconds step) const;

    Rule rule_;
    std::chrono::local_seconds first_step_;
    std::chrono::seconds stride_{};              // zero when the rule does not step below a day
    std::vector<std::chrono::seconds> in_step_;  // offsets of the instances in a step, or in a day
};

// The instances that BYSETPOS keeps of those of one step; all of them without BYSETPOS.
template <typename Instance>
std::vector<Instance> at_positions(const Rule& rule, const std::vector<Instance>& instances) {
    if (!rule.positions.any()) return instances;
    const auto wanted = [](const auto& set, std::size_t at) { return at < set.size() && set.test(at); };
    std::vector<Instance> kept;
    for (std::size_t i = 0; i < instances.size(); ++i) {
        if (wanted(rule.positions.forwards, i + 1) ||
            wanted(rule.positions.backwards, instances.size() - i)) {
            kept.push_back(instances[i]);
        }
    }
    return kept;
}

}  // namespace reserve
