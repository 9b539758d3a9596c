#include "tests/exchange/http/assertion.hpp"

#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <algorithm>
#include <ctime>
#include <memory>
#include <nlohmann/json.hpp>

#include "tests/exchange/mail/encoding.hpp"

namespace exchange {
namespace {

using Json = nlohmann::json;

std::string from_base64_url(std::string text) {
    std::ranges::replace(text, '-', '+');
    std::ranges::replace(text, '_', '/');
    while (text.size() % 4 != 0) text += '=';
    return from_base64(text).value_or("");
}

std::shared_ptr<X509> certificate_in(const std::string& pem) {
    const std::unique_ptr<BIO, int (*)(BIO*)> bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())),
                                                  BIO_free);
    return {PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr), X509_free};
}

bool is_signed_by(X509& certificate, const std::string& text, const std::string& signature, bool pss) {
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_PKEY_CTX* of_key = nullptr;
    EVP_DigestVerifyInit(context.get(), &of_key, EVP_sha256(), nullptr, X509_get0_pubkey(&certificate));
    if (pss) {
        EVP_PKEY_CTX_set_rsa_padding(of_key, RSA_PKCS1_PSS_PADDING);
        EVP_PKEY_CTX_set_rsa_pss_saltlen(of_key, 32);
    }
    const auto octets = [](const std::string& it) {
        return reinterpret_cast<const unsigned char*>(it.data());
    };
    return EVP_DigestVerify(context.get(), octets(signature), signature.size(), octets(text), text.size()) ==
           1;
}

bool is_named(X509& certificate, const Json& header) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    X509_digest(&certificate, EVP_sha1(), digest, &size);
    return from_base64_url(header.value("x5t", "")) ==
           std::string(reinterpret_cast<const char*>(digest), size);
}

}  // namespace

bool is_assertion_of(const std::string& jwt, const std::string& client, const std::string& certificate) {
    const auto first = jwt.find('.'), last = jwt.rfind('.');
    const auto signer = certificate_in(certificate);
    if (first == jwt.npos || first == last || !signer) return false;
    const Json header = Json::parse(from_base64_url(jwt.substr(0, first)), nullptr, false);
    const Json claims = Json::parse(from_base64_url(jwt.substr(first + 1, last - first - 1)), nullptr, false);
    if (!header.is_object() || !claims.is_object() || !is_named(*signer, header)) return false;
    const std::string algorithm = header.value("alg", "");
    if (algorithm != "RS256" && algorithm != "PS256") return false;
    if (claims.value("iss", "") != client || claims.value("sub", "") != client) return false;
    if (!claims.value("aud", "").ends_with("/token") || claims.value("exp", 0LL) <= std::time(nullptr))
        return false;
    return is_signed_by(*signer, jwt.substr(0, last), from_base64_url(jwt.substr(last + 1)),
                        algorithm == "PS256");
}

}  // namespace exchange
