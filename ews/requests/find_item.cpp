#include "ews/requests/find_item.hpp"

#include "ews/requests/parts.hpp"
#include "ews/soap/base64.hpp"

namespace ews {
namespace {

template <typename Field>
void compare(XmlWriter& xml, std::string_view operation, std::string_view constant, Field write_field) {
    xml.open(operation);
    write_field();
    xml.open("t:FieldURIOrConstant").empty("t:Constant", {{"Value", constant}}).close().close();
}

// An Or is of two or more.
void write(XmlWriter& xml, const ByGlobalObjectId& by) {
    const bool several = by.encodings.size() > 1;
    if (several) xml.open("t:Or");
    for (const std::string& octets : by.encodings) {
        compare(xml, "t:IsEqualTo", base64(octets), [&] {
            xml.empty("t:ExtendedFieldURI", {{"DistinguishedPropertySetId", "Meeting"},
                                             {"PropertyId", "35"},
                                             {"PropertyType", "Binary"}});
        });
    }
    if (several) xml.close();
}

void write(XmlWriter& xml, const ByMessageId& by) {
    compare(xml, "t:IsEqualTo", by.message_id, [&] {
        xml.empty("t:FieldURI", {{"FieldURI", "message:InternetMessageId"}});
    });
}

void write(XmlWriter& xml, const ByItemClass& by) {
    xml.open("t:Contains", {{"ContainmentMode", "Prefixed"}, {"ContainmentComparison", "IgnoreCase"}});
    xml.empty("t:FieldURI", {{"FieldURI", "item:ItemClass"}});
    xml.empty("t:Constant", {{"Value", by.prefix}}).close();
}

void write(XmlWriter& xml, const ByReservation& by) {
    compare(xml, "t:IsEqualTo", by.uid, [&] { write_own_property(xml, reservation_property); });
}

void write(XmlWriter& xml, const CreatedSince& since) {
    compare(xml, "t:IsGreaterThanOrEqualTo", date_time(since.instant), [&] {
        xml.empty("t:FieldURI", {{"FieldURI", "item:DateTimeCreated"}});
    });
}

void write(XmlWriter&, const Unrestricted&) {}

void write_restriction_and_order(XmlWriter& xml, const FindItem& find) {
    if (std::holds_alternative<Unrestricted>(find.restriction)) return;
    xml.open("m:Restriction");
    std::visit([&](const auto& restriction) { write(xml, restriction); }, find.restriction);
    xml.close();
    xml.open("m:SortOrder").open("t:FieldOrder", {{"Order", "Descending"}});
    const bool received =
        find.folders.front() == Folder::inbox || find.folders.front() == Folder::deleted_items;
    xml.empty("t:FieldURI", {{"FieldURI", received ? "item:DateTimeReceived" : "item:DateTimeCreated"}});
    xml.close().close();
}

void write_folders(XmlWriter& xml, const Mailbox& mailbox, const std::vector<Folder>& folders) {
    xml.open("m:ParentFolderIds");
    for (const Folder folder : folders) write_folder(xml, mailbox, folder);
    xml.close();
}

}  // namespace

std::string find_item_request(const Mailbox& mailbox, const FindItem& find) {
    XmlWriter xml;
    xml.open("m:FindItem", {{"Traversal", "Shallow"}});
    write_item_shape(xml, find.folders.front());
    xml.empty("m:IndexedPageItemView", {{"MaxEntriesReturned", std::to_string(find.at_most)},
                                        {"Offset", std::to_string(find.offset)},
                                        {"BasePoint", "Beginning"}});
    write_restriction_and_order(xml, find);
    write_folders(xml, mailbox, find.folders);
    return xml.close().str();
}

std::string calendar_view_request(const Mailbox& mailbox, reserve::Interval window, int at_most) {
    XmlWriter xml;
    xml.open("m:FindItem", {{"Traversal", "Shallow"}});
    write_item_shape(xml, Folder::calendar);
    xml.empty("m:CalendarView", {{"MaxEntriesReturned", std::to_string(at_most)},
                                 {"StartDate", date_time(window.start)},
                                 {"EndDate", date_time(window.end)}});
    write_folders(xml, mailbox, {Folder::calendar});
    return xml.close().str();
}

}  // namespace ews
