#pragma once
#include <memory>
#include <string>
#include <vector>

#include "tests/exchange/mailbox/store.hpp"

namespace exchange {

// Exchange's transport and its Calendar Attendant: what happens to a mail in a room's mailbox.

// Puts the mail into the Inbox, one item for each meeting in it, and marks what it makes out of date.
// Returns the items that came to lie there, in order.
std::vector<Number> put_into_inbox(Store& store, const std::string& mailbox,
                                   const std::shared_ptr<const std::string>& message, Seconds at);

// Makes or updates the tentative calendar item of a meeting message. Nothing when it is out of date.
void attend(Store& store, Number message, Seconds at);

// Sets IsOutOfDate of the meeting's messages anew, after the calendar has changed.
void compare_with_calendar(Store& store, const std::string& mailbox, const std::string& clean_id);

}  // namespace exchange
