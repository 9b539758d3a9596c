#pragma once
#include <string>
#include <string_view>

namespace reserve {

// Text of a charset (IANA name, any case) as UTF-8; what cannot be converted becomes U+FFFD. Without a
// charset, or with one that nobody knows, it is read as UTF-8, and as windows-1252 where it is not that:
// Exchange 2003 sends 8-bit text without saying what it is.
std::string to_utf8(std::string text, std::string_view charset);

// The charset of a calendar object, of which a part says `said`. A byte order mark, or the zeros beside the
// first letter, tell UTF-16 and UTF-32; and what begins in ASCII is neither, though some programs say so.
std::string_view charset_of(std::string_view calendar, std::string_view said);

// Whether lines of this charset may be taken apart octet by octet: it is ASCII, UTF-8 or nothing.
bool is_utf8_name(std::string_view charset);

bool is_utf8(std::string_view text);

// UTF-8 with U+FFFD for what is none.
std::string replaced_as_utf8(const std::string& text);

}  // namespace reserve
