#include "ews/settings.hpp"

#include <algorithm>
#include <cctype>

#include "ews/http/ntlm_password.hpp"
#include "reserve/address.hpp"

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

bool crosses_the_network_in_the_clear(const Place& place, const Server& server) {
    const bool plain_allowed = server.plain_http_to_loopback && is_loopback(place.host);
    return place.scheme != "https" && !(place.scheme == "http" && plain_allowed);
}

std::optional<std::string> complaint_of_url(const Server& server) {
    if (!server.autodiscover.empty()) {
        if (!server.url.empty()) return "url must not be set with autodiscover";
        if (reserve::Address::parse(server.autodiscover)) return std::nullopt;
        return "autodiscover must be a mail address of that server";
    }
    const auto place = place_of(server.url);
    if (!place) return "url must look like https://mail.example.com/EWS/Exchange.asmx";
    if (crosses_the_network_in_the_clear(*place, server)) {
        return "url must begin with https:// (the password would cross the network in the clear; http:// is "
               "for loopback, with plain_http_to_loopback = true)";
    }
    return std::nullopt;
}

std::optional<std::string> complaint_of_user(const Server& server) {
    if (server.user.empty()) return "user must be set";
    if (server.user.find(':') != std::string::npos && server.sign_in == SignIn::basic) {
        return "user must not hold a colon with sign_in = \"basic\" (RFC 7617)";
    }
    if (!server.domain.empty() && server.user.find_first_of("\\@") != std::string::npos) {
        return "domain must not be set where user names one already";
    }
    return std::nullopt;
}

std::optional<std::string> complaint_of_ntlm(const Server& server) {
    if (!is_ascii(server.user)) return "user must be ASCII with sign_in = \"ntlm\"";
    if (!is_ascii(server.domain)) return "domain must be ASCII with sign_in = \"ntlm\"";
    if (!ntlm_password(server.password)) {
        return "password_file must hold UTF-8, and nothing beyond ISO 8859-1, with sign_in = \"ntlm\"";
    }
    return std::nullopt;
}

std::optional<std::string> complaint_of_oauth2(const Server& server) {
    const OAuth2& client = server.oauth2;
    const auto place = place_of(client.token_url);
    if (!place || crosses_the_network_in_the_clear(*place, server)) {
        return "token_url must be an https:// address with sign_in = \"oauth2\"";
    }
    if (client.client_id.empty()) return "client_id must be set with sign_in = \"oauth2\"";
    if (client.certificate_file.empty() != client.key_file.empty()) {
        return "certificate_file and key_file go together";
    }
    if (client.certificate_file.empty() == client.client_secret.empty()) {
        return "client_secret_file or certificate_file must be set with sign_in = \"oauth2\", not both";
    }
    if (server.access != Access::impersonation) {
        return "access must be \"impersonation\" with sign_in = \"oauth2\": an application has no folder "
               "rights";
    }
    return std::nullopt;
}

std::optional<std::string> complaint_of_sign_in(const Server& server) {
    if (server.sign_in == SignIn::oauth2) return complaint_of_oauth2(server);
    if (const auto wrong = complaint_of_user(server)) return wrong;
    if (server.sign_in == SignIn::ntlm) return complaint_of_ntlm(server);
    return std::nullopt;
}

}  // namespace

std::string account_of(const Server& server) {
    if (server.sign_in == SignIn::oauth2) return server.oauth2.client_id;
    return server.domain.empty() ? server.user : server.domain + '\\' + server.user;
}

std::optional<std::string> https_host(const std::string& url) {
    const auto place = place_of(url);
    if (!place || place->scheme != "https") return std::nullopt;
    return place->host;
}

std::optional<std::string> host_of(const std::string& url) {
    const auto place = place_of(url);
    return place ? std::optional(place->host) : std::nullopt;
}

std::optional<std::string> complaint(const Server& server) {
    const bool only_mails =
        server.answer_by == reserve::Channel::imip && server.url.empty() && server.autodiscover.empty();
    if (only_mails) return std::nullopt;
    if (const auto wrong = complaint_of_url(server)) return wrong;
    if (const auto wrong = complaint_of_sign_in(server)) return wrong;
    if (server.client_certificate_file.empty() != server.client_key_file.empty()) {
        return "client_certificate_file and client_key_file go together";
    }
    if (server.concurrency < 1) return "concurrency must be at least 1";
    if (server.connect_timeout.count() < 1 || server.call_limit.count() < 1) {
        return "connect_timeout and call_limit must be at least one second";
    }
    return std::nullopt;
}

}  // namespace ews
