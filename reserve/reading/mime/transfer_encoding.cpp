#include "reserve/reading/mime/transfer_encoding.hpp"

#include <mimetic/codec/codec.h>

#include <array>
#include <cstdint>
#include <iterator>

#include "reserve/ascii.hpp"
#include "reserve/reading/mime/uuencode.hpp"

namespace reserve {
namespace {

constexpr std::uint8_t padding = 64;
constexpr std::uint8_t not_base64 = 128;

// RFC 2045 6.8.
constexpr auto base64_values = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(not_base64);
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
    for (std::uint8_t i = 0; i < alphabet.size(); ++i) values[static_cast<unsigned char>(alphabet[i])] = i;
    return values;
}();

std::uint8_t base64_value(char c) { return base64_values[static_cast<unsigned char>(c)]; }

constexpr std::uint32_t no_group = 1U << 31U;

// The values of each of the four characters of a group at its place in the 24 bits.
constexpr auto places = [] {
    std::array<std::array<std::uint32_t, 256>, 4> all{};
    for (std::size_t place = 0; place < 4; ++place)
        for (std::size_t c = 0; c < 256; ++c)
            all[place][c] =
                base64_values[c] < padding ? std::uint32_t{base64_values[c]} << (18 - 6 * place) : no_group;
    return all;
}();

std::uint32_t group_of(const char* text) {
    const auto at = [text](std::size_t place) {
        return places[place][static_cast<unsigned char>(text[place])];
    };
    return at(0) | at(1) | at(2) | at(3);
}

// In groups of four. What is not of the alphabet is passed over, and what is missing at the end is padding,
// as with mimetic's decoder, which takes three times as long.
class Base64 {
  public:
    explicit Base64(std::size_t size) : octets_(size / 4 * 3 + 3, '\0') {}

    // Whether these four are a group without padding, as almost all are.
    bool take_group(const char* text) {
        const std::uint32_t group = group_of(text);
        if (size_ != 0 || group >= no_group) return false;
        write(group, 3);
        return true;
    }
    void take(char c) {
        const std::uint8_t value = base64_value(c);
        if (value == not_base64) return;
        group_[size_++] = value;
        if (size_ == 4) end_group();
    }
    std::string finish() {
        while (size_ >= 2) take('=');
        octets_.resize(written_);
        return std::move(octets_);
    }

  private:
    void end_group() {
        std::uint32_t group = 0;
        for (const std::uint8_t value : group_) group = group << 6U | (value & 63U);
        write(group, group_[2] == padding ? 1 : group_[3] == padding ? 2 : 3);
        size_ = 0;
    }
    void write(std::uint32_t group, std::size_t count) {
        char* const to = octets_.data() + written_;
        to[0] = static_cast<char>(group >> 16U);
        to[1] = static_cast<char>(group >> 8U);
        to[2] = static_cast<char>(group);
        written_ += count;
    }

    std::string octets_;
    std::size_t written_ = 0;
    std::array<std::uint8_t, 4> group_{};
    std::size_t size_ = 0;
};

std::string from_base64(std::string_view body) {
    Base64 base64(body.size());
    for (std::size_t i = 0; i < body.size();) {
        if (i + 4 <= body.size() && base64.take_group(body.data() + i))
            i += 4;
        else
            base64.take(body[i++]);
    }
    return base64.finish();
}

std::string from_quoted_printable(std::string_view body) {
    std::string out;
    out.reserve(body.size());
    mimetic::QP::Decoder().process(body.begin(), body.end(), std::back_inserter(out));
    return out;
}

}  // namespace

std::string encoding_named(std::string_view written) {
    std::string letters;
    for (const char c : ascii::lowered(written))
        if (ascii::digit(c) || (c >= 'a' && c <= 'z')) letters += c;
    if (letters.find("base64") != std::string::npos) return "base64";
    if (letters.starts_with("quote")) return "quoted-printable";
    return ascii::lowered(written);
}

std::string decoded(std::string_view body, std::string_view encoding) {
    if (ascii::same(encoding, "base64")) return from_base64(body);
    if (ascii::same(encoding, "quoted-printable")) return from_quoted_printable(body);
    if (is_uuencode(encoding)) return from_uuencode(body);
    return std::string(body);
}

}  // namespace reserve
