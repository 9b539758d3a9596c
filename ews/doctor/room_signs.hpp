#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ews/errors/trouble.hpp"
#include "ews/exchange.hpp"
#include "ews/responses/delegates.hpp"
#include "ews/responses/folder_permissions.hpp"
#include "ews/responses/folder_rights.hpp"
#include "ews/responses/meeting_item.hpp"
#include "reserve/address.hpp"

namespace ews {

struct FolderSigns {
    Folder folder = Folder::inbox;
    std::optional<Trouble> trouble;
    std::optional<FolderRights> rights;  // nothing: the server does not tell
};

// Who may do what in a folder.
struct PermissionSigns {
    Folder folder = Folder::inbox;
    std::optional<Trouble> trouble;
    std::optional<std::vector<FolderPermission>> permissions;  // nothing: the server does not tell
};

// What a server shows of a room's mailbox to the account.
struct RoomSigns {
    std::optional<Trouble> trouble;  // of the whole mailbox: nothing else was learned
    std::vector<FolderSigns> folders;
    std::vector<PermissionSigns> permissions;
    std::optional<Delegates> delegates;  // nothing: the server does not tell
    std::vector<std::string> addresses;  // whom the directory knows under the mailbox' address
    std::vector<MeetingItem> answered;   // in the calendar, in the half year to come
};

RoomSigns visit(Exchange& exchange, const reserve::Address& room, reserve::Instant now);

}  // namespace ews
