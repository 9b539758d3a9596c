#pragma once
#include <string>
#include <vector>

#include "ews/mailbox/mailbox.hpp"

namespace ews {

// The GetFolder element for what the caller may do in these folders of a mailbox.
std::string get_folder_request(const Mailbox& mailbox, const std::vector<Folder>& folders);

}  // namespace ews
