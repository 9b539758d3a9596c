#include "config/output/printable.hpp"

namespace config {

namespace {

constexpr std::string_view hex = "0123456789abcdef";

bool is_control(unsigned char byte) { return byte < 0x20 || byte == 0x7F; }

// C1 controls in UTF-8 are C2 80 to C2 9F; terminals obey them too.
bool is_c1(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]) == 0xC2 && at + 1 < text.size() &&
           static_cast<unsigned char>(text[at + 1]) >= 0x80 &&
           static_cast<unsigned char>(text[at + 1]) < 0xA0;
}

void escape(std::string& out, unsigned char byte) {
    out += "\\x";
    out += hex[byte >> 4];
    out += hex[byte & 0xF];
}

}  // namespace

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (is_control(byte)) {
            escape(out, byte);
        } else if (is_c1(text, at)) {
            escape(out, byte);
            escape(out, static_cast<unsigned char>(text[++at]));
        } else {
            out += text[at];
        }
    }
    return out;
}

}  // namespace config
