#include "ews/responses/calendar_dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "ews/responses/meeting_item.hpp"
#include "reserve/global_object_id.hpp"

namespace ews {
namespace {

using reserve::RoomCalendarDate;
using Response = RoomCalendarDate::Response;

bool says_yes(std::string_view text) { return text == "true" || text == "True" || text == "1"; }
bool says_no(std::string_view text) { return text == "false" || text == "False" || text == "0"; }

Response response_of(std::string_view word) {
    struct Row {
        std::string_view word;
        Response response;
    };
    constexpr std::array rows{Row{"Organizer", Response::organizer}, Row{"Accept", Response::accepted},
                              Row{"Tentative", Response::tentative}, Row{"Decline", Response::declined},
                              Row{"NoResponseReceived", Response::unanswered}};
    const auto* const row = std::ranges::find(rows, word, &Row::word);
    return row == rows.end() ? Response::unknown : row->response;
}

// A date of a series is known by its original start: RecurrenceId, OriginalStart, or where neither is told
// and it was not moved, its start.
std::optional<reserve::Instant> recurrence_id_of(const MeetingItem& item, bool recurring) {
    if (!recurring && !item.reservation.empty()) return read_date_time(item.reserved_date);
    if (!recurring) return std::nullopt;
    if (item.recurrence_id) return item.recurrence_id;
    return item.original_start ? item.original_start : item.start;
}

bool is_recurring(const MeetingItem& item, const Element& element) {
    if (item.calendar_item_type == "Single") return false;
    if (item.calendar_item_type == "Occurrence" || item.calendar_item_type == "Exception") return true;
    return item.recurrence_id || says_yes(element.text_of(ns::types, "IsRecurring"));
}

// What we put there ourselves is known by its mark.
std::string uid_of(const MeetingItem& item) {
    return item.reservation.empty() ? item.uid : reserve::plain_uid(item.reservation);
}

// An entry that nobody was invited to is answered by nobody.
Response response_of(const MeetingItem& item, const Element& element) {
    if (says_no(element.text_of(ns::types, "IsMeeting"))) return Response::organizer;
    return response_of(item.my_response);
}

RoomCalendarDate read_date(const Element& element) {
    const MeetingItem item = read_meeting_item(element, Folder::calendar);
    const auto end = read_date_time(element.text_of(ns::types, "End"));
    const bool clear = item.start && end && *end >= *item.start;
    const reserve::Interval time = clear ? reserve::Interval{*item.start, *end} : reserve::Interval{};
    return {.item_id = item.id.id,
            .uid = clear ? uid_of(item) : std::string(),
            .recurrence_id = recurrence_id_of(item, is_recurring(item, element)),
            .time = time,
            .organizer = item.organizer,
            .ours = !item.reservation.empty(),
            .has_subject = !element.text_of(ns::types, "Subject").empty(),
            .is_cancelled = says_yes(element.text_of(ns::types, "IsCancelled")),
            .response = response_of(item, element),
            .created = item.created,
            .modified = item.modified};
}

// A CalendarView has no offset to go on from: whether it is complete is all that can be learnt.
bool is_complete(const Element& root, std::size_t came) {
    const std::string_view told = root.attribute("IncludesLastItemInRange");
    if (!told.empty()) return !says_no(told);
    const std::string_view text = root.attribute("TotalItemsInView");
    std::size_t total = 0;
    std::from_chars(text.data(), text.data() + text.size(), total);
    return total <= came;
}

}  // namespace

CalendarDates read_calendar_dates(const Element& message) {
    const Element* const root = message.child(ns::messages, "RootFolder");
    const Element* const items = root ? root->child(ns::types, "Items") : nullptr;
    if (!root) return {};
    CalendarDates read{{}, is_complete(*root, items ? items->children.size() : 0)};
    if (!items) return read;
    for (const Element& element : items->children) read.dates.push_back(read_date(element));
    return read;
}

SyncedItems read_synced_items(const Element& message) {
    const Element* const changes = message.child(ns::messages, "Changes");
    return {changes ? changes->children.size() : 0, std::string(message.text_of(ns::messages, "SyncState")),
            !says_no(message.text_of(ns::messages, "IncludesLastItemInRange"))};
}

}  // namespace ews
