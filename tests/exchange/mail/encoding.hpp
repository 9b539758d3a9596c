#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace exchange {

std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);  // white space is passed over
std::string from_quoted_printable(std::string_view text);
std::string to_hex(std::string_view bytes);  // upper case
std::optional<std::string> from_hex(std::string_view text);
std::string lower(std::string_view text);
bool equal_blind(std::string_view a, std::string_view b);  // without regard to ASCII case

}  // namespace exchange
