#pragma once
#include <string>

namespace config {

// Text of several lines, made printable, each behind a margin.
std::string indented(const std::string& text, const std::string& margin);

}  // namespace config
