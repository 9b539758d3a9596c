#include "reserve/reading/mime/transfer_encoding.hpp"

#include <mimetic/codec/codec.h>

#include <iterator>

#include "reserve/ascii.hpp"

namespace reserve {

std::string decoded(std::string_view body, std::string_view encoding) {
    std::string out;
    out.reserve(body.size());
    if (ascii::same(encoding, "base64"))
        mimetic::Base64::Decoder().process(body.begin(), body.end(), std::back_inserter(out));
    else if (ascii::same(encoding, "quoted-printable"))
        mimetic::QP::Decoder().process(body.begin(), body.end(), std::back_inserter(out));
    else
        out = body;
    return out;
}

}  // namespace reserve
