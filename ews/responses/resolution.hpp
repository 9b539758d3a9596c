#pragma once
#include <string>
#include <vector>

#include "ews/soap/element.hpp"

namespace ews {

// The SMTP addresses of all that a ResolveNamesResponseMessage found, as the directory spells them.
std::vector<std::string> read_resolved_addresses(const Element& message);

}  // namespace ews
