#pragma once
#include "ews/soap/element.hpp"

namespace ews {

// What the caller may do in a folder (t:EffectiveRights).
struct FolderRights {
    bool read = false;
    bool create = false;
    bool modify = false;
    bool remove = false;

    bool all() const { return read && create && modify && remove; }
    friend bool operator==(const FolderRights&, const FolderRights&) = default;
};

// Of the folder in a GetFolderResponseMessage; nothing when the server does not tell.
std::optional<FolderRights> read_folder_rights(const Element& message);

}  // namespace ews
