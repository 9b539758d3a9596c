#include "ews/requests/get_folder.hpp"

#include "ews/requests/parts.hpp"

namespace ews {
namespace {

std::string get(const Mailbox& mailbox, const std::vector<Folder>& folders, std::string_view property) {
    XmlWriter xml;
    xml.open("m:GetFolder").open("m:FolderShape").leaf("t:BaseShape", "IdOnly");
    xml.open("t:AdditionalProperties").empty("t:FieldURI", {{"FieldURI", property}});
    xml.close().close().open("m:FolderIds");
    for (const Folder folder : folders) write_folder(xml, mailbox, folder);
    return xml.close().close().str();
}

}  // namespace

std::string get_folder_request(const Mailbox& mailbox, const std::vector<Folder>& folders) {
    return get(mailbox, folders, "folder:EffectiveRights");
}

std::string get_permissions_request(const Mailbox& mailbox, const std::vector<Folder>& folders) {
    return get(mailbox, folders, "folder:PermissionSet");
}

}  // namespace ews
