#include "ews/requests/parts.hpp"

#include <array>
#include <cstdio>
#include <span>

#include "ews/requests/find_item.hpp"

namespace ews {
namespace {

constexpr std::array mail_fields{"item:DateTimeReceived",         "message:From",
                                 "message:InternetMessageId",     "meeting:IsDelegated",
                                 "meeting:IsOutOfDate",           "calendar:UID",
                                 "calendar:RecurrenceId",         "calendar:DateTimeStamp",
                                 "calendar:MyResponseType",       "calendar:Organizer",
                                 "calendar:AppointmentReplyTime", "calendar:AppointmentSequenceNumber"};

constexpr std::array calendar_fields{"calendar:Start",
                                     "calendar:End",
                                     "calendar:OriginalStart",
                                     "calendar:IsAllDayEvent",
                                     "calendar:CalendarItemType",
                                     "calendar:UID",
                                     "calendar:RecurrenceId",
                                     "calendar:DateTimeStamp",
                                     "calendar:MyResponseType",
                                     "calendar:Organizer",
                                     "calendar:AppointmentReplyTime",
                                     "calendar:IsCancelled",
                                     "calendar:AppointmentSequenceNumber"};

void write_fields(XmlWriter& xml, std::span<const char* const> fields) {
    for (const char* const field : fields) xml.empty("t:FieldURI", {{"FieldURI", field}});
}

std::string_view id_of(Folder folder) {
    switch (folder) {
        case Folder::inbox:
            return "inbox";
        case Folder::deleted_items:
            return "deleteditems";
        case Folder::calendar:
            return "calendar";
        case Folder::sent_items:
        case Folder::own_sent_items:
            break;
    }
    return "sentitems";
}

}  // namespace

std::string date_time(reserve::Instant instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{instant - day};
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text.data();
}

void write_own_property(XmlWriter& xml, std::string_view name) {
    xml.empty("t:ExtendedFieldURI", {{"DistinguishedPropertySetId", "PublicStrings"},
                                     {"PropertyName", name},
                                     {"PropertyType", "String"}});
}

void write_folder(XmlWriter& xml, const Mailbox& mailbox, Folder folder) {
    if (mailbox.access == Access::impersonation || folder == Folder::own_sent_items) {
        xml.empty("t:DistinguishedFolderId", {{"Id", id_of(folder)}});
        return;
    }
    xml.open("t:DistinguishedFolderId", {{"Id", id_of(folder)}}).open("t:Mailbox");
    xml.leaf("t:EmailAddress", mailbox.address).close().close();
}

void write_item_id(XmlWriter& xml, const ItemId& id, std::string_view element) {
    if (id.change_key.empty()) {
        xml.empty(element, {{"Id", id.id}});
    } else {
        xml.empty(element, {{"Id", id.id}, {"ChangeKey", id.change_key}});
    }
}

// MS-OXPROPS 2.141 and 2.40: PidLidGlobalObjectId and PidLidCleanGlobalObjectId, in the set Meeting.
void write_global_object_ids(XmlWriter& xml) {
    for (const std::string_view id : {"3", "35"}) {
        xml.empty(
            "t:ExtendedFieldURI",
            {{"DistinguishedPropertySetId", "Meeting"}, {"PropertyId", id}, {"PropertyType", "Binary"}});
    }
}

void write_item_shape(XmlWriter& xml, Folder folder) {
    xml.open("m:ItemShape").leaf("t:BaseShape", "IdOnly").open("t:AdditionalProperties");
    write_fields(xml, std::array{"item:ItemClass", "item:DateTimeCreated", "item:LastModifiedTime"});
    switch (folder) {
        case Folder::inbox:
        case Folder::deleted_items:
            write_fields(xml, mail_fields);
            write_global_object_ids(xml);
            break;
        case Folder::calendar:
            write_fields(xml, calendar_fields);
            write_global_object_ids(xml);
            write_own_property(xml, reservation_property);
            write_own_property(xml, date_property);
            break;
        case Folder::sent_items:
        case Folder::own_sent_items:
            xml.empty("t:ExtendedFieldURI", {{"DistinguishedPropertySetId", "InternetHeaders"},
                                             {"PropertyName", answer_header},
                                             {"PropertyType", "String"}});
            break;
    }
    xml.close().close();
}

}  // namespace ews
