#pragma once
#include <string>
#include <string_view>

namespace reserve {

// What a Content-Transfer-Encoding stands for, in lower case: some programs misspell it ("quoted printable",
// "base-64", "8 bit").
std::string encoding_named(std::string_view written);

// A body without its Content-Transfer-Encoding (RFC 2045 6): base64, quoted-printable and
// uuencode are undone, whatever else is written there changes nothing.
std::string decoded(std::string_view body, std::string_view encoding);

}  // namespace reserve
