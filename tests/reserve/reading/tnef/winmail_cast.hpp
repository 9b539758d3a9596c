#pragma once
#include <gtest/gtest.h>

#include "reserve/reading/tnef/read_winmail.hpp"
#include "tests/reserve/reading/tnef/winmail.hpp"

namespace reserve::winmail_test {

using namespace reserve::test;
using namespace std::chrono_literals;

inline constexpr auto monday = std::chrono::sys_days(std::chrono::year(2026) / 11 / 30);
inline constexpr auto monday_wall = std::chrono::local_days(std::chrono::year(2026) / 11 / 30);
inline constexpr Arrival arrival{.received_at = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22),
                                 .mail_date = std::nullopt};

inline const std::string id_start{"\x04\x00\x00\x00\x82\x00\xE0\x00\x74\xC5\xB7\x10\x1A\x82\xE0\x08", 16};
inline const std::string id_end = std::string(16, '\1') + u32(4) + "ABCD";
inline const std::string outlook_id = id_start + std::string(4, '\0') + id_end;
inline const std::string outlook_id_of_7_december = id_start + std::string("\x07\xEA\x0C\x07", 4) + id_end;
inline const std::string uid =
    "040000008200E00074C5B7101A82E0080000000001010101010101010101010101010101"
    "0400000041424344";

// W. Europe: PidLidTimeZoneStruct, and the definition of newer Outlooks under its Windows name.
inline const std::string last_sunday_of_october =
    u16(0) + u16(10) + u16(0) + u16(5) + u16(3) + u16(0) + u16(0) + u16(0);
inline const std::string last_sunday_of_march =
    u16(0) + u16(3) + u16(0) + u16(5) + u16(2) + u16(0) + u16(0) + u16(0);
inline const std::string biases =
    le(static_cast<std::uint64_t>(-60), 4) + u32(0) + le(static_cast<std::uint64_t>(-60), 4);
inline const std::string berlin_struct =
    biases + u16(0) + last_sunday_of_october + u16(0) + last_sunday_of_march;

inline std::string definition(const std::string& key) {
    const std::string header = u16(2) + u16(key.size()) + utf16(key) + u16(1);
    return u16(0x0102) + u16(header.size()) + header + u16(0x0102) + u16(0x3E) + u16(2) + u16(2007) +
           std::string(14, '\0') + biases + last_sunday_of_october + last_sunday_of_march;
}
inline const std::string berlin = definition("W. Europe Standard Time");

inline std::vector<std::string> identity(const std::string& id = outlook_id) {
    return {named(meeting, 0x0003, binary, id),
            named(meeting, 0x001A, systime, filetime(monday - 240h)),
            named(appointment, 0x8201, integer, u32(3)),
            tagged(0x0037, unicode, utf16("Planning, 1; 2") + u16(0)),
            tagged(0x0064, string8, std::string("SMTP") + '\0'),
            tagged(0x0065, string8, std::string("anna.keller@example.com") + '\0')};
}

inline std::vector<std::string> with(std::vector<std::string> all, const std::vector<std::string>& more) {
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

inline std::vector<std::string> times(Instant start, Instant end) {
    return {named(appointment, 0x820D, systime, filetime(start)),
            named(appointment, 0x820E, systime, filetime(end))};
}

// Weekly on Mondays, ten times, 09:00 to 10:00.
struct Weekly {
    std::string frequency = u16(0x200B) + u16(1);
    std::string period = u32(1);
    std::string specific = u32(2);
    std::string end = u32(0x2022) + u32(10);
    std::string deleted = u32(0);
    std::string modified = u32(0);
    std::string exceptions = u16(0);
    std::string offsets = u32(540) + u32(600);

    std::string octets() const {
        return u16(0x3004) + u16(0x3004) + frequency + u16(0) + u32(0) + period + u32(0) + specific + end +
               u32(1) + deleted + modified + minutes(monday_wall) +
               minutes(monday_wall + std::chrono::days(63)) + u32(0x3006) + u32(0x3009) + offsets +
               exceptions + u32(0);
    }
};

inline std::vector<std::string> series(const Weekly& weekly, const std::string& zone = berlin) {
    return with(identity(), {named(appointment, 0x8216, binary, weekly.octets()),
                             named(appointment, 0x8260, binary, zone)});
}

inline CalendarReading read(const std::vector<std::string>& properties,
                            const char* message_class = request_class) {
    return read_winmail(winmail(message_class, properties), arrival, {});
}

inline Invitation invitation(const CalendarReading& reading) {
    if (const auto* const unreadable = std::get_if<Unreadable>(&reading.contents.at(0)))
        ADD_FAILURE() << unreadable->reason;
    return std::holds_alternative<Invitation>(reading.contents.at(0))
               ? std::get<Invitation>(reading.contents.at(0))
               : Invitation{.zones = {}, .components = {Component{}}};
}

inline Component component(const std::vector<std::string>& properties) {
    return invitation(read(properties)).components.front();
}

inline Unreadable unreadable(const CalendarReading& reading) {
    EXPECT_TRUE(std::holds_alternative<Unreadable>(reading.contents.at(0)));
    return std::holds_alternative<Unreadable>(reading.contents.at(0))
               ? std::get<Unreadable>(reading.contents.at(0))
               : Unreadable{};
}

inline const CalendarTime nine_in_berlin{.local = monday_wall + 9h,
                                         .kind = CalendarTime::Kind::zoned,
                                         .date_only = false,
                                         .tzid = "W. Europe Standard Time"};

}  // namespace reserve::winmail_test
