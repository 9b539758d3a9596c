#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smtp {

std::string_view trimmed(std::string_view text);  // without blanks around it
bool equal_case_blind(std::string_view a, std::string_view b);
std::vector<std::string_view> split_at_blanks(std::string_view text);

// A number of octets as SIZE and BDAT write it: digits only. What does not fit becomes the largest number.
std::optional<std::uint64_t> parse_octets(std::string_view digits);

bool is_ascii(std::string_view text);
bool is_utf8(std::string_view text);  // RFC 3629: no surrogates, no overlong forms

// What a client wrote, fit for a reply or a log line: anything but printable ASCII becomes '?', and it is
// cut.
std::string printable(std::string_view text);

}  // namespace smtp
