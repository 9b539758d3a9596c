#include "reserve/reading/tnef/ical_lines.hpp"

namespace reserve {
namespace {

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

}  // namespace

std::string line(std::string_view name, std::string_view value) {
    std::string out(name);
    out += ':';
    out += value;
    std::erase_if(out, is_control);
    return out + "\r\n";
}

std::string text_line(std::string_view name, std::string_view text) {
    std::string value;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') value += '\\';
        value += c == '\n' ? std::string("\\n") : std::string(1, c);
    }
    return line(name, value);
}

std::string quoted(std::string_view value) {
    std::string out(value);
    std::erase(out, '"');
    return '"' + out + '"';
}

}  // namespace reserve
