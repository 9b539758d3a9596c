#include "ews/sign_in/token_source.hpp"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "ews/sign_in/jwt.hpp"

namespace ews {
namespace {

using Json = nlohmann::json;

std::string escaped(const std::string& text) {
    constexpr std::string_view plain = "-._~", digits = "0123456789ABCDEF";
    std::string made;
    for (const unsigned char c : text) {
        if (std::isalnum(c) != 0 || plain.find(static_cast<char>(c)) != plain.npos) {
            made += static_cast<char>(c);
        } else {
            made += {'%', digits[c >> 4U], digits[c & 15U]};
        }
    }
    return made;
}

std::string text_at(const Json& json, const char* name) {
    if (!json.is_object() || !json.contains(name) || !json[name].is_string()) return {};
    return json[name].get<std::string>();
}

// Microsoft sends numbers, others text.
std::chrono::seconds lifetime_in(const Json& json) {
    constexpr std::int64_t default_lifetime = 3600, longest = 7 * 24 * 3600;
    std::int64_t seconds = default_lifetime;
    if (json.contains("expires_in") && json["expires_in"].is_number_integer())
        seconds = json["expires_in"].get<std::int64_t>();
    if (const std::string text = text_at(json, "expires_in"); !text.empty())
        seconds = std::strtoll(text.c_str(), nullptr, 10);
    return std::chrono::seconds(std::clamp<std::int64_t>(seconds, 0, longest));
}

// RFC 6749 5.2: an error is a 400, or a 401, in JSON. The endpoint's own trouble is none of the client's.
HttpFailure refusal(const HttpReply& reply, const Json& json) {
    std::string words = "the token endpoint answers HTTP " + std::to_string(reply.status);
    for (const char* const name : {"error", "error_description"}) {
        const std::string text = text_at(json, name).substr(0, 300);
        if (!text.empty()) words += ": " + text;
    }
    std::ranges::replace_if(
        words, [](unsigned char c) { return c < 0x20; }, ' ');
    const bool later = reply.status >= 500 || reply.status == 429 || reply.status == 408;
    return {later ? HttpFailure::Kind::never_sent : HttpFailure::Kind::token_refused, words};
}

}  // namespace

TokenSource::TokenSource(const Server& server, PostForm post, const reserve::Clock& clock)
    : server_(server), post_(std::move(post)), clock_(clock) {}

std::variant<TokenSource::Token, HttpFailure> TokenSource::token() {
    const std::lock_guard lock(mutex_);
    if (!token_.empty() && clock_.now() < good_until_) return Token{token_, false};
    return fetch();
}

void TokenSource::forget(const std::string& token) {
    const std::lock_guard lock(mutex_);
    if (token_ == token) token_.clear();
}

std::string TokenSource::form() const {
    const OAuth2& client = server_.oauth2;
    std::string form = "grant_type=client_credentials&client_id=" + escaped(client.client_id);
    if (!client.scope.empty()) form += "&scope=" + escaped(client.scope);
    if (client.certificate_file.empty()) return form + "&client_secret=" + escaped(client.client_secret);
    const std::string assertion =
        client_assertion({client.client_id, client.token_url, client.certificate_file, client.key_file,
                          client.assertion_algorithm},
                         clock_.now());
    return form +
           "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
           "&client_assertion=" +
           assertion;
}

// Asked for anew five minutes before it expires, or when a tenth of its time is left.
std::variant<TokenSource::Token, HttpFailure> TokenSource::fetch() {
    TokenRequest request{server_.oauth2.token_url, {}};
    try {
        request.form = form();
    } catch (const std::runtime_error& error) {
        return HttpFailure{HttpFailure::Kind::settings, error.what()};
    }
    const reserve::Instant asked = clock_.now();
    auto result = post_(request);
    if (auto* const failure = std::get_if<HttpFailure>(&result)) {
        if (failure->kind != HttpFailure::Kind::tls) failure->kind = HttpFailure::Kind::never_sent;
        failure->words = "token endpoint: " + failure->words;
        return std::move(*failure);
    }
    const auto& reply = std::get<HttpReply>(result);
    const Json json = Json::parse(reply.body, nullptr, false);
    const std::string token = text_at(json, "access_token");
    const bool readable = token.find_first_of("\r\n\t ") == std::string::npos;
    if (reply.status != 200 || token.empty() || !readable) return refusal(reply, json);
    const std::chrono::seconds lifetime = lifetime_in(json);
    token_ = token;
    good_until_ = asked + lifetime - std::min<std::chrono::seconds>(std::chrono::minutes(5), lifetime / 10);
    return Token{token_, true};
}

}  // namespace ews
