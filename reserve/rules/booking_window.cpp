#include "reserve/rules/booking_window.hpp"

#include "reserve/expansion/expansion.hpp"

namespace reserve {

Instant window_end(Instant now, const BookingPolicy& policy, const std::string& room_zone) {
    return start_of_day_after(now, std::chrono::days(policy.booking_window_in_days + 1), room_zone);
}

}  // namespace reserve
