#pragma once
#include <string>
#include <string_view>

namespace reserve {

// The message written so that mimetic 0.9.8 reads it right: CRLF line ends, no blanks at the end of boundary
// lines, an empty line after each header section, and Content-Type without comments, folding, RFC 2231
// or a multipart that has no boundary. An encoded message/rfc822 becomes encoded_message_type.
std::string normalised(std::string_view raw);

inline constexpr std::string_view encoded_message_type = "application/x-encoded-rfc822";

}  // namespace reserve
