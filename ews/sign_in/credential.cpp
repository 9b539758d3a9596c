#include "ews/sign_in/credential.hpp"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "reserve/folded.hpp"

namespace ews {
namespace {

constexpr std::size_t longest = 500;  // of what the database is to hold

std::string name_of(SignIn way) {
    switch (way) {
        case SignIn::basic:
            return "basic";
        case SignIn::ntlm:
            return "ntlm";
        case SignIn::negotiate:
            return "negotiate";
        case SignIn::oauth2:
            break;
    }
    return "oauth2";
}

// Nothing of one that cannot be read: signing in will say so.
std::string octets_of(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string secret_of(const Server& server) {
    if (server.sign_in == SignIn::negotiate) return octets_of(server.keytab);
    if (server.sign_in != SignIn::oauth2) return server.password;
    const OAuth2& client = server.oauth2;
    if (client.certificate_file.empty()) return client.client_secret;
    return octets_of(client.certificate_file) + octets_of(client.key_file);
}

}  // namespace

std::string account_key(const Server& server) {
    const bool application = server.sign_in == SignIn::oauth2;
    const std::string name =
        application ? server.oauth2.token_url + ' ' + server.oauth2.client_id : account_of(server);
    return reserve::folded(name).substr(0, longest);
}

std::string sign_in_place(const Server& server) {
    const std::string& address = server.url.empty() ? server.autodiscover : server.url;
    return (name_of(server.sign_in) + ' ' + address).substr(0, longest);
}

std::string credential_mark(const Server& server) {
    constexpr std::uint64_t cost = 1 << 14, block_size = 8, parallel = 1, most_memory = 32 << 20;
    const std::string secret = secret_of(server), salt = account_key(server);
    std::array<unsigned char, 2> mark{};
    const int derived =
        EVP_PBE_scrypt(secret.data(), secret.size(), reinterpret_cast<const unsigned char*>(salt.data()),
                       salt.size(), cost, block_size, parallel, most_memory, mark.data(), mark.size());
    if (derived != 1) throw std::runtime_error("no mark of a sign-in can be made (scrypt)");
    std::string text;
    for (const unsigned char octet : mark) {
        constexpr std::string_view digits = "0123456789abcdef";
        text += {digits[octet >> 4U], digits[octet & 15U]};
    }
    return text;
}

}  // namespace ews
