#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <utility>

#include "config/settings/kinds.hpp"
#include "config/settings/secret.hpp"
#include "config/settings/sections/sections.hpp"

namespace config {

namespace {

using namespace std::chrono_literals;

// Reads the secret at once; what it is never shows.
Key secret_file(const char* name, std::string& file, std::string& secret, const std::filesystem::path& base) {
    const auto take = [&file, &secret, base](const std::string& written) -> std::optional<Complaint> {
        file.clear();
        secret.clear();
        if (written.empty()) return std::nullopt;
        file = (base / written).lexically_normal().string();
        auto read = read_secret(file);
        if (const auto* none = std::get_if<NoSecret>(&read)) return Complaint(none->words, none->suggestion);
        secret = std::get<Secret>(std::move(read)).text;
        return std::nullopt;
    };
    return text(name, take, [&file] { return file; });
}

std::optional<reserve::Instant> day_in(const std::string& written) {
    int year = 0;
    unsigned month = 0, day = 0;
    char rest = 0;
    if (std::sscanf(written.c_str(), "%4d-%2u-%2u%c", &year, &month, &day, &rest) != 3) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days(date);
}

std::string day_text(const std::optional<reserve::Instant>& at) {
    if (!at) return {};
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(*at)};
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

Key day(const char* name, std::optional<reserve::Instant>& field) {
    const auto take = [&field](const std::string& written) -> std::optional<std::string> {
        field = day_in(written);
        if (field || written.empty()) return std::nullopt;
        return "must be a day, as 2027-03-31.";
    };
    return text(name, take, [&field] { return day_text(field); });
}

std::vector<Key> oauth2_keys(ExchangeEntry& entry, const std::filesystem::path& base) {
    using Algorithm = ews::AssertionAlgorithm;
    ews::OAuth2& client = entry.server.oauth2;
    return {
        text("token_url", client.token_url),
        text("client_id", client.client_id),
        text("scope", client.scope),
        secret_file("client_secret_file", entry.client_secret_file, client.client_secret, base),
        day("secret_expires", client.secret_expires),
        file("certificate_file", client.certificate_file, base),
        file("key_file", client.key_file, base),
        choice<Algorithm>("assertion_algorithm", client.assertion_algorithm,
                          {{"RS256", Algorithm::rs256}, {"PS256", Algorithm::ps256}}),
    };
}

std::vector<Key> sign_in_keys(ExchangeEntry& entry, const std::filesystem::path& base) {
    ews::Server& server = entry.server;
    std::vector<Key> keys = {
        choice<ews::SignIn>("sign_in", server.sign_in,
                            {{"ntlm", ews::SignIn::ntlm},
                             {"basic", ews::SignIn::basic},
                             {"negotiate", ews::SignIn::negotiate},
                             {"oauth2", ews::SignIn::oauth2}}),
        text("user", server.user),
        text("domain", server.domain),
        secret_file("password_file", entry.password_file, server.password, base),
        path("keytab", server.keytab, base),
    };
    std::ranges::move(oauth2_keys(entry, base), std::back_inserter(keys));
    return keys;
}

std::vector<Key> exchange_keys(ExchangeEntry& entry, const std::filesystem::path& base) {
    ews::Server& server = entry.server;
    std::vector<Key> keys = {
        text("name", server.name).needed(),
        text("url", server.url),
        text("autodiscover", server.autodiscover),
        domains("autodiscover_hosts", server.autodiscover_hosts),
        truth("autodiscover_inside", server.autodiscover_inside),
        domains("mail_domains", server.mail_domains),
        addresses("rooms", server.rooms),
        choice<reserve::Channel>("answer_by", server.answer_by,
                                 {{"ews", reserve::Channel::ews}, {"imip", reserve::Channel::imip}}),
        choice<ews::Access>(
            "access", server.access,
            {{"delegate", ews::Access::delegate}, {"impersonation", ews::Access::impersonation}}),
        truth("verify_tls", server.verify_tls),
        file("ca_file", server.ca_file, base),
        file("client_certificate_file", server.client_certificate_file, base),
        file("client_key_file", server.client_key_file, base),
        truth("plain_http_to_loopback", server.plain_http_to_loopback),
        time("connect_timeout", server.connect_timeout, {1s, 10min}),
        time("call_limit", server.call_limit, {1s, 1h}),
        time("retry_duration", server.retry_duration, {0ms, 24h}),
        number("concurrency", server.concurrency, {1, 27}),
    };
    std::ranges::move(sign_in_keys(entry, base), std::back_inserter(keys));
    for (Key& key : keys) key.applies = key.name == "keytab" ? Applies::at_restart : Applies::at_reload;
    return keys;
}

}  // namespace

Section exchange_section(std::vector<ExchangeEntry>& entries, const std::filesystem::path& base) {
    const auto keys = [&entries, base](std::size_t entry) {
        if (entry >= entries.size()) entries.resize(entry + 1);
        return exchange_keys(entries[entry], base);
    };
    return {"exchange", true, keys, [&entries] { return entries.size(); }};
}

}  // namespace config
