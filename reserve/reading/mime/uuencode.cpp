#include "reserve/reading/mime/uuencode.hpp"

#include <cstdint>

#include "reserve/ascii.hpp"

namespace reserve {
namespace {

std::string_view take_line(std::string_view& text) {
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

// Six bits; what was cut from the end of a line was blanks, which are zero.
std::uint32_t bits(std::string_view line, std::size_t at) {
    return at < line.size() ? (static_cast<unsigned char>(line[at]) - 32U) & 63U : 0U;
}

void add_line(std::string& out, std::string_view line) {
    std::size_t left = bits(line, 0);
    for (std::size_t at = 1; left > 0 && at < line.size(); at += 4) {
        const std::uint32_t group =
            bits(line, at) << 18U | bits(line, at + 1) << 12U | bits(line, at + 2) << 6U | bits(line, at + 3);
        for (const unsigned shift : {16U, 8U, 0U})
            if (left > 0) {
                out.push_back(static_cast<char>(group >> shift));
                --left;
            }
    }
}

}  // namespace

bool is_uuencode(std::string_view encoding) {
    return ascii::same(encoding, "x-uuencode") || ascii::same(encoding, "uuencode") ||
           ascii::same(encoding, "x-uue");
}

std::string from_uuencode(std::string_view body) {
    while (!body.empty() && !take_line(body).starts_with("begin ")) continue;
    std::string out;
    while (!body.empty()) {
        const std::string_view line = take_line(body);
        if (line == "end") break;
        add_line(out, line);
    }
    return out;
}

}  // namespace reserve
