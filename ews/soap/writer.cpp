#include "ews/soap/writer.hpp"

#include <cstddef>

namespace ews {
namespace {

struct Character {
    char32_t value;
    std::size_t length;
};

// The character at the front; length 1 and value 0 when the bytes are no UTF-8 (RFC 3629).
Character front(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    constexpr Character broken{0, 1};
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (length == 0 || lead > 0xF4 || text.size() < length) return broken;
    char32_t value = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return broken;
        value = value << 6 | (byte(i) & 0x3FU);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    return value < smallest[length] ? broken : Character{value, length};
}

// XML 1.0, production 2 (Char).
bool is_allowed(char32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) ||
           (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

std::string_view escape(char32_t c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\r':
            return "&#13;";
        default:
            return {};
    }
}

}  // namespace

std::string xml_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto [value, length] = front(text);
        if (const auto escaped = escape(value); !escaped.empty()) {
            out += escaped;
        } else if (is_allowed(value)) {
            out += text.substr(0, length);
        }
        text.remove_prefix(length);
    }
    return out;
}

void XmlWriter::start(std::string_view name, Attributes attributes) {
    text_ += '<';
    text_ += name;
    for (const auto& [key, value] : attributes) {
        text_ += ' ';
        text_ += key;
        text_ += "=\"";
        text_ += xml_text(value);
        text_ += '"';
    }
}

XmlWriter& XmlWriter::open(std::string_view name, Attributes attributes) {
    start(name, attributes);
    text_ += '>';
    open_.emplace_back(name);
    return *this;
}

XmlWriter& XmlWriter::close() {
    text_ += "</" + open_.back() + ">";
    open_.pop_back();
    return *this;
}

XmlWriter& XmlWriter::empty(std::string_view name, Attributes attributes) {
    start(name, attributes);
    text_ += "/>";
    return *this;
}

XmlWriter& XmlWriter::leaf(std::string_view name, std::string_view text, Attributes attributes) {
    open(name, attributes);
    text_ += xml_text(text);
    return close();
}

XmlWriter& XmlWriter::append(std::string_view xml) {
    text_ += xml;
    return *this;
}

}  // namespace ews
