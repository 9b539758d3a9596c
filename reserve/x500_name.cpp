#include "reserve/x500_name.hpp"

#include <algorithm>
#include <array>

#include "reserve/ascii.hpp"

namespace reserve {
namespace {

constexpr std::string_view encapsulated = "IMCEAEX-";

// IMCEAEX-_O=CORP_CN=ADA+20L@corp.example.com: slashes as _, other octets as + and two hex digits.
std::string without_capsule(std::string_view address) {
    address = address.substr(encapsulated.size());
    address = address.substr(0, address.rfind('@'));
    std::string name(address);
    std::ranges::replace(name, '_', '/');
    std::ranges::replace(name, '+', '%');
    return ascii::percent_decoded(name);
}

}  // namespace

std::optional<std::string> x500_name(std::string_view address) {
    constexpr std::size_t longest = 1024;
    constexpr std::string_view scheme = "mailto:";
    address = ascii::trimmed(address);
    std::string decoded;
    if (ascii::starts_with(address, scheme)) {
        decoded = ascii::percent_decoded(ascii::trimmed(address.substr(scheme.size())));
        address = decoded;
    }
    if (ascii::starts_with(address, encapsulated)) address = decoded = without_capsule(address);
    constexpr std::array<std::string_view, 2> types{"EX:", "X500:"};
    for (const std::string_view type : types) {
        if (!ascii::starts_with(address, type)) continue;
        address = ascii::trimmed(address.substr(type.size()));
        break;
    }
    if (!ascii::starts_with(address, "/o=") || address.size() > longest) return std::nullopt;
    const bool has_controls = std::ranges::any_of(address, [](char c) {
        const auto octet = static_cast<unsigned char>(c);
        return octet < 0x20 || octet == 0x7f;
    });
    return has_controls ? std::nullopt : std::optional(std::string(address));
}

}  // namespace reserve
