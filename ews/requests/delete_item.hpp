#pragma once
#include <string>

#include "ews/mailbox/mailbox.hpp"

namespace ews {

// The DeleteItem element for an item of the calendar: into Deleted Items, and nobody is told.
std::string delete_item_request(const ItemId& id);

}  // namespace ews
