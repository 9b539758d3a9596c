#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace reserve {

// The recurrence of a meeting as Outlook keeps it: PidLidAppointmentRecur, [MS-OXOCAL] 2.2.1.44. All times
// are wall clock of the series' zone.
struct AppointmentRecurrence {
    enum class Frequency : std::uint16_t {
        daily = 0x200A,
        weekly = 0x200B,
        monthly = 0x200C,
        yearly = 0x200D
    };
    enum class Pattern : std::uint16_t { day = 0, week = 1, month = 2, month_nth = 3, month_end = 4 };
    enum class End { never, after_count, by_date };

    Frequency frequency = Frequency::daily;
    Pattern pattern = Pattern::day;
    std::uint32_t period = 1;         // minutes when daily, weeks when weekly, else months
    std::uint32_t days_of_week = 0;   // bit 0: Sunday (week, month_nth)
    std::uint32_t day_of_month = 0;   // 1 to 31 (month, month_end)
    std::uint32_t nth = 0;            // 1 to 4, 5: the last (month_nth)
    std::uint32_t first_weekday = 0;  // of the week; 0: Sunday
    End end = End::never;
    std::uint32_t count = 0;  // deleted dates included
    std::chrono::local_days start_date{};
    std::chrono::local_days end_date{};  // of the last occurrence
    std::chrono::minutes start_offset{};
    std::chrono::minutes end_offset{};  // from midnight of the start; may be a day or more

    struct Changed {
        std::chrono::local_seconds original;
        std::chrono::local_seconds start;
        std::chrono::local_seconds end;
        std::optional<bool> whole_days{};  // nothing: as the series
    };
    std::vector<Changed> changed{};
    std::vector<std::chrono::local_days> deleted{};  // dates of the pattern; those of changed ones too
};

// Nothing when it is malformed, of a version or calendar that is not known, or has more dates than `at_most`.
std::optional<AppointmentRecurrence> read_appointment_recurrence(std::string_view octets,
                                                                 std::size_t at_most);

}  // namespace reserve
