#include "ews/http/server_certificate.hpp"

#include <string_view>

namespace ews {
namespace {

constexpr int most_certificates = 20;

// CURLINFO_CERTINFO: lines of "name:value".
void read_line(ServerCertificate& certificate, std::string_view line) {
    const auto value = [line](std::string_view name) {
        return line.starts_with(name) ? std::optional(std::string(line.substr(name.size(), 500)))
                                      : std::nullopt;
    };
    if (const auto subject = value("Subject:")) certificate.subject = *subject;
    if (const auto issuer = value("Issuer:")) certificate.issuer = *issuer;
    const auto expires = value("Expire date:");
    if (!expires) return;
    const std::time_t at = curl_getdate(expires->c_str(), nullptr);
    if (at >= 0) certificate.expires = reserve::Instant(std::chrono::seconds(at));
}

}  // namespace

std::vector<ServerCertificate> certificates_of(CURL* easy) {
    curl_certinfo* info = nullptr;
    std::vector<ServerCertificate> certificates;
    if (curl_easy_getinfo(easy, CURLINFO_CERTINFO, &info) != CURLE_OK || !info) return certificates;
    for (int i = 0; i < info->num_of_certs && i < most_certificates; ++i) {
        certificates.emplace_back();
        for (const curl_slist* line = info->certinfo[i]; line; line = line->next) {
            read_line(certificates.back(), line->data);
        }
    }
    return certificates;
}

std::optional<reserve::Instant> first_expiry(const std::vector<ServerCertificate>& certificates) {
    std::optional<reserve::Instant> first;
    for (const ServerCertificate& certificate : certificates) {
        if (certificate.expires && (!first || *certificate.expires < *first)) first = certificate.expires;
    }
    return first;
}

}  // namespace ews
