#pragma once
#include "ews/exchange.hpp"
#include "reserve/courier.hpp"

namespace ews {

// Delivers a step `mirror`: the room's calendar shows the reservation as the answer has it. Throws
// ServerTrouble.
reserve::Delivery deliver_mirror(Exchange& exchange, const reserve::Answer& answer, reserve::Instant now);

}  // namespace ews
