#pragma once
#include <optional>
#include <string>

#include "reserve/reading/tnef/appointment_recurrence.hpp"

namespace reserve {

// The RRULE that says the same (RFC 5545 3.3.10); nothing for a pattern that does not exist.
std::optional<std::string> rrule_text(const AppointmentRecurrence& recurrence);

}  // namespace reserve
