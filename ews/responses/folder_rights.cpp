#include "ews/responses/folder_rights.hpp"

namespace ews {

std::optional<FolderRights> read_folder_rights(const Element& message) {
    const Element* const folders = message.child(ns::messages, "Folders");
    if (!folders || folders->children.empty()) return std::nullopt;
    const Element* const rights = folders->children.front().child(ns::types, "EffectiveRights");
    if (!rights) return std::nullopt;
    const auto may = [rights](std::string_view what) {
        const auto text = rights->text_of(ns::types, what);
        return text == "true" || text == "1";
    };
    return FolderRights{may("Read"), may("CreateContents"), may("Modify"), may("Delete")};
}

}  // namespace ews
