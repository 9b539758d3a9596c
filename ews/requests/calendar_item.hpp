#pragma once
#include <string>

#include "ews/mailbox/mailbox.hpp"
#include "reserve/instant.hpp"

namespace ews {

// A calendar item that we put into a room's calendar.
struct OwnItem {
    std::string reservation;  // the UID that it is found by
    std::string date;         // date_of() of the date that it shows
    std::string uid;          // that it gets; empty: one that the server makes
    std::string subject;
    std::string text;
    bool is_private = false;
    reserve::Interval time;
};

// How a date is named in the property of ours.
std::string date_of(reserve::Instant recurrence_id);

// The CreateItem element, into the calendar of the mailbox. Nobody is invited.
std::string create_calendar_item_request(const Mailbox& mailbox, const OwnItem& item);
// The UpdateItem element: all that the item says but its UID, whatever was there.
std::string update_calendar_item_request(const ItemId& id, const OwnItem& item);

}  // namespace ews
