#pragma once
#include <string>
#include <vector>

#include "ews/mailbox/mailbox.hpp"

namespace ews {

// The GetItem element for items that lie in `folder`: the properties that FindItem may have left out.
std::string get_item_request(const std::vector<ItemId>& ids, Folder folder);

// The GetItem element for the dates of a series that were moved.
std::string get_moved_dates_request(const ItemId& recurring_master);

}  // namespace ews
