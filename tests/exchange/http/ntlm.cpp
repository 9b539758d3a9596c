#include "tests/exchange/http/ntlm.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cctype>
#include <cstdint>

#include "tests/exchange/http/md4.hpp"

namespace exchange {
namespace {

constexpr std::string_view signature{"NTLMSSP\0", 8};
constexpr std::string_view target = "CORP";

// [MS-NLMP 2.2.2.5]: Unicode, request target, NTLM, always sign, target type domain, extended session
// security, target info, 128 bit, 56 bit
constexpr std::uint32_t flags = 0x00000001U | 0x00000004U | 0x00000200U | 0x00008000U | 0x00010000U |
                                0x00080000U | 0x00800000U | 0x20000000U | 0x80000000U;

std::string little(std::uint64_t value, unsigned bytes) {
    std::string text;
    for (unsigned i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 255U);
    return text;
}

std::uint32_t read_little(std::string_view bytes, std::size_t at, unsigned count) {
    std::uint32_t value = 0;
    for (unsigned i = count; i > 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
    return value;
}

// A field of a message: length, allocated length, offset [MS-NLMP 2.2.1.3].
std::optional<std::string_view> field(std::string_view message, std::size_t at) {
    if (message.size() < at + 8) return std::nullopt;
    const std::size_t length = read_little(message, at, 2);
    const std::size_t offset = read_little(message, at + 4, 4);
    if (offset > message.size() || length > message.size() - offset) return std::nullopt;
    return message.substr(offset, length);
}

// Account names and passwords of the simulator are ASCII.
std::string utf16(std::string_view text) {
    std::string wide;
    for (const char c : text) wide += {c, '\0'};
    return wide;
}

std::string from_utf16(std::string_view wide) {
    std::string text;
    for (std::size_t i = 0; i + 1 < wide.size(); i += 2) text += wide[i];
    return text;
}

std::string upper(std::string text) {
    for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return text;
}

std::string hmac_md5(std::string_view key, std::string_view bytes) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    HMAC(EVP_md5(), key.data(), static_cast<int>(key.size()),
         reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest, &size);
    return {reinterpret_cast<const char*>(digest), size};
}

std::string pair(std::uint16_t id, std::string_view value) {
    return little(id, 2) + little(value.size(), 2) + std::string(value);
}

// AV_PAIRs: domain and computer [MS-NLMP 2.2.2.1]; without a timestamp, so no MIC is asked for.
std::string target_info() { return pair(2, utf16(target)) + pair(1, utf16("EXCHANGE")) + pair(0, ""); }

std::uint32_t kind(std::string_view message) {
    return message.size() >= 12 && message.starts_with(signature) ? read_little(message, 8, 4) : 0;
}

}  // namespace

bool is_negotiate(std::string_view message) { return kind(message) == 1; }
bool is_authenticate(std::string_view message) { return kind(message) == 3; }

std::string with_version(std::string message) {
    constexpr std::size_t negotiate_size = 32, authenticate_head = 64, version_size = 8;
    if (is_negotiate(message) && message.size() == negotiate_size)
        return message + std::string(version_size, '\0');
    if (!is_authenticate(message) || message.size() < authenticate_head) return message;
    constexpr std::size_t first_offset = 16, field_size = 8, fields = 6;
    for (std::size_t i = 0; i < fields; ++i) {
        const std::size_t at = first_offset + i * field_size;
        const std::size_t offset = std::max<std::size_t>(read_little(message, at, 4), authenticate_head);
        message.replace(at, 4, little(offset + version_size, 4));
    }
    return message.insert(authenticate_head, version_size, '\0');
}

std::string new_challenge() {
    unsigned char bytes[8];
    RAND_bytes(bytes, sizeof bytes);
    return {reinterpret_cast<const char*>(bytes), sizeof bytes};
}

// [MS-NLMP 2.2.1.2]
std::string challenge_message(std::string_view challenge) {
    const std::string name = utf16(target);
    const std::string info = target_info();
    constexpr std::size_t payload = 56;
    return std::string(signature) + little(2, 4) + little(name.size(), 2) + little(name.size(), 2) +
           little(payload, 4) + little(flags, 4) + std::string(challenge) + std::string(8, '\0') +
           little(info.size(), 2) + little(info.size(), 2) + little(payload + name.size(), 4) +
           std::string("\x0a\0\x63\x45\0\0\0\x0f", 8) + name + info;
}

// [MS-NLMP 3.3.2]: NTOWFv2 = HMAC-MD5(MD4(password), upper(user) + domain); the proof is
// HMAC-MD5(NTOWFv2, server challenge + the rest of the response).
std::optional<std::string> verified_user(
    std::string_view message, std::string_view challenge,
    const std::function<std::optional<std::string>(const std::string& user)>& password_of) {
    constexpr std::size_t response_at = 20, domain_at = 28, user_at = 36, proof_size = 16;
    const auto response = field(message, response_at);
    const auto domain = field(message, domain_at);
    const auto user = field(message, user_at);
    if (!is_authenticate(message) || challenge.size() != 8 || !response || !domain || !user)
        return std::nullopt;
    if (response->size() < proof_size + 28) return std::nullopt;  // LM and NTLMv1 are too short
    const std::string name = from_utf16(*user);
    const auto password = password_of(name);
    if (!password) return std::nullopt;
    const std::string key = hmac_md5(md4(utf16(*password)), utf16(upper(name)) + std::string(*domain));
    const std::string proof =
        hmac_md5(key, std::string(challenge) + std::string(response->substr(proof_size)));
    if (proof != response->substr(0, proof_size)) return std::nullopt;
    return name;
}

}  // namespace exchange
