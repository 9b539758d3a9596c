#pragma once
#include <openssl/x509.h>

#include <memory>
#include <string>

#include "reserve/instant.hpp"

namespace ews {

struct FreeOpenSsl {
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
using Certificate = std::unique_ptr<X509, FreeOpenSsl>;
using PrivateKey = std::unique_ptr<EVP_PKEY, FreeOpenSsl>;

// From PEM files; throw std::runtime_error, whose text names the file.
Certificate read_certificate(const std::string& file);
PrivateKey read_private_key(const std::string& file);

reserve::Instant expiry_of(const X509& certificate);

}  // namespace ews
