#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace reserve {

// One unfolded line of a calendar object (RFC 5545 3.1). Points into the text it was read from.
struct ContentLine {
    std::string_view name;
    std::vector<std::pair<std::string_view, std::string_view>> parameters;  // without quotes
    std::string_view value;

    bool is(std::string_view property) const;
    // Empty when there is none.
    std::string_view parameter(std::string_view name) const;
    // With a value or without.
    bool has(std::string_view name) const;
    // As vCalendar 1.0 writes text.
    bool is_quoted_printable() const;
};

// Without blanks around it, and then without quotes.
std::string_view without_quotes(std::string_view text);

// Nothing when the line has no name; without a colon its value is empty. Takes what is found in the wild: an
// unquoted TZID or CN that holds a colon or semicolon.
std::optional<ContentLine> parse_content_line(std::string_view line);

// The text of a calendar object in UTF-8 with LF line ends and its folding undone, before the charset is
// looked at where that is possible: some fold inside a character.
std::string unfolded(std::string octets, std::string_view charset);

}  // namespace reserve
