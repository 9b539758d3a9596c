#include "ews/http/request_id.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <random>

namespace ews {

std::string new_request_id() {
    thread_local std::mt19937_64 generator{std::random_device{}()};
    const std::uint64_t high = generator(), low = generator();
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%08x-%04x-4%03x-a%03x-%012llx",
                  static_cast<unsigned>(high >> 32), static_cast<unsigned>(high >> 16 & 0xFFFF),
                  static_cast<unsigned>(high & 0xFFF), static_cast<unsigned>(low >> 48 & 0xFFF),
                  static_cast<unsigned long long>(low & 0xFFFFFFFFFFFFULL));
    return text.data();
}

}  // namespace ews
