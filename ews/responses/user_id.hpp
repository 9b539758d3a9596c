#pragma once
#include <string>

#include "ews/soap/element.hpp"

namespace ews {

// Of the t:UserId below an element: Default or Anonymous, SMTP address, else display name or SID; empty:
// none.
std::string user_of(const Element& element);

}  // namespace ews
