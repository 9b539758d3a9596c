#pragma once
#include "reserve/rules/decision.hpp"
#include "reserve/rules/policy.hpp"

namespace reserve {

// The decision with what the room adds to every response (AdditionalResponse).
Decision with_additional_response(Decision decision, const BookingPolicy& policy);

}  // namespace reserve
