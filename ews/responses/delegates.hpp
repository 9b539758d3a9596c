#pragma once
#include <string>
#include <vector>

#include "ews/soap/element.hpp"

namespace ews {

struct Delegates {
    std::vector<std::string> users;  // user_of
    std::string requests_go_to;      // DeliverMeetingRequests: DelegatesOnly, DelegatesAndMe, ...
};

// Of a GetDelegateResponse. Who is told by an error only (deleted, a group) is left out.
Delegates read_delegates(const Element& response);

}  // namespace ews
