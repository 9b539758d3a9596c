#include "reserve/address.hpp"

#include <algorithm>
#include <ostream>

namespace reserve {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool starts_with_mailto(std::string_view text) {
    constexpr std::string_view scheme = "mailto:";
    return text.size() >= scheme.size() &&
           std::ranges::equal(text.substr(0, scheme.size()), scheme, {}, lower);
}

std::string_view trimmed(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char l = lower(c);
    return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

// RFC 6068 percent-encoding; a % that is none stays as it is.
std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool encoded = text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                             hex_digit(text[i + 2]) >= 0;
        if (!encoded) {
            out += text[i];
            continue;
        }
        out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
        i += 2;
    }
    return out;
}

// RFC 6068: what follows a ? are header fields. Outlook puts some addresses into apostrophes.
std::string mailto_address(std::string_view uri) {
    const auto at = uri.find('@');
    if (at != std::string_view::npos) uri = uri.substr(0, uri.find('?', at));
    std::string plain = percent_decoded(trimmed(uri));
    if (plain.size() >= 2 && plain.front() == '\'' && plain.back() == '\'')
        return plain.substr(1, plain.size() - 2);
    return plain;
}

bool is_smtp_address(std::string_view text) {
    constexpr std::size_t longest = 64 + 1 + 255;  // RFC 5321 4.5.3.1
    const auto at = text.rfind('@');
    if (text.size() > longest || at == std::string_view::npos || at == 0 || at + 1 == text.size())
        return false;
    if (text.front() == '/') return false;  // X.500: /O=.../CN=...
    return std::ranges::none_of(text, [](char c) {
        const auto octet = static_cast<unsigned char>(c);
        return octet < 0x20 || octet == 0x7f || c == '<' || c == '>';
    });
}

}  // namespace

std::optional<Address> Address::parse(std::string_view text) {
    text = trimmed(text);
    if (text.size() >= 2 && text.front() == '<' && text.back() == '>')
        text = trimmed(text.substr(1, text.size() - 2));
    std::string plain(text);
    if (starts_with_mailto(text)) plain = mailto_address(text.substr(7));
    if (!is_smtp_address(plain)) return std::nullopt;
    return Address(std::move(plain));
}

Address::Address(std::string text) : text_(std::move(text)), key_(text_) {
    std::ranges::transform(key_, key_.begin(), lower);
}

std::string_view Address::domain() const { return std::string_view(key_).substr(key_.rfind('@') + 1); }

std::ostream& operator<<(std::ostream& out, const Address& address) { return out << address.text_; }

}  // namespace reserve
