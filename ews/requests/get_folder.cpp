#include "ews/requests/get_folder.hpp"

#include "ews/requests/parts.hpp"

namespace ews {

// Not the PermissionSet: who is no owner may not read it.
std::string get_folder_request(const Mailbox& mailbox, const std::vector<Folder>& folders) {
    XmlWriter xml;
    xml.open("m:GetFolder").open("m:FolderShape").leaf("t:BaseShape", "IdOnly");
    xml.open("t:AdditionalProperties").empty("t:FieldURI", {{"FieldURI", "folder:EffectiveRights"}});
    xml.close().close().open("m:FolderIds");
    for (const Folder folder : folders) write_folder(xml, mailbox, folder);
    return xml.close().close().str();
}

}  // namespace ews
