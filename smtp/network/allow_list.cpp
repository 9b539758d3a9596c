#include "smtp/network/allow_list.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>

namespace smtp {
namespace {

using Bits = std::array<std::uint8_t, 16>;

constexpr unsigned mapped_prefix = 96;  // ::ffff:0:0/96 holds the IPv4 addresses

// Without the zone of a link-local address (fe80::1%eth0).
std::optional<Bits> parse_bits(std::string_view text) {
    const std::string plain(text.substr(0, text.find('%')));
    Bits bits{};
    if (inet_pton(AF_INET6, plain.c_str(), bits.data()) == 1) return bits;
    if (inet_pton(AF_INET, plain.c_str(), bits.data() + 12) != 1) return std::nullopt;
    bits[10] = bits[11] = 0xff;
    return bits;
}

}  // namespace

AllowList::AllowList(const std::vector<std::string>& networks) {
    for (const auto& network : networks) networks_.push_back(parse(network));
}

bool AllowList::allows(std::string_view address) const {
    const auto bits = parse_bits(address);
    if (!bits) return false;
    return std::ranges::any_of(networks_, [&](const Network& network) { return contains(network, *bits); });
}

AllowList::Network AllowList::parse(const std::string& network) {
    const auto refuse = [&] {
        return std::invalid_argument("'" + network + "' is no network (10.0.0.0/8, ::1/128)");
    };
    const std::string_view text = network;
    const auto slash = text.find('/');
    const auto bits = parse_bits(text.substr(0, slash));
    if (!bits) throw refuse();
    const bool is_ipv4 = text.find(':') == std::string_view::npos;
    const unsigned longest = is_ipv4 ? 32 : 128;
    unsigned length = longest;
    if (slash != std::string_view::npos) {
        const char* end = text.data() + text.size();
        const auto parsed = std::from_chars(text.data() + slash + 1, end, length);
        if (parsed.ec != std::errc{} || parsed.ptr != end || length > longest) throw refuse();
    }
    return {*bits, is_ipv4 ? length + mapped_prefix : length};
}

bool AllowList::contains(const Network& network, const Bits& address) {
    const unsigned whole = network.length / 8;
    if (!std::equal(address.begin(), address.begin() + whole, network.address.begin())) return false;
    const unsigned rest = network.length % 8;
    if (rest == 0) return true;
    const auto mask = static_cast<std::uint8_t>(0xff << (8 - rest));
    return (address[whole] & mask) == (network.address[whole] & mask);
}

}  // namespace smtp
