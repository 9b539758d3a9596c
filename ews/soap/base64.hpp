#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace ews {

// RFC 4648 section 4.
std::string base64(std::string_view octets);
// Blanks and line ends are passed over; nothing when it is no base64.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace ews
