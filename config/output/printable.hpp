#pragma once
#include <string>
#include <string_view>

namespace config {

// Text that came from outside, fit for a terminal or a line of a log: control characters become escapes
// (\x1b), so that a subject cannot draw on the screen or begin a line of its own.
std::string printable(std::string_view text);

}  // namespace config
