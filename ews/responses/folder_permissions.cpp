#include "ews/responses/folder_permissions.hpp"

#include "ews/responses/user_id.hpp"

namespace ews {
namespace {

FolderPermission read(const Element& permission) {
    const auto is = [&](std::string_view what, std::string_view value) {
        return permission.text_of(ns::types, what) == value;
    };
    auto level = std::string(permission.text_of(ns::types, "CalendarPermissionLevel"));
    if (level.empty()) level = std::string(permission.text_of(ns::types, "PermissionLevel"));
    return {user_of(permission), std::move(level), is("CanCreateItems", "true") || is("CanCreateItems", "1"),
            is("EditItems", "All"), is("DeleteItems", "All")};
}

}  // namespace

std::optional<std::vector<FolderPermission>> read_permissions(const Element& message) {
    const Element* const folders = message.child(ns::messages, "Folders");
    if (!folders || folders->children.empty()) return std::nullopt;
    const Element* const set = folders->children.front().child(ns::types, "PermissionSet");
    if (!set) return std::nullopt;
    const Element* list = set->child(ns::types, "CalendarPermissions");
    if (!list) list = set->child(ns::types, "Permissions");
    if (!list) return std::nullopt;
    std::vector<FolderPermission> permissions;
    for (const Element& permission : list->children) permissions.push_back(read(permission));
    return permissions;
}

}  // namespace ews
