#include "ews/settings.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "ews/choose_server.hpp"
#include "ews/http/ntlm_password.hpp"
#include "ews/setting_problems.hpp"
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

using Problems = std::vector<SettingProblem>;

void find_in_url(const Server& server, Problems& found) {
    if (!server.autodiscover.empty()) {
        if (!server.url.empty()) found.push_back({"url", "must not be set with autodiscover"});
        if (!reserve::Address::parse(server.autodiscover))
            found.push_back({"autodiscover", "must be a mail address of that server"});
        return;
    }
    const auto place = place_of(server.url);
    if (server.url.empty()) {
        found.push_back({"url", "(or autodiscover) must be set"});
    } else if (!place) {
        found.push_back({"url", "must look like https://mail.example.com/EWS/Exchange.asmx"});
    } else if (crosses_the_network_in_the_clear(*place, server)) {
        found.push_back({"url",
                         "must begin with https:// (the password would cross the network in the clear; "
                         "http:// is for loopback, with plain_http_to_loopback = true)"});
    }
}

void find_in_user(const Server& server, Problems& found) {
    if (server.user.empty()) found.push_back({"user", "must be set"});
    if (server.user.find(':') != std::string::npos && server.sign_in == SignIn::basic)
        found.push_back({"user", "must not hold a colon with sign_in = \"basic\" (RFC 7617)"});
    if (!server.domain.empty() && server.user.find_first_of("\\@") != std::string::npos)
        found.push_back({"domain", "must not be set where user names one already"});
}

void find_in_ntlm(const Server& server, Problems& found) {
    if (!is_ascii(server.user)) found.push_back({"user", "must be ASCII with sign_in = \"ntlm\""});
    if (!is_ascii(server.domain)) found.push_back({"domain", "must be ASCII with sign_in = \"ntlm\""});
    if (!ntlm_password(server.password)) {
        found.push_back(
            {"password_file", "must hold UTF-8, and nothing beyond ISO 8859-1, with sign_in = \"ntlm\""});
    }
}

void find_in_oauth2(const Server& server, Problems& found) {
    const OAuth2& client = server.oauth2;
    const auto place = place_of(client.token_url);
    if (!place || crosses_the_network_in_the_clear(*place, server))
        found.push_back({"token_url", "must be an https:// address with sign_in = \"oauth2\""});
    if (client.client_id.empty()) found.push_back({"client_id", "must be set with sign_in = \"oauth2\""});
    if (client.certificate_file.empty() != client.key_file.empty())
        found.push_back({"certificate_file", "and key_file go together"});
    const bool certified = !client.certificate_file.empty() || !client.key_file.empty();
    if (certified != client.client_secret.empty()) {
        found.push_back(
            {"client_secret_file", "or certificate_file must be set with sign_in = \"oauth2\", not both"});
    }
    if (server.access != Access::impersonation) {
        found.push_back({"access",
                         "must be \"impersonation\" with sign_in = \"oauth2\": an application has no "
                         "folder rights"});
    }
}

void find_in_sign_in(const Server& server, Problems& found) {
    if (server.sign_in == SignIn::oauth2) return find_in_oauth2(server, found);
    find_in_user(server, found);
    if (server.sign_in == SignIn::ntlm) find_in_ntlm(server, found);
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

std::vector<SettingProblem> problems(const Server& server) {
    if (only_mails(server)) return {};
    Problems found;
    find_in_url(server, found);
    find_in_sign_in(server, found);
    if (server.client_certificate_file.empty() != server.client_key_file.empty())
        found.push_back({"client_certificate_file", "and client_key_file go together"});
    if (server.concurrency < 1) found.push_back({"concurrency", "must be at least 1"});
    for (const auto& [setting, limit] :
         {std::pair("connect_timeout", server.connect_timeout), std::pair("call_limit", server.call_limit)}) {
        if (limit.count() < 1) found.push_back({setting, "must be at least one second"});
    }
    return found;
}

std::optional<std::string> complaint(const Server& server) {
    const Problems found = problems(server);
    if (found.empty()) return std::nullopt;
    return found.front().setting + " " + found.front().words;
}

}  // namespace ews
