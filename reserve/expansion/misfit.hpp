#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/mirror.hpp"

namespace reserve {

// Why the rule that another program gave beside the dates of a series cannot stand for them: it cannot be
// understood, goes on beyond them, or gives others. Nothing: it can; single dates may be moved
// or taken out. Of a series that goes on the gateway has worked out the dates itself: its rule always can.
std::optional<std::string> misfit(const MirrorSeries& series, const std::vector<MirrorDate>& dates);

}  // namespace reserve
