#include "ews/requests/calendar_dates.hpp"

#include "ews/requests/find_item.hpp"
#include "ews/requests/parts.hpp"

namespace ews {
namespace {

constexpr const char* fields[] = {
    "item:Subject",         "item:DateTimeCreated",      "item:LastModifiedTime",   "calendar:Start",
    "calendar:End",         "calendar:OriginalStart",    "calendar:IsCancelled",    "calendar:IsMeeting",
    "calendar:IsRecurring", "calendar:CalendarItemType", "calendar:MyResponseType", "calendar:Organizer",
    "calendar:UID",         "calendar:RecurrenceId"};

}  // namespace

std::string calendar_dates_request(const Mailbox& mailbox, const reserve::Interval& window) {
    XmlWriter xml;
    xml.open("m:FindItem", {{"Traversal", "Shallow"}});
    xml.open("m:ItemShape").leaf("t:BaseShape", "IdOnly").open("t:AdditionalProperties");
    for (const char* const field : fields) xml.empty("t:FieldURI", {{"FieldURI", field}});
    write_global_object_ids(xml);
    write_own_property(xml, reservation_property);
    write_own_property(xml, date_property);
    xml.close().close();
    xml.empty("m:CalendarView", {{"MaxEntriesReturned", std::to_string(dates_in_a_view)},
                                 {"StartDate", date_time(window.start)},
                                 {"EndDate", date_time(window.end)}});
    xml.open("m:ParentFolderIds");
    write_folder(xml, mailbox, Folder::calendar);
    return xml.close().close().str();
}

std::string organizer_request(const std::string& item_id) {
    XmlWriter xml;
    xml.open("m:GetItem").open("m:ItemShape").leaf("t:BaseShape", "IdOnly").open("t:AdditionalProperties");
    xml.empty("t:FieldURI", {{"FieldURI", "calendar:Organizer"}}).close().close();
    xml.open("m:ItemIds");
    write_item_id(xml, ItemId{item_id, {}});
    return xml.close().close().str();
}

}  // namespace ews
