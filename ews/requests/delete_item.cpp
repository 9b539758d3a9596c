#include "ews/requests/delete_item.hpp"

#include "ews/requests/parts.hpp"

namespace ews {

std::string delete_item_request(const ItemId& id) {
    XmlWriter xml;
    xml.open("m:DeleteItem",
             {{"DeleteType", "MoveToDeletedItems"}, {"SendMeetingCancellations", "SendToNone"}});
    xml.open("m:ItemIds");
    write_item_id(xml, id);
    return xml.close().close().str();
}

}  // namespace ews
