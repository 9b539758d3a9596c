#include "ews/sign_in/certificate.hpp"

#include <openssl/pem.h>

#include <ctime>
#include <stdexcept>

namespace ews {
namespace {

struct CloseBio {
    void operator()(BIO* bio) const { BIO_free(bio); }
};

std::unique_ptr<BIO, CloseBio> open_pem(const std::string& file) {
    std::unique_ptr<BIO, CloseBio> bio(BIO_new_file(file.c_str(), "r"));
    if (!bio) throw std::runtime_error(file + " cannot be read");
    return bio;
}

// A key with a passphrase is refused: nobody is there to type it.
int no_passphrase(char*, int, int, void*) { return 0; }

}  // namespace

Certificate read_certificate(const std::string& file) {
    Certificate certificate(PEM_read_bio_X509(open_pem(file).get(), nullptr, no_passphrase, nullptr));
    if (!certificate) throw std::runtime_error(file + " holds no certificate (PEM)");
    return certificate;
}

PrivateKey read_private_key(const std::string& file) {
    PrivateKey key(PEM_read_bio_PrivateKey(open_pem(file).get(), nullptr, no_passphrase, nullptr));
    if (!key) throw std::runtime_error(file + " holds no private key (PEM, without a passphrase)");
    return key;
}

reserve::Instant expiry_of(const X509& certificate) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(X509_get0_notAfter(&certificate), &parts) != 1) {
        throw std::runtime_error("the certificate does not say when it expires");
    }
    return reserve::Instant(std::chrono::seconds(timegm(&parts)));
}

}  // namespace ews
