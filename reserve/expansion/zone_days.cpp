#include <array>
#include <cstdio>

#include "reserve/expansion/expansion.hpp"
#include "reserve/wall_clock.hpp"
#include "reserve/zones/tzdata.hpp"

namespace reserve {

using namespace std::chrono;

std::string in_words(Instant instant, const std::string& zone) {
    static constexpr std::array<const char*, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const local_seconds local = WallClock::of(zone).local(instant);
    const auto day = floor<days>(local);
    const year_month_day date{day};
    const hh_mm_ss time(local - day);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s %u %s %d %02d:%02d", weekdays[weekday{day}.c_encoding()],
                  unsigned{date.day()}, months[unsigned{date.month()} - 1], int{date.year()},
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()));
    return text.data();
}

Instant start_of_day_after(Instant instant, days after, const std::string& zone) {
    const WallClock clock = WallClock::of(zone);
    return clock.instant(floor<days>(clock.local(instant)) + after);
}

bool is_zone(const std::string& name) {
    return tzdata().find(name) != nullptr;
}

}  // namespace reserve
