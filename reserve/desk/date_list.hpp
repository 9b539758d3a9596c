#pragma once
#include <string>
#include <vector>

#include "reserve/expansion/expansion.hpp"

namespace reserve {

// When dates begin by the clocks of a zone, the first few and how many more: "Tue 24 Nov 2026 09:00, ..."
std::string date_list(const std::vector<Date>& dates, const std::string& zone);

}  // namespace reserve
