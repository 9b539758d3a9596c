#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "ews/mailbox/mailbox.hpp"
#include "ews/soap/element.hpp"
#include "reserve/instant.hpp"

namespace ews {

// What a mailbox shows of a meeting message or calendar item; a server may leave out any of it.
struct MeetingItem {
    Folder folder = Folder::inbox;
    ItemId id;
    std::string item_class;
    std::string uid;  // plain_uid
    std::optional<reserve::Instant> recurrence_id;
    std::optional<std::chrono::year_month_day> occurrence_date;  // from the GlobalObjectId
    std::optional<int> sequence;
    std::optional<reserve::Instant> stamp;  // DTSTAMP
    std::string message_id;
    std::string organizer;  // or who sent it; lower case; empty: not told, or no SMTP address
    bool out_of_date = false;
    bool delegated = false;
    std::string my_response;  // MyResponseType: Accept, Tentative, Decline, NoResponseReceived, ...
    std::optional<reserve::Instant> reply_time;
    std::optional<reserve::Instant> received;
    std::optional<reserve::Instant> created;
    std::optional<reserve::Instant> modified;
    std::optional<reserve::Instant> start;
    std::optional<reserve::Instant> end;
    std::optional<reserve::Instant> original_start;
    bool all_day = false;
    std::string calendar_item_type;  // Single, Occurrence, Exception, RecurringMaster
    std::string mark;                // our own header
    // Of an item that we put there (mark_of, ews/requests/calendar_item.hpp): the reservation's UID, and the
    // RECURRENCE-ID of the one date that it shows.
    std::string reservation;
    std::string reserved_date;
};

// The item of a t:CalendarItem, t:MeetingRequest, t:Message and the like.
MeetingItem read_meeting_item(const Element& item, Folder folder);

// One page of one folder, as a FindItemResponseMessage holds it.
struct Page {
    std::vector<MeetingItem> items;
    std::optional<int> next_offset;  // nothing: this was the last
};
Page read_page(const Element& message, Folder folder, int offset);

// The items of a GetItemResponseMessage.
std::vector<MeetingItem> read_items(const Element& message, Folder folder);

// The ModifiedOccurrences of a series, of a GetItemResponseMessage: id and original start.
std::vector<MeetingItem> read_moved_dates(const Element& message);

// xs:dateTime with Z or an offset; without either it is taken as UTC.
std::optional<reserve::Instant> read_date_time(std::string_view text);

}  // namespace ews
