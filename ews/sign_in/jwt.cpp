#include "ews/sign_in/jwt.hpp"

#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "ews/http/request_id.hpp"
#include "ews/sign_in/certificate.hpp"
#include "ews/soap/base64.hpp"

namespace ews {
namespace {

// RFC 7515 section 2: base64url without padding.
std::string base64_url(const std::string& octets) {
    std::string text = base64(octets);
    std::ranges::replace(text, '+', '-');
    std::ranges::replace(text, '/', '_');
    text.erase(std::ranges::find(text, '='), text.end());
    return text;
}

std::string thumbprint(const X509& certificate, const EVP_MD* digest) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> octets{};
    unsigned int size = 0;
    if (X509_digest(&certificate, digest, octets.data(), &size) != 1)
        throw std::runtime_error("the certificate has no thumbprint");
    return base64_url(std::string(octets.begin(), octets.begin() + size));
}

struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

std::string signature(const std::string& text, EVP_PKEY& key, AssertionAlgorithm algorithm) {
    const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* of_key = nullptr;
    const bool ready = context && EVP_PKEY_get_base_id(&key) == EVP_PKEY_RSA &&
                       EVP_DigestSignInit(context.get(), &of_key, EVP_sha256(), nullptr, &key) == 1;
    if (!ready) throw std::runtime_error("the key is no RSA key");
    if (algorithm == AssertionAlgorithm::ps256) {  // RFC 7518 3.5
        EVP_PKEY_CTX_set_rsa_padding(of_key, RSA_PKCS1_PSS_PADDING);
        EVP_PKEY_CTX_set_rsa_pss_saltlen(of_key, RSA_PSS_SALTLEN_DIGEST);
    }
    const auto* const octets = reinterpret_cast<const unsigned char*>(text.data());
    std::size_t size = 0;
    EVP_DigestSign(context.get(), nullptr, &size, octets, text.size());
    std::string made(size, '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(made.data()), &size, octets,
                       text.size()) != 1)
        throw std::runtime_error("the client assertion cannot be signed");
    made.resize(size);
    return made;
}

}  // namespace

std::string client_assertion(const Assertion& assertion, reserve::Instant now) {
    const Certificate certificate = read_certificate(assertion.certificate_file);
    const PrivateKey key = read_private_key(assertion.key_file);
    constexpr std::int64_t ten_minutes = 600, clock_skew = 60;
    const std::int64_t seconds = now.time_since_epoch().count();
    const nlohmann::json header{{"alg", assertion.algorithm == AssertionAlgorithm::ps256 ? "PS256" : "RS256"},
                                {"typ", "JWT"},
                                {"x5t", thumbprint(*certificate, EVP_sha1())},
                                {"x5t#S256", thumbprint(*certificate, EVP_sha256())}};
    const nlohmann::json claims{{"aud", assertion.audience},   {"iss", assertion.client_id},
                                {"sub", assertion.client_id},  {"jti", new_request_id()},
                                {"nbf", seconds - clock_skew}, {"exp", seconds + ten_minutes}};
    const std::string text = base64_url(header.dump()) + '.' + base64_url(claims.dump());
    return text + '.' + base64_url(signature(text, *key, assertion.algorithm));
}

}  // namespace ews
