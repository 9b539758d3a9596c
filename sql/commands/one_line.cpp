#include "sql/commands/one_line.hpp"

#include <algorithm>

#include "sql/commands/refusal.hpp"

namespace sql {

void require_one_line(const std::string& text, const std::string& what) {
    const bool control = std::ranges::any_of(text, [](unsigned char c) { return c < ' ' || c == 0x7f; });
    if (control) throw Refusal{what + " is one line, without control characters"};
}

}  // namespace sql
