#include "reserve/address.hpp"

#include <algorithm>
#include <ostream>

#include "reserve/ascii.hpp"
#include "reserve/folded.hpp"

namespace reserve {
namespace {

constexpr std::string_view scheme = "mailto:";

// RFC 6068: what follows a ? are header fields.
std::string mailto_address(std::string_view uri) {
    const auto at = uri.find('@');
    if (at != std::string_view::npos) uri = uri.substr(0, uri.find('?', at));
    return ascii::percent_decoded(ascii::trimmed(uri));
}

// Outlook writes some addresses so; no domain ends with one.
bool is_in_apostrophes(std::string_view text) {
    return text.size() >= 2 && text.front() == '\'' && text.back() == '\'';
}

// RFC 5321 4.1.2: a quoted local part may hold what else ends an address.
bool is_quoted(std::string_view local_part) {
    return local_part.size() >= 2 && local_part.front() == '"' && local_part.back() == '"';
}

bool has_bracket(std::string_view text) { return text.find_first_of("<>") != std::string_view::npos; }

bool is_smtp_address(std::string_view text) {
    constexpr std::size_t longest = 64 + 1 + 255;  // RFC 5321 4.5.3.1
    const auto at = text.rfind('@');
    if (text.size() > longest || at == std::string_view::npos || at == 0 || at + 1 == text.size())
        return false;
    if (text.front() == '/') return false;  // X.500: /O=.../CN=...
    const std::string_view local_part = text.substr(0, at);
    if (has_bracket(text.substr(at)) || (has_bracket(local_part) && !is_quoted(local_part))) return false;
    return std::ranges::none_of(text, [](char c) {
        const auto octet = static_cast<unsigned char>(c);
        return octet < 0x20 || octet == 0x7f;
    });
}

bool is_atom_character(char c) {
    constexpr std::string_view specials = "()<>[]:;@\\,.\" ";
    return specials.find(c) == std::string_view::npos;
}

// RFC 5321 4.1.2: a local part that need not be quoted means the same without its quotes.
std::string without_needless_quotes(const std::string& address) {
    const auto at = address.rfind('@');
    if (!is_quoted(std::string_view(address).substr(0, at))) return address;
    std::string plain;
    for (std::size_t i = 1; i + 1 < at; ++i) {
        if (address[i] == '\\' && i + 2 < at) ++i;  // a quoted pair
        plain += address[i];
    }
    char before = '.';
    for (const char c : plain) {
        if (!is_atom_character(c) && (c != '.' || before == '.')) return address;
        before = c;
    }
    return before == '.' ? address : plain + address.substr(at);
}

std::string key_of(std::string plain) {
    if (std::ranges::all_of(plain, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        std::ranges::transform(plain, plain.begin(), ascii::lower);
        return plain;
    }
    const auto at = plain.rfind('@');
    return folded(std::string_view(plain).substr(0, at)) + '@' +
           folded_domain(std::string_view(plain).substr(at + 1));
}

}  // namespace

std::optional<Address> Address::parse(std::string_view text) {
    text = ascii::trimmed(text);
    if (text.size() >= 2 && text.front() == '<' && text.back() == '>')
        text = ascii::trimmed(text.substr(1, text.size() - 2));
    std::string plain(text);
    if (ascii::starts_with(text, scheme)) plain = mailto_address(text.substr(scheme.size()));
    if (is_in_apostrophes(plain)) plain = plain.substr(1, plain.size() - 2);
    if (!is_smtp_address(plain)) return std::nullopt;
    return Address(std::move(plain));
}

Address::Address(std::string text) : text_(std::move(text)), key_(key_of(without_needless_quotes(text_))) {}

std::string_view Address::domain() const { return std::string_view(key_).substr(key_.rfind('@') + 1); }

std::ostream& operator<<(std::ostream& out, const Address& address) { return out << address.text_; }

}  // namespace reserve
