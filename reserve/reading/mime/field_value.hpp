#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace reserve {

// The value of a structured MIME field, such as `text/calendar; method=REQUEST` (RFC 2045 5.1), without
// comments and folding.
struct FieldValue {
    std::string value;                                            // lower case
    std::vector<std::pair<std::string, std::string>> parameters;  // names in lower case, values in UTF-8

    // Empty when there is none.
    std::string_view parameter(std::string_view name) const;
    bool is_multipart() const { return value.starts_with("multipart/"); }
};

// Never fails: what is malformed is left out. Takes RFC 2231 continuations and charsets, and the encoded
// words (RFC 2047 5) that mail clients put into file names.
FieldValue parse_field_value(std::string_view text);

}  // namespace reserve
