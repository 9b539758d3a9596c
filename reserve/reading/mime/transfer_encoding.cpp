#include "reserve/reading/mime/transfer_encoding.hpp"

#include <mimetic/codec/codec.h>

#include <array>
#include <cstdint>
#include <iterator>

#include "reserve/ascii.hpp"

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

// In groups of four. What is not of the alphabet is passed over, and what is missing at the end is padding,
// as with mimetic's decoder, which takes three times as long.
class Base64 {
  public:
    explicit Base64(std::size_t size) : octets_(size / 4 * 3 + 3, '\0') {}

    // Whether these four are a group without padding, as almost all are.
    bool take_group(const char* text) {
        const std::array group{base64_value(text[0]), base64_value(text[1]), base64_value(text[2]),
                               base64_value(text[3])};
        if (size_ != 0 || (group[0] | group[1] | group[2] | group[3]) >= padding) return false;
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
        write(group_, group_[2] == padding ? 1 : group_[3] == padding ? 2 : 3);
        size_ = 0;
    }
    void write(const std::array<std::uint8_t, 4>& group, std::size_t count) {
        octets_[written_] = static_cast<char>(group[0] << 2U | group[1] >> 4U);
        octets_[written_ + 1] = static_cast<char>(group[1] << 4U | group[2] >> 2U);
        octets_[written_ + 2] = static_cast<char>(group[2] << 6U | group[3]);
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

std::string decoded(std::string_view body, std::string_view encoding) {
    if (ascii::same(encoding, "base64")) return from_base64(body);
    if (ascii::same(encoding, "quoted-printable")) return from_quoted_printable(body);
    return std::string(body);
}

}  // namespace reserve
