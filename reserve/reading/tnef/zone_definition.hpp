#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace reserve {

// A time zone as Outlook describes it, in the rule that was in force when the meeting was written.
struct ZoneDefinition {
    // When the clocks change: on the nth of a weekday (5: the last) of a month; month 0: never.
    struct Change {
        unsigned month = 0;
        unsigned weekday = 0;  // 0: Sunday
        unsigned nth = 0;
        std::chrono::seconds clock{};
    };

    std::string key;                  // the Windows name; empty in PidLidTimeZoneStruct
    std::chrono::minutes standard{};  // offset from UTC, east positive
    std::chrono::minutes daylight{};
    Change to_standard;
    Change to_daylight;
};

// PidLidAppointmentTimeZoneDefinitionRecur and its siblings, [MS-OXOCAL] 2.2.1.41. Nothing when malformed.
std::optional<ZoneDefinition> read_zone_definition(std::string_view octets);

// PidLidTimeZoneStruct, [MS-OXOCAL] 2.2.1.39. Nothing when malformed.
std::optional<ZoneDefinition> read_zone_struct(std::string_view octets);

// The VTIMEZONE that says the same under that TZID (RFC 5545 3.6.5), lines ended by CRLF.
std::string vtimezone_text(const ZoneDefinition& zone, std::string_view tzid);

}  // namespace reserve
