#pragma once
#include <optional>
#include <vector>

#include "reserve/rules/question.hpp"

namespace reserve {

// The dates that METHOD:ADD brings to a series (RFC 5546 3.2.4), each an occurrence on its own, as long as
// those of the series where it says nothing (ruling 13). Nothing when the series is not known, is cancelled,
// or when there is no end to the dates.
std::optional<std::vector<AskedComponent>> added_occurrences(const Question& question);

}  // namespace reserve
