#pragma once
#include <string>
#include <string_view>

namespace reserve {

// The text of a header field with its encoded words (RFC 2047) decoded and its folding undone, as UTF-8.
std::string decoded_words(std::string_view text);

}  // namespace reserve
