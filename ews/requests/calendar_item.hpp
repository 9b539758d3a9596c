#pragma once
#include <optional>
#include <string>

#include "ews/mailbox/mailbox.hpp"
#include "ews/requests/recurrence.hpp"
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
    std::optional<OwnSeries> series{};  // then `time` is its first date
};

// What the property of ours says of an item: the date that it shows; of a series "series", and what makes out
// its pattern, so that another pattern is seen without asking for it.
std::string date_of(reserve::Instant recurrence_id);
std::string date_of(const OwnSeries& series, const reserve::Interval& first);
bool is_series(const std::string& date);

// The CreateItem element, into the calendar of the mailbox. Nobody is invited.
std::string create_calendar_item_request(const Mailbox& mailbox, const OwnItem& item);
// The UpdateItem element: all that the item says but its UID, whatever was there.
std::string update_calendar_item_request(const ItemId& id, const OwnItem& item);
// The same of a series, whose times stay.
std::string update_series_request(const ItemId& id, const OwnItem& item);
// One date of a series moves.
std::string move_date_request(const ItemId& id, const reserve::Interval& time);

}  // namespace ews
