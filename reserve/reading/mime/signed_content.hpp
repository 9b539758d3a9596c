#pragma once
#include <string>
#include <string_view>
#include <variant>

namespace reserve {

struct NoContent {
    std::string reason;  // in words, for the sender; empty when nothing but certificates is there
};

// What a signature encloses in an application/pkcs7-mime (RFC 8551 3.5.2: signed-data of RFC 5652, in BER),
// or what stands there without one (data and digested-data): a MIME entity with its header. The signature is
// not checked, as little as that of a multipart/signed.
std::variant<std::string, NoContent> signed_content(std::string_view octets);

// For a process that may open no file later: OpenSSL goes without its configuration, which says nothing of
// this.
void prepare_signed_content();

}  // namespace reserve
