#pragma once
#include <string>
#include <vector>

#include "reserve/notice.hpp"

namespace smtp {

// The header lines of a notice (RFC 5322), without line ends. Nothing in them can begin a line of its own.
std::vector<std::string> notice_headers(const reserve::Notice& notice, const std::string& from);

}  // namespace smtp
