#include "ews/sign_in/warnings.hpp"

#include <array>
#include <stdexcept>

#include "ews/choose_server.hpp"
#include "ews/sign_in/certificate.hpp"

namespace ews {
namespace {

constexpr std::chrono::days early_enough{30};

std::string date_text(reserve::Instant at) {
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(at)};
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return text.data();
}

std::optional<std::string> certificate_words(const std::string& file, reserve::Instant now) {
    try {
        const auto words = expiry_words(expiry_of(*read_certificate(file)), now);
        if (words) return file + ' ' + *words;
        return std::nullopt;
    } catch (const std::runtime_error& error) {
        return error.what();
    }
}

}  // namespace

std::optional<std::string> expiry_words(reserve::Instant expires, reserve::Instant now) {
    if (expires <= now) return "has expired on " + date_text(expires);
    const auto left = std::chrono::floor<std::chrono::days>(expires - now);
    if (left >= early_enough) return std::nullopt;
    return "expires on " + date_text(expires) + ", in " + std::to_string(left.count()) + " days";
}

std::vector<std::string> warnings_about(const Server& server, reserve::Instant now) {
    if (only_mails(server)) return {};
    const std::string name = "exchange " + server.name;
    std::vector<std::string> warnings;
    if (!server.verify_tls) {
        warnings.push_back(name +
                           ": ITS CERTIFICATE IS NOT VERIFIED (verify_tls = false): whoever is in "
                           "between reads the sign-in. Set ca_file and verify_tls = true.");
    }
    const bool by_token = server.sign_in == SignIn::oauth2;
    if (by_token && server.oauth2.secret_expires) {
        const auto words = expiry_words(*server.oauth2.secret_expires, now);
        if (words)
            warnings.push_back(
                name + ": the client secret " + *words +
                ": make a new one, write it to client_secret_file and correct secret_expires.");
    }
    for (const std::string& file :
         {by_token ? server.oauth2.certificate_file : "", server.client_certificate_file}) {
        if (file.empty()) continue;
        if (const auto words = certificate_words(file, now)) {
            warnings.push_back(name + ": the certificate " + *words +
                               ": make a new one, and tell the server of it before.");
        }
    }
    return warnings;
}

}  // namespace ews
