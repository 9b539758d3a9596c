#pragma once
#include <string>

#include "reserve/ledger.hpp"
#include "reserve/rules/decision.hpp"
#include "reserve/rules/question.hpp"

namespace reserve {

// The series or single meeting that is stored under a UID, as a request of its organizer. Nothing when none
// is booked, or all its dates are decided (DecidedComponent::decided_until).
std::optional<AskedMeeting> series_that_goes_on(const Meeting& stored, const Room& room);

// Books the dates of a series that the booking window has reached since they were last decided, each on its
// own (SPEC section 4, ruling 8); those that do not fit are declined. Without a verdict there was none.
// question.asked is series_that_goes_on().
Decision extend_series(const Question& question, Calendar& calendar);

}  // namespace reserve
