#pragma once
#include <string>
#include <variant>
#include <vector>

#include "ews/mailbox/mailbox.hpp"
#include "reserve/instant.hpp"

namespace ews {

struct ByGlobalObjectId {
    std::vector<std::string> encodings;  // octets of CleanGlobalObjectId; any of them
};
struct ByMessageId {
    std::string message_id;  // with <>
};
struct ByItemClass {
    std::string prefix;
};
struct ByReservation {
    std::string uid;  // of ours
};
struct CreatedSince {
    reserve::Instant instant;
};
struct Unrestricted {};  // and unsorted: what every server knows
using Restriction =
    std::variant<ByGlobalObjectId, ByMessageId, ByItemClass, ByReservation, CreatedSince, Unrestricted>;

struct FindItem {
    std::vector<Folder> folders;  // all of one kind: mail, calendar or sent items
    Restriction restriction;
    int offset = 0;
    int at_most = 100;
};

// The FindItem element; newest items first, unless unrestricted.
std::string find_item_request(const Mailbox& mailbox, const FindItem& find);

// The FindItem element with a CalendarView: occurrences are expanded.
std::string calendar_view_request(const Mailbox& mailbox, reserve::Interval window, int at_most);

// What marks calendar items of our own, in the property set PublicStrings: the reservation's UID, and the
// RECURRENCE-ID of the date that it shows; "series" where it shows them all.
inline constexpr const char* reservation_property = "RoomgateReservation";
inline constexpr const char* date_property = "RoomgateDate";

// The header of our own that a copy in Sent Items carries.
inline constexpr const char* answer_header = "X-Roomgate-Answer";

}  // namespace ews
