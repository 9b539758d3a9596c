#pragma once
#include <string>
#include <string_view>

namespace reserve {

// Content lines (RFC 5545 3.1), not folded. Whatever the value is, it stays one line.
std::string line(std::string_view name, std::string_view value);
std::string text_line(std::string_view name, std::string_view text);

// As the value of a parameter (RFC 5545 3.2), which has no way to say a double quote.
std::string quoted(std::string_view value);

}  // namespace reserve
