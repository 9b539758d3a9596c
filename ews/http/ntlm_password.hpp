#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace ews {

// A password as libcurl must be given it for NTLM, where it widens each octet to UTF-16: in ISO 8859-1.
// Nothing when it has other characters, or is no UTF-8: its hash would be wrong, and accounts lock.
std::optional<std::string> ntlm_password(std::string_view utf8);

}  // namespace ews
