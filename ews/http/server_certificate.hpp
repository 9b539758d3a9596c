#pragma once
#include <curl/curl.h>

#include <optional>
#include <string>
#include <vector>

#include "reserve/instant.hpp"

namespace ews {

// As a server showed it in a TLS handshake.
struct ServerCertificate {
    std::string subject;
    std::string issuer;
    std::optional<reserve::Instant> expires;
};

// Those of the handshake of the last call, the server's own first; none when the connection was an old one,
// or in the clear, or the server was not trusted.
std::vector<ServerCertificate> certificates_of(CURL* easy);

// When the first of them expires.
std::optional<reserve::Instant> first_expiry(const std::vector<ServerCertificate>& certificates);

}  // namespace ews
