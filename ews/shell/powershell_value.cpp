#include "ews/shell/powershell_value.hpp"

#include <array>
#include <cstdio>

#include "ews/soap/character.hpp"

namespace ews {
namespace {

// A character beyond ASCII, by its number.
std::string by_number(char32_t value) {
    std::array<char, 48> text{};
    const char* const form = value <= 0xFFFF ? "[char]0x%X" : "[char]::ConvertFromUtf32(0x%X)";
    std::snprintf(text.data(), text.size(), form, static_cast<unsigned>(value));
    return text.data();
}

bool is_control(char32_t value) { return value < 0x20 || (value >= 0x7F && value < 0xA0); }

}  // namespace

// about_Quoting_Rules: in single quotes nothing is expanded, and a quote is written twice. The typographic
// quotes, which PowerShell takes for single ones, are beyond ASCII.
std::string powershell_value(std::string_view text) {
    std::string value = "'";
    bool plain = true;
    while (!text.empty()) {
        const auto [character, length] = first_character(text);
        const bool broken = character == 0 && text.front() != '\0';
        text.remove_prefix(length);
        if (broken) {
            value += '?';
        } else if (character >= 0xA0) {
            value += "' + " + by_number(character) + " + '";
            plain = false;
        } else if (!is_control(character)) {
            value += character == '\'' ? "''" : std::string(1, static_cast<char>(character));
        }
    }
    value += '\'';
    return plain ? value : '(' + value + ')';
}

}  // namespace ews
