#include "ews/requests/get_item.hpp"

#include "ews/requests/parts.hpp"

namespace ews {

std::string get_item_request(const std::vector<ItemId>& ids, Folder folder) {
    XmlWriter xml;
    xml.open("m:GetItem");
    write_item_shape(xml, folder);
    xml.open("m:ItemIds");
    for (const ItemId& id : ids) write_item_id(xml, ItemId{id.id, {}});
    return xml.close().close().str();
}

std::string get_moved_dates_request(const ItemId& recurring_master) {
    XmlWriter xml;
    xml.open("m:GetItem").open("m:ItemShape").leaf("t:BaseShape", "IdOnly").open("t:AdditionalProperties");
    xml.empty("t:FieldURI", {{"FieldURI", "calendar:ModifiedOccurrences"}}).close().close();
    xml.open("m:ItemIds");
    write_item_id(xml, ItemId{recurring_master.id, {}});
    return xml.close().close().str();
}

}  // namespace ews
