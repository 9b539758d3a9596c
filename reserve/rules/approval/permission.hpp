#pragma once
#include <string>

#include "reserve/rules/question.hpp"

namespace reserve {

// What becomes of a request that nothing else speaks against.
enum class Permission {
    book,
    ask,  // the room's delegates decide
    none,
};

// As Set-CalendarProcessing relates its lists: who is on several has what is best for him.
Permission permission_of(const Question& question, bool keeps_to_policy);

// Whether the policy names single people, so that all addresses of who asks must be known.
bool names_people(const BookingPolicy& policy);

}  // namespace reserve
