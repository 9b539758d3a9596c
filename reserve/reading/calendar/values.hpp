#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reserve/invitation.hpp"
#include "reserve/reading/calendar/content_line.hpp"

namespace reserve {

// The value types of RFC 5545 3.3. Nothing when malformed.

// DATE or DATE-TIME; the TZID counts unless the time ends in Z (SPEC ruling 17). Years 1900 to 2200.
std::optional<CalendarTime> parse_time(std::string_view text, std::string_view tzid);
std::optional<CalendarTime> time_of(const ContentLine& line);

// The zone that a line names, " " where its TZID is empty: that is a zone all the same, as Exchange Online writes
// them, with their offsets in a VTIMEZONE. Empty where it names none.
std::string_view tzid_of(const ContentLine& line);

// RFC 5545 3.3.6; nothing when negative or longer than ten years.
std::optional<Duration> parse_duration(std::string_view text);

// RFC 5545 3.3.14, with or without colon, minus sign and seconds; "-700" is read as -0700 (SPEC ruling 17).
std::optional<std::chrono::seconds> parse_utc_offset(std::string_view text);

// The TEXT value without its escapes, at most `longest` octets of it.
std::string parse_text(std::string_view text, std::size_t longest);

// The same of a line, decoded where it is quoted-printable; empty without a line.
std::string text_of(const ContentLine* line, std::size_t longest);

// The value of a parameter without the escapes of RFC 6868, and those of TEXT, which some programs write
// there.
std::string parameter_text(std::string_view text, std::size_t longest);

// The values of a list, without blanks around them.
std::vector<std::string_view> split(std::string_view list, char separator);

// Trimmed; Outlook's, the hex of a GlobalObjectId (MS-OXOCAL 2.2.1.27), is compared without regard to case:
// in upper case.
std::string comparable_uid(std::string_view uid);

// Without mailto:, in any case, its percent-encoding and header fields (RFC 6068 2), and apostrophes around it;
// of "Anna <anna@example.com>" what stands in the brackets, and the X.500 name out of an IMCEAEX address.
std::string without_mailto(std::string_view address);

}  // namespace reserve
