#include "ews/soap/writer.hpp"

#include "ews/soap/character.hpp"

namespace ews {
namespace {

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
        const auto [value, length] = first_character(text);
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
