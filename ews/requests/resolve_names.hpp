#pragma once
#include <string>
#include <string_view>

namespace ews {

// The ResolveNames element: whom the directory knows under this entry, an address with its prefix as
// "smtp:room@example.com", or an X.500 name (legacyExchangeDN).
std::string resolve_names_request(std::string_view entry);

}  // namespace ews
