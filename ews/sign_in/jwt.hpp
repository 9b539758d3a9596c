#pragma once
#include <string>

#include "reserve/instant.hpp"

namespace ews {

enum class AssertionAlgorithm { rs256, ps256 };

// Who asserts what to whom. Certificate and key are PEM files.
struct Assertion {
    std::string client_id;
    std::string audience;  // the token endpoint
    std::string certificate_file;
    std::string key_file;
    AssertionAlgorithm algorithm = AssertionAlgorithm::rs256;
};

// A signed client assertion (RFC 7523 section 3), good for ten minutes; the header names the certificate by
// x5t and x5t#S256 (RFC 7515 4.1.7 and 4.1.8). Throws std::runtime_error, whose text names the file.
std::string client_assertion(const Assertion& assertion, reserve::Instant now);

}  // namespace ews
