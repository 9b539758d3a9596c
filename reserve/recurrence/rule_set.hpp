#pragma once
#include <chrono>
#include <cstddef>
#include <vector>

#include "reserve/recurrence/instances.hpp"

namespace reserve {

// The instances of all RRULEs of a component, less those of its EXRULEs (RFC 2445 4.8.5.2, whose instances
// begin with DTSTART as well), in wall clock time.
class RuleSet {
  public:
    RuleSet(std::vector<Instances> rrules, std::vector<Instances> exrules)
        : rrules_(std::move(rrules)), exrules_(std::move(exrules)) {}

    bool has_rrule() const { return !rrules_.empty(); }
    bool has_exrule() const { return !exrules_.empty(); }

    // Those in [from, last], at most `at_most`; gives up as well where EXRULEs take out nearly all of 20,000.
    Instances::Found between(std::chrono::local_seconds from, std::chrono::local_seconds last,
                             std::size_t at_most) const;
    // Those of the EXRULEs.
    Instances::Found taken_out(std::chrono::local_seconds from, std::chrono::local_seconds last) const;

    std::size_t most_in_two_days() const;

  private:
    std::vector<Instances> rrules_;
    std::vector<Instances> exrules_;
};

}  // namespace reserve
