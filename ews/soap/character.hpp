#pragma once
#include <cstddef>
#include <string_view>

namespace ews {

struct Character {
    char32_t value;
    std::size_t length;  // in octets
};

// The character at the front of a text that is not empty; length 1 and value 0 when the octets are no UTF-8
// (RFC 3629).
Character first_character(std::string_view text);

}  // namespace ews
