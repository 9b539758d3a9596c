#include "tests/exchange/http/md4.hpp"

#include <array>
#include <bit>
#include <cstdint>

namespace exchange {
namespace {

using State = std::array<std::uint32_t, 4>;
using Block = std::array<std::uint32_t, 16>;

struct Round {
    std::uint32_t constant;
    std::array<int, 16> order;
    std::array<int, 4> shifts;
};

// RFC 1320 3.4
constexpr std::array<Round, 3> rounds{{
    {0, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {3, 7, 11, 19}},
    {0x5A827999U, {0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15}, {3, 5, 9, 13}},
    {0x6ED9EBA1U, {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15}, {3, 9, 11, 15}},
}};

std::uint32_t mixed(std::size_t round, std::uint32_t x, std::uint32_t y, std::uint32_t z) {
    if (round == 0) return (x & y) | (~x & z);
    if (round == 1) return (x & y) | (x & z) | (y & z);
    return x ^ y ^ z;
}

void digest_block(State& state, const Block& block) {
    State work = state;
    for (std::size_t round = 0; round < rounds.size(); ++round) {
        for (std::size_t step = 0; step < 16; ++step) {
            // the registers rotate: step 0 sets a, step 1 sets d, then c, then b
            const std::size_t a = (16 - step) % 4;
            const std::uint32_t sum =
                work[a] + mixed(round, work[(a + 1) % 4], work[(a + 2) % 4], work[(a + 3) % 4]) +
                block[static_cast<std::size_t>(rounds[round].order[step])] + rounds[round].constant;
            work[a] = std::rotl(sum, rounds[round].shifts[step % 4]);
        }
    }
    for (std::size_t i = 0; i < 4; ++i) state[i] += work[i];
}

}  // namespace

std::string md4(std::string_view bytes) {
    std::string text(bytes);
    text += static_cast<char>(0x80);
    while (text.size() % 64 != 56) text += '\0';
    for (unsigned i = 0; i < 8; ++i)
        text += static_cast<char>(std::uint64_t{bytes.size()} * 8 >> (8 * i) & 255U);

    State state{0x67452301U, 0xEFCDAB89U, 0x98BADCFEU, 0x10325476U};
    for (std::size_t at = 0; at < text.size(); at += 64) {
        Block block{};
        for (std::size_t i = 0; i < 64; ++i)
            block[i / 4] |= static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]))
                            << (8 * (i % 4));
        digest_block(state, block);
    }
    std::string digest;
    for (const std::uint32_t word : state) {
        for (unsigned i = 0; i < 4; ++i) digest += static_cast<char>(word >> (8 * i) & 255U);
    }
    return digest;
}

}  // namespace exchange
