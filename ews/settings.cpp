#include "ews/settings.hpp"

#include <algorithm>
#include <cctype>

#include "ews/http/ntlm_password.hpp"

namespace ews {
namespace {

// Scheme and host in lower case, without port and user.
struct Place {
    std::string scheme;
    std::string host;
};

std::optional<Place> place_of(std::string url) {
    std::ranges::transform(url, url.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto colon = url.find("://");
    if (colon == std::string::npos) return std::nullopt;
    std::string rest = url.substr(colon + 3);
    rest = rest.substr(0, rest.find_first_of("/?#"));
    if (rest.empty() || rest.find('@') != std::string::npos) return std::nullopt;
    const bool bracketed = rest.front() == '[';
    const auto end = bracketed ? rest.find(']') : rest.find(':');
    return Place{url.substr(0, colon),
                 rest.substr(bracketed ? 1 : 0, end - (bracketed && end != rest.npos ? 1 : 0))};
}

bool is_loopback(const std::string& host) {
    return host == "localhost" || host == "::1" ||
           (host.starts_with("127.") && host.find_first_not_of("0123456789.") == host.npos);
}

// libcurl puts nothing else into upper case for NTLM.
bool is_ascii(const std::string& text) {
    return std::ranges::all_of(text, [](unsigned char c) { return c < 0x80; });
}

}  // namespace

std::optional<std::string> complaint(const Server& server) {
    const auto place = place_of(server.url);
    if (!place) return "url must look like https://mail.example.com/EWS/Exchange.asmx";
    const bool plain_allowed = server.plain_http_to_loopback && is_loopback(place->host);
    if (place->scheme != "https" && !(place->scheme == "http" && plain_allowed)) {
        return "url must begin with https:// (the password would cross the network in the clear; http:// is "
               "for "
               "loopback, with plain_http_to_loopback = true)";
    }
    if (server.user.empty()) return "user must be set";
    if (server.user.find(':') != std::string::npos && server.sign_in == SignIn::basic) {
        return "user must not hold a colon with sign_in = \"basic\" (RFC 7617)";
    }
    if (server.sign_in == SignIn::ntlm && !is_ascii(server.user)) {
        return "user must be ASCII with sign_in = \"ntlm\"";
    }
    if (server.sign_in == SignIn::ntlm && !ntlm_password(server.password)) {
        return "password_file must hold UTF-8, and nothing beyond ISO 8859-1, with sign_in = \"ntlm\"";
    }
    if (server.concurrency < 1) return "concurrency must be at least 1";
    if (server.connect_timeout.count() < 1 || server.call_limit.count() < 1) {
        return "connect_timeout and call_limit must be at least one second";
    }
    return std::nullopt;
}

}  // namespace ews
