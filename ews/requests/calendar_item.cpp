#include "ews/requests/calendar_item.hpp"

#include "ews/requests/find_item.hpp"
#include "ews/requests/parts.hpp"

namespace ews {
namespace {

void write_mark(XmlWriter& xml, std::string_view property, std::string_view value) {
    xml.open("t:ExtendedProperty");
    write_own_property(xml, property);
    xml.leaf("t:Value", value).close();
}

std::string_view sensitivity(const OwnItem& item) { return item.is_private ? "Private" : "Normal"; }

// One SetItemField for each field (EWS.md).
void set(XmlWriter& xml, std::string_view field, std::string_view element, std::string_view value,
         XmlWriter::Attributes attributes = {}) {
    xml.open("t:SetItemField").empty("t:FieldURI", {{"FieldURI", field}});
    xml.open("t:CalendarItem").leaf(element, value, attributes).close().close();
}

void set_mark(XmlWriter& xml, std::string_view property, std::string_view value) {
    xml.open("t:SetItemField");
    write_own_property(xml, property);
    xml.open("t:CalendarItem");
    write_mark(xml, property, value);
    xml.close().close();
}

}  // namespace

std::string date_of(reserve::Instant recurrence_id) { return date_time(recurrence_id); }

std::string create_calendar_item_request(const Mailbox& mailbox, const OwnItem& item) {
    XmlWriter xml;
    xml.open("m:CreateItem", {{"SendMeetingInvitations", "SendToNone"}}).open("m:SavedItemFolderId");
    write_folder(xml, mailbox, Folder::calendar);
    xml.close().open("m:Items").open("t:CalendarItem");
    xml.leaf("t:Subject", item.subject).leaf("t:Sensitivity", sensitivity(item));
    xml.leaf("t:Body", item.text, {{"BodyType", "Text"}}).leaf("t:ReminderIsSet", "false");
    write_mark(xml, reservation_property, item.reservation);
    write_mark(xml, date_property, item.date);
    if (!item.uid.empty()) xml.leaf("t:UID", item.uid);
    xml.leaf("t:Start", date_time(item.time.start)).leaf("t:End", date_time(item.time.end));
    xml.leaf("t:LegacyFreeBusyStatus", "Busy");
    return xml.close().close().close().str();
}

std::string update_calendar_item_request(const ItemId& id, const OwnItem& item) {
    XmlWriter xml;
    xml.open("m:UpdateItem", {{"ConflictResolution", "AlwaysOverwrite"},
                              {"MessageDisposition", "SaveOnly"},
                              {"SendMeetingInvitationsOrCancellations", "SendToNone"}});
    xml.open("m:ItemChanges").open("t:ItemChange");
    write_item_id(xml, ItemId{id.id, {}});
    xml.open("t:Updates");
    set(xml, "item:Subject", "t:Subject", item.subject);
    set(xml, "item:Sensitivity", "t:Sensitivity", sensitivity(item));
    set(xml, "item:Body", "t:Body", item.text, {{"BodyType", "Text"}});
    set_mark(xml, date_property, item.date);
    set(xml, "calendar:Start", "t:Start", date_time(item.time.start));
    set(xml, "calendar:End", "t:End", date_time(item.time.end));
    set(xml, "calendar:LegacyFreeBusyStatus", "t:LegacyFreeBusyStatus", "Busy");
    return xml.close().close().close().close().str();
}

}  // namespace ews
