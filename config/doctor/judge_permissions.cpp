#include "config/doctor/judge_permissions.hpp"

#include <algorithm>

#include "config/doctor/is_account.hpp"
#include "ews/errors/error_table.hpp"
#include "ews/shell/cures.hpp"

namespace config {

namespace {

using Kind = Finding::Kind;
using ews::FolderPermission;

bool has_all(const FolderPermission& it) { return it.create && it.edit_all && it.delete_all; }

class Judgement {
  public:
    Judgement(const ews::Server& server, const reserve::Room& room, const ews::RoomSigns& signs)
        : server_(server), room_(room), signs_(signs) {}

    std::vector<Finding> run() && {
        for (const ews::PermissionSigns& signs : signs_.permissions) judge(signs);
        return std::move(findings_);
    }

  private:
    void add(Kind kind, const ews::PermissionSigns& signs, const std::string& words,
             const std::string& why = {}, const std::string& cure = {}) {
        findings_.push_back(
            {kind, "room " + room_.name + ": permissions of " + name_of(signs.folder), words, why, cure});
    }
    static std::string name_of(ews::Folder folder) {
        return folder == ews::Folder::calendar ? "Calendar" : "Inbox";
    }

    void judge(const ews::PermissionSigns& signs) {
        if (signs.trouble && signs.trouble->code != "ErrorAccessDenied")
            return add(
                Kind::warning, signs,
                ews::words_for(*signs.trouble, room_.mailbox.text(), ews::account_of(server_)),
                "It tells who else may write there.",
                ews::grant_folder(room_.mailbox.text(), name_of(signs.folder), ews::account_of(server_)));
        if (!signs.permissions)
            return add(Kind::right, signs,
                       "are shown to who owns the folder; what counts is what the account may do");
        if (server_.access == ews::Access::delegate) own_entry(signs);
        for (const FolderPermission& entry : *signs.permissions) everybody(signs, entry);
    }

    void own_entry(const ews::PermissionSigns& signs) {
        const std::string account = ews::account_of(server_);
        const auto own = std::ranges::find_if(*signs.permissions, [&](const FolderPermission& it) {
            return !it.is_everybody() && is_account(it.user, account);
        });
        if (own == signs.permissions->end())
            return add(Kind::right, signs,
                       "do not name " + account + ": it has its rights by a group, or by full access");
        if (has_all(*own)) return add(Kind::right, signs, account + " is " + own->level);
        const bool suffices = may_all(signs.folder);
        add(suffices ? Kind::warning : Kind::wrong, signs,
            account + " is " + own->level +
                (suffices ? ", and has more rights by a group or by full access" : ""),
            "Requests are looked for and answered there, which takes Editor.",
            ews::grant_folder(room_.mailbox.text(), name_of(signs.folder), account)
                .replace(0, 3, "Set"));  // as there is an entry
    }

    // What the server says of the account itself.
    bool may_all(ews::Folder folder) const {
        const auto told = std::ranges::find(signs_.folders, folder, &ews::FolderSigns::folder);
        return told != signs_.folders.end() && told->rights && told->rights->all();
    }

    void everybody(const ews::PermissionSigns& signs, const FolderPermission& entry) {
        if (!entry.is_everybody() || !entry.writes()) return;
        const bool calendar = signs.folder == ews::Folder::calendar;
        add(Kind::warning, signs, entry.user + " is " + entry.level + ": everybody may write there",
            calendar ? "What people put into the calendar themselves is not booked until a resync finds it."
                     : "Whoever moves or deletes a request keeps roomgate from answering it.",
            ews::limit_everybody(room_.mailbox.text(), name_of(signs.folder), entry.user,
                                 calendar && entry.user == "Default" ? "AvailabilityOnly" : "None"));
    }

    const ews::Server& server_;
    const reserve::Room& room_;
    const ews::RoomSigns& signs_;
    std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> judge_permissions(const ews::Server& server, const reserve::Room& room,
                                       const ews::RoomSigns& signs) {
    return Judgement(server, room, signs).run();
}

}  // namespace config
