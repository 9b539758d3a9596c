#pragma once
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace reserve::test {

// A signature as a mail client makes it, with a certificate of its own and the content inside.
inline std::string signed_by_a_client(const std::string& content) {
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), &X509_free);
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    const auto* const name = reinterpret_cast<const unsigned char*>("ada");
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC, name, -1, -1, 0);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    X509_set_pubkey(certificate.get(), key.get());
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    const std::unique_ptr<BIO, decltype(&BIO_free)> text(
        BIO_new_mem_buf(content.data(), static_cast<int>(content.size())), &BIO_free);
    const std::unique_ptr<CMS_ContentInfo, decltype(&CMS_ContentInfo_free)> cms(
        CMS_sign(certificate.get(), key.get(), nullptr, text.get(), CMS_BINARY), &CMS_ContentInfo_free);
    unsigned char* octets = nullptr;
    const int size = i2d_CMS_ContentInfo(cms.get(), &octets);
    if (size <= 0) throw std::runtime_error("signing a text");
    std::string result(reinterpret_cast<const char*>(octets), static_cast<std::size_t>(size));
    OPENSSL_free(octets);
    return result;
}

}  // namespace reserve::test
