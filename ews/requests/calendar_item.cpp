#include "ews/requests/calendar_item.hpp"

#include <array>
#include <cstdint>
#include <cstdio>

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

// UpdateItem takes one field in each SetItemField.
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

XmlWriter update_of(const ItemId& id) {
    XmlWriter xml;
    xml.open("m:UpdateItem", {{"ConflictResolution", "AlwaysOverwrite"},
                              {"MessageDisposition", "SaveOnly"},
                              {"SendMeetingInvitationsOrCancellations", "SendToNone"}});
    xml.open("m:ItemChanges").open("t:ItemChange");
    write_item_id(xml, ItemId{id.id, {}});
    xml.open("t:Updates");
    return xml;
}

void set_description(XmlWriter& xml, const OwnItem& item) {
    set(xml, "item:Subject", "t:Subject", item.subject);
    set(xml, "item:Sensitivity", "t:Sensitivity", sensitivity(item));
    set(xml, "item:Body", "t:Body", item.text, {{"BodyType", "Text"}});
}

void set_times(XmlWriter& xml, const reserve::Interval& time) {
    set(xml, "calendar:Start", "t:Start", date_time(time.start));
    set(xml, "calendar:End", "t:End", date_time(time.end));
}

std::string end_of(XmlWriter& xml) { return xml.close().close().close().close().str(); }

constexpr std::string_view series_word = "series";

// FNV-1a, 64 bits.
std::uint64_t digest(const std::string& text) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return hash;
}

}  // namespace

std::string date_of(reserve::Instant recurrence_id) { return date_time(recurrence_id); }

std::string date_of(const OwnSeries& series, const reserve::Interval& first) {
    std::array<char, 32> text{};
    const auto number =
        digest(series.recurrence + series.windows_zone + date_time(first.start) + date_time(first.end));
    std::snprintf(text.data(), text.size(), " %016llx", static_cast<unsigned long long>(number));
    return std::string(series_word) + text.data();
}

bool is_series(const std::string& date) { return date.starts_with(series_word); }

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
    if (item.series) {
        xml.append(item.series->recurrence);
        xml.empty("t:StartTimeZone", {{"Id", item.series->windows_zone}});
        xml.empty("t:EndTimeZone", {{"Id", item.series->windows_zone}});
    }
    return xml.close().close().close().str();
}

std::string update_calendar_item_request(const ItemId& id, const OwnItem& item) {
    XmlWriter xml = update_of(id);
    set_description(xml, item);
    set_mark(xml, date_property, item.date);
    set_times(xml, item.time);
    set(xml, "calendar:LegacyFreeBusyStatus", "t:LegacyFreeBusyStatus", "Busy");
    return end_of(xml);
}

std::string update_series_request(const ItemId& id, const OwnItem& item) {
    XmlWriter xml = update_of(id);
    set_description(xml, item);
    return end_of(xml);
}

std::string move_date_request(const ItemId& id, const reserve::Interval& time) {
    XmlWriter xml = update_of(id);
    set_times(xml, time);
    return end_of(xml);
}

}  // namespace ews
