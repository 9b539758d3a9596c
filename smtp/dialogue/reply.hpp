#pragma once
#include <string>
#include <string_view>

namespace smtp {

// A reply (RFC 5321 4.2) with its enhanced status code (RFC 3463, RFC 2034).
struct Reply {
    int code = 0;
    std::string_view status;  // "2.1.0"; empty where RFC 2034 wants none (greeting, EHLO, 354)
    std::string text;         // lines parted by \n

    // The client does not speak the protocol; counted against Settings::errors.
    bool is_protocol_error() const { return (code >= 500 && code <= 504) || code == 555; }
};

// As it goes over the wire, CR LF included; every line carries the codes.
std::string wire(const Reply& reply);

}  // namespace smtp
