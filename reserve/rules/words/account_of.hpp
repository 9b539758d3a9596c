#pragma once
#include "reserve/rules/booked_meeting.hpp"
#include "reserve/rules/words/account.hpp"

namespace reserve {

// What became of the dates of a component; without advice.
Account account_of(const Question& question, const Component& component, const Judgement& judgement,
                   const BookedDates& booked);

// What the room adds to every answer (AdditionalResponse); may be empty.
std::string additional_response(const BookingPolicy& policy);

}  // namespace reserve
