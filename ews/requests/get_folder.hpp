#pragma once
#include <string>
#include <vector>

#include "ews/mailbox/mailbox.hpp"

namespace ews {

// What the account may do in each folder (EffectiveRights).
std::string get_folder_request(const Mailbox& mailbox, const std::vector<Folder>& folders);

// Who may do what there (PermissionSet): told to who owns the folder, ErrorAccessDenied to others.
std::string get_permissions_request(const Mailbox& mailbox, const std::vector<Folder>& folders);

}  // namespace ews
