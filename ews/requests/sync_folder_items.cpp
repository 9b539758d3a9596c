#include "ews/requests/sync_folder_items.hpp"

#include "ews/requests/parts.hpp"

namespace ews {

std::string sync_calendar_request(const Mailbox& mailbox, const std::string& sync_state) {
    XmlWriter xml;
    xml.open("m:SyncFolderItems");
    xml.open("m:ItemShape").leaf("t:BaseShape", "IdOnly").close();
    xml.open("m:SyncFolderId");
    write_folder(xml, mailbox, Folder::calendar);
    xml.close();
    if (!sync_state.empty()) xml.leaf("m:SyncState", sync_state);
    xml.leaf("m:MaxChangesReturned", std::to_string(most_changes));
    return xml.close().str();
}

}  // namespace ews
