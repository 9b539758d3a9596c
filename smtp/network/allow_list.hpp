#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace smtp {

// The networks whose clients may send (Settings::allow). An IPv4 address that comes as ::ffff:a.b.c.d is that
// IPv4 address (RFC 4291 2.5.5.2).
class AllowList {
  public:
    // Throws std::invalid_argument naming the network that cannot be read.
    explicit AllowList(const std::vector<std::string>& networks);

    bool allows(std::string_view address) const;

  private:
    using Bits = std::array<std::uint8_t, 16>;
    struct Network {
        Bits address{};
        unsigned length = 0;
    };
    static Network parse(const std::string& network);
    static bool contains(const Network& network, const Bits& address);

    std::vector<Network> networks_;
};

}  // namespace smtp
