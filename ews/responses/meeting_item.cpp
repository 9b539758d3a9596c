#include "ews/responses/meeting_item.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "ews/requests/find_item.hpp"
#include "ews/soap/base64.hpp"
#include "reserve/global_object_id.hpp"

namespace ews {
namespace {

std::optional<int> read_int(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

bool same_word(std::string_view a, std::string_view b) {
    return std::ranges::equal(
        a, b, {}, [](unsigned char c) { return std::tolower(c); },
        [](unsigned char c) { return std::tolower(c); });
}

// xs:boolean, and what servers write that take it lightly.
bool read_bool(std::string_view text) { return same_word(text, "true") || text == "1"; }

// What the element says of the item where it does not tell its class.
std::string_view class_of(const Element& element) {
    struct Row {
        std::string_view element, item_class;
    };
    constexpr std::array rows{Row{"MeetingRequest", "IPM.Schedule.Meeting.Request"},
                              Row{"MeetingResponse", "IPM.Schedule.Meeting.Resp"},
                              Row{"MeetingCancellation", "IPM.Schedule.Meeting.Canceled"},
                              Row{"CalendarItem", "IPM.Appointment"}};
    const auto* const row = std::ranges::find(rows, element.name, &Row::element);
    return row == rows.end() ? std::string_view{} : row->item_class;
}

void read_extended_property(MeetingItem& item, const Element& property) {
    const Element* const field = property.child(ns::types, "ExtendedFieldURI");
    if (!field) return;
    const std::string_view value = property.text_of(ns::types, "Value");
    const std::string_view name = field->attribute("PropertyName");
    if (same_word(name, answer_header)) item.mark = value;
    if (same_word(name, reservation_property)) item.reservation = value;
    if (same_word(name, date_property)) item.reserved_date = value;
    const std::string_view id = field->attribute("PropertyId");
    if (id != "3" && id != "35") return;
    const auto octets = from_base64(value);
    const auto global = octets ? reserve::read_global_object_id(*octets) : std::nullopt;
    if (!global) return;
    if (item.uid.empty()) item.uid = global->uid;
    if (global->occurrence) item.occurrence_date = global->occurrence;
}

// FindItem of many servers tells names only, or X.500 addresses.
std::string read_organizer(const Element& element) {
    for (const std::string_view name : {"Organizer", "From"}) {
        const Element* const person = element.child(ns::types, name);
        const Element* const mailbox = person ? person->child(ns::types, "Mailbox") : nullptr;
        std::string address(mailbox ? mailbox->text_of(ns::types, "EmailAddress") : "");
        std::ranges::transform(address, address.begin(),
                               [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (address.find('@') != std::string::npos) return address;
    }
    return {};
}

void read_times(MeetingItem& item, const Element& element) {
    const auto instant = [&](std::string_view name) {
        return read_date_time(element.text_of(ns::types, name));
    };
    item.recurrence_id = instant("RecurrenceId");
    item.stamp = instant("DateTimeStamp");
    item.reply_time = instant("AppointmentReplyTime");
    item.received = instant("DateTimeReceived");
    item.created = instant("DateTimeCreated");
    item.modified = instant("LastModifiedTime");
    item.start = instant("Start");
    item.end = instant("End");
    item.original_start = instant("OriginalStart");
}

}  // namespace

std::optional<reserve::Instant> read_date_time(std::string_view text) {
    const auto field = [&](std::size_t at, std::size_t length) {
        return text.size() >= at + length ? read_int(text.substr(at, length)) : std::nullopt;
    };
    const auto year = field(0, 4), month = field(5, 2), day = field(8, 2);
    const auto hour = field(11, 2), minute = field(14, 2), second = field(17, 2);
    if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
    if (*month < 1 || *day < 1 || *hour < 0 || *minute < 0 || *second < 0) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok() || *hour > 24 || *minute > 59 || *second > 60) return std::nullopt;
    reserve::Instant instant = std::chrono::sys_days{date} + std::chrono::hours(*hour) +
                               std::chrono::minutes(*minute) + std::chrono::seconds(*second);
    const auto sign = text.find_first_of("+-", 19);
    if (sign == std::string_view::npos) return instant;
    const auto hours = field(sign + 1, 2), minutes = field(sign + 4, 2);
    if (!hours || !minutes) return std::nullopt;
    const auto offset = std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
    return text[sign] == '+' ? instant - offset : instant + offset;
}

MeetingItem read_meeting_item(const Element& element, Folder folder) {
    MeetingItem item;
    item.folder = folder;
    const auto text = [&](std::string_view name) { return element.text_of(ns::types, name); };
    if (const Element* const id = element.child(ns::types, "ItemId")) {
        item.id = ItemId{std::string(id->attribute("Id")), std::string(id->attribute("ChangeKey"))};
    }
    item.item_class = text("ItemClass");
    if (item.item_class.empty()) item.item_class = class_of(element);
    item.uid = reserve::plain_uid(text("UID"));
    item.sequence = read_int(text("AppointmentSequenceNumber"));
    item.message_id = text("InternetMessageId");
    item.organizer = read_organizer(element);
    item.all_day = read_bool(text("IsAllDayEvent"));
    item.out_of_date = read_bool(text("IsOutOfDate"));
    item.delegated = read_bool(text("IsDelegated"));
    item.my_response = text("MyResponseType");
    item.calendar_item_type = text("CalendarItemType");
    read_times(item, element);
    for (const Element& child : element.children) {
        if (child.is(ns::types, "ExtendedProperty")) read_extended_property(item, child);
    }
    return item;
}

std::vector<MeetingItem> read_items(const Element& message, Folder folder) {
    std::vector<MeetingItem> items;
    const Element* list = message.child(ns::messages, "Items");
    if (!list) list = message.child(ns::types, "Items");
    if (!list) return items;
    for (const Element& element : list->children) {
        MeetingItem item = read_meeting_item(element, folder);
        if (!item.id.id.empty()) items.push_back(std::move(item));
    }
    return items;
}

std::vector<MeetingItem> read_moved_dates(const Element& message) {
    std::vector<MeetingItem> dates;
    const Element* const items = message.child(ns::messages, "Items");
    if (!items || items->children.empty()) return dates;
    const Element* const modified = items->children.front().child(ns::types, "ModifiedOccurrences");
    if (!modified) return dates;
    for (const Element& it : modified->children) dates.push_back(read_meeting_item(it, Folder::calendar));
    return dates;
}

namespace {

bool is_last(const Element& root, int offset) {
    const std::string_view told = root.attribute("IncludesLastItemInRange");
    if (!told.empty()) return read_bool(told);
    const auto total = read_int(root.attribute("TotalItemsInView"));
    const auto next = read_int(root.attribute("IndexedPagingOffset"));
    return !total || next.value_or(offset) >= *total;
}

}  // namespace

// The next page begins at IndexedPagingOffset; servers may return fewer items than asked (EWSFindCountLimit).
Page read_page(const Element& message, Folder folder, int offset) {
    const Element* const root = message.child(ns::messages, "RootFolder");
    if (!root) return {};
    Page page{read_items(*root, folder), std::nullopt};
    if (page.items.empty() || is_last(*root, offset + static_cast<int>(page.items.size()))) return page;
    const auto next = read_int(root->attribute("IndexedPagingOffset"));
    page.next_offset = next.value_or(offset + static_cast<int>(page.items.size()));
    if (*page.next_offset <= offset)
        page.next_offset.reset();  // a server that does not go on would hold us for ever
    return page;
}

}  // namespace ews
