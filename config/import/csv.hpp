#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace config {

// A record of a CSV file (RFC 4180) and the line it begins on, from 1.
struct CsvRecord {
    int line = 1;
    std::vector<std::string> fields;
};

struct CsvMistake {
    int line = 1;
    std::string words;
};

// Takes LF or CRLF, an UTF-8 byte order mark, and comma or semicolon (whichever the first line has: Excel
// writes semicolons in half of Europe). Empty lines are left out.
std::variant<std::vector<CsvRecord>, CsvMistake> parse_csv(std::string_view text);

}  // namespace config
