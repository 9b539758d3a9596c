#pragma once
#include <string>

namespace exchange {

// Whether a JWT is a client assertion (RFC 7523 section 3) of `client`, signed by the key of this certificate
// (PEM) with RS256 or PS256, which it names by x5t, and not expired.
bool is_assertion_of(const std::string& jwt, const std::string& client, const std::string& certificate);

}  // namespace exchange
