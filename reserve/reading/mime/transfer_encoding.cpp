#include "reserve/reading/mime/transfer_encoding.hpp"

#include <mimetic/codec/codec.h>

#include <array>
#include <cstddef>

#include "reserve/ascii.hpp"

namespace reserve {
namespace {

// What a codec of mimetic writes, octet by octet; handed on in blocks, as that takes a third of the time.
class Blocks {
  public:
    explicit Blocks(std::string& out) : out_(out) {}

    struct Iterator {
        Blocks* blocks;
        Iterator& operator*() { return *this; }
        Iterator& operator++() { return *this; }
        Iterator& operator=(char c) {
            blocks->add(c);
            return *this;
        }
    };
    Iterator begin() { return {this}; }
    void flush() {
        out_.append(block_.data(), used_);
        used_ = 0;
    }

  private:
    void add(char c) {
        if (used_ == block_.size()) flush();
        block_[used_++] = c;
    }

    std::string& out_;
    std::array<char, 4096> block_{};
    std::size_t used_ = 0;
};

template <typename Decoder>
std::string decoded_by(Decoder decoder, std::string_view body) {
    std::string out;
    out.reserve(body.size());
    Blocks blocks(out);
    decoder.process(body.begin(), body.end(), blocks.begin());
    blocks.flush();
    return out;
}

}  // namespace

std::string decoded(std::string_view body, std::string_view encoding) {
    if (ascii::same(encoding, "base64")) return decoded_by(mimetic::Base64::Decoder(), body);
    if (ascii::same(encoding, "quoted-printable")) return decoded_by(mimetic::QP::Decoder(), body);
    return std::string(body);
}

}  // namespace reserve
