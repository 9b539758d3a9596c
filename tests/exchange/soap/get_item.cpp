#include <algorithm>

#include "tests/exchange/soap/answer_text.hpp"
#include "tests/exchange/soap/operations.hpp"
#include "tests/exchange/soap/properties.hpp"

namespace exchange {
namespace {

std::string one_item(Context& context, const Shape& shape, const Element& id) {
    const auto found = context.item(id);
    if (const auto* no = std::get_if<Refused>(&found)) return context.failed(no->code);
    const ItemRef& ref = std::get<ItemRef>(found);
    const Item& item = *context.store().find(ref.number);
    const bool fits = std::all_of(shape.uris.begin(), shape.uris.end(),
                                  [&](const std::string& uri) { return has_property(item, uri); });
    if (!fits) return context.failed("ErrorInvalidPropertyRequest");
    View view{&context.store(), &item, {}};
    if (ref.original) view.date = occurrence(item, *ref.original);
    return success(context.operation, "<m:Items>" + render(view, shape, false) + "</m:Items>");
}

// Order and names: exchangelib/test_folder-7.xml. A reviewer reads, an editor does all with items
// (Add-MailboxFolderPermission, AccessRights).
std::string effective_rights(const Context& context, const FolderRef& ref) {
    const bool writes = context.rights(ref.mailbox).folders == Rights::Folders::editor;
    const std::string may_write = writes ? "true" : "false";
    return "<t:EffectiveRights>" + tag("CreateAssociated", may_write) + tag("CreateContents", may_write) +
           tag("CreateHierarchy", "false") + tag("Delete", may_write) + tag("Modify", may_write) +
           tag("Read", "true") + "</t:EffectiveRights>";
}

std::string permission(bool calendar, const std::string& user, const std::string& level) {
    const std::string kind = calendar ? "CalendarPermission" : "Permission";
    const std::string writes = level == "Editor" ? "true" : "false",
                      edits = level == "Editor" ? "All" : "None";
    const std::string reads = level == "None" ? "None" : "FullDetails";
    return "<t:" + kind + "><t:UserId>" + user + "</t:UserId>" + tag("CanCreateItems", writes) +
           tag("CanCreateSubFolders", "false") + tag("IsFolderOwner", "false") +
           tag("IsFolderVisible", writes) + tag("IsFolderContact", "false") + tag("EditItems", edits) +
           tag("DeleteItems", edits) + tag("ReadItems", calendar && level == "None" ? "TimeOnly" : reads) +
           tag(kind + "Level", calendar && level == "None" ? "FreeBusyTimeOnly" : level) + "</t:" + kind +
           ">";
}

// As a new mailbox has them: Default and Anonymous, and what Add-MailboxFolderPermission gave. Order and
// names: exchangelib/test_folder-7.xml.
std::string permission_set(const Context& context, const FolderRef& ref) {
    const bool calendar = ref.folder == Folder::calendar;
    const std::string list = calendar ? "t:CalendarPermissions" : "t:Permissions";
    std::string entries = permission(calendar, tag("DistinguishedUser", "Default"), "None") +
                          permission(calendar, tag("DistinguishedUser", "Anonymous"), "None");
    if (!context.account.mailbox.empty())
        entries += permission(calendar, tag("PrimarySmtpAddress", context.account.mailbox), "Editor");
    return "<t:PermissionSet><" + list + ">" + entries + "</" + list + "></t:PermissionSet>";
}

std::string folder_xml(const Context& context, const FolderRef& ref, const Shape& shape) {
    static const std::map<Folder, std::string> names{{Folder::inbox, "Inbox"},
                                                     {Folder::calendar, "Calendar"},
                                                     {Folder::deleted_items, "Deleted Items"},
                                                     {Folder::sent_items, "Sent Items"},
                                                     {Folder::drafts, "Drafts"}};
    const std::string element = ref.folder == Folder::calendar ? "t:CalendarFolder" : "t:Folder";
    return "<" + element + "><t:FolderId Id=\"" + folder_id_text(ref) + "\" ChangeKey=\"AQAAAA==\"/>" +
           tag("FolderClass", ref.folder == Folder::calendar ? "IPF.Appointment" : "IPF.Note") +
           tag("DisplayName", names.at(ref.folder)) +
           tag("TotalCount", std::to_string(context.store().count(ref.mailbox, ref.folder))) +
           (shape.uris.contains("folder:EffectiveRights") ? effective_rights(context, ref) : "") +
           (shape.uris.contains("folder:PermissionSet") ? permission_set(context, ref) : "") + "</" +
           element + ">";
}

}  // namespace

std::string get_item(Context& context, const Element& request) {
    const Shape shape = read_shape(*request.child("m:ItemShape"));
    std::string messages;
    for (const Element& id : request.child("m:ItemIds")->children) messages += one_item(context, shape, id);
    return messages;
}

// Who does not own a folder may not see its permissions [ecederstrand/exchangelib, issue 702].
std::string get_folder(Context& context, const Element& request) {
    const Shape shape = read_shape(*request.child("m:FolderShape"));
    std::string messages;
    for (const Element& id : request.child("m:FolderIds")->children) {
        const auto folder = context.folder(id);
        if (const auto* no = std::get_if<Refused>(&folder)) {
            messages += context.failed(no->code);
            continue;
        }
        const FolderRef& ref = std::get<FolderRef>(folder);
        if (shape.uris.contains("folder:PermissionSet") && !context.owns(ref.mailbox))
            messages += context.failed("ErrorAccessDenied");
        else
            messages +=
                success(context.operation, "<m:Folders>" + folder_xml(context, ref, shape) + "</m:Folders>");
    }
    return messages;
}

}  // namespace exchange
