#include "smtp/network/listen_address.hpp"

#include <arpa/inet.h>

#include <array>
#include <charconv>
#include <stdexcept>

namespace smtp {
namespace {

bool is_address(const std::string& text) {
    std::array<unsigned char, 16> bits{};
    return inet_pton(AF_INET6, text.c_str(), bits.data()) == 1 ||
           inet_pton(AF_INET, text.c_str(), bits.data()) == 1;
}

}  // namespace

std::vector<ListenAddress> parse_listen(const std::string& text) {
    const auto refuse = [&] {
        return std::invalid_argument("'" + text +
                                     "' is no address and port (0.0.0.0:8025, [::1]:8025, *:8025)");
    };
    const auto colon = text.rfind(':');
    if (colon == std::string::npos) throw refuse();
    std::uint16_t port = 0;
    const char* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data() + colon + 1, end, port);
    if (parsed.ec != std::errc{} || parsed.ptr != end) throw refuse();

    std::string host = text.substr(0, colon);
    if (host == "*") return {{"0.0.0.0", port, false}, {"::", port, true}};
    const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    if (bracketed) host = host.substr(1, host.size() - 2);
    const bool is_ipv6 = host.find(':') != std::string::npos;
    if (!is_address(host) || bracketed != is_ipv6) throw refuse();
    return {{host, port, false}};
}

}  // namespace smtp
