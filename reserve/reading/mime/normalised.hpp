#pragma once
#include <string>
#include <string_view>

namespace reserve {

// The message written so that mimetic 0.9.8 reads it right: CRLF line ends, no blanks at the end of boundary
// lines, an empty line after each header section, and Content-Type without comments, folding, RFC 2231
// or a multipart that has no boundary. Only what a room's agent reads is there: a few fields, and the
// bodies of the types below, which stand for whatever else tells them, such as the name of a file.
std::string normalised(std::string_view raw);

inline constexpr std::string_view calendar_type = "text/calendar";
inline constexpr std::string_view attached_calendar_type = "application/ics";
inline constexpr std::string_view tnef_type = "application/ms-tnef";
inline constexpr std::string_view encoded_message_type = "application/x-encoded-rfc822";

}  // namespace reserve
