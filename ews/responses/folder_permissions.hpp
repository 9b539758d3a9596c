#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ews/soap/element.hpp"

namespace ews {

// One entry of a folder's PermissionSet or CalendarPermissionSet.
struct FolderPermission {
    std::string user;   // SMTP address, else display name; Default and Anonymous: everybody
    std::string level;  // Editor, Reviewer, FreeBusyTimeOnly, Custom, ...
    bool create = false;
    bool edit_all = false;
    bool delete_all = false;

    bool is_everybody() const { return user == "Default" || user == "Anonymous"; }
    bool writes() const { return create || edit_all || delete_all; }
    friend bool operator==(const FolderPermission&, const FolderPermission&) = default;
};

// Of the folder in a GetFolderResponseMessage; nothing when the server does not tell.
std::optional<std::vector<FolderPermission>> read_permissions(const Element& message);

}  // namespace ews
