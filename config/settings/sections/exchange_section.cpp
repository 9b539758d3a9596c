#include <algorithm>
#include <utility>

#include "config/settings/kinds.hpp"
#include "config/settings/secret.hpp"
#include "config/settings/sections/sections.hpp"

namespace config {

namespace {

using namespace std::chrono_literals;

// Reads the password at once; what it is never shows.
Key password_file(ExchangeEntry& entry, const std::filesystem::path& base) {
    const auto take = [&entry, base](const std::string& written) -> std::optional<std::string> {
        entry.password_file = (base / written).lexically_normal().string();
        auto read = read_secret(entry.password_file);
        if (const auto* none = std::get_if<NoSecret>(&read)) return none->words;
        entry.server.password = std::get<Secret>(std::move(read)).text;
        return std::nullopt;
    };
    return text("password_file", take, [&entry] { return entry.password_file; });
}

std::vector<Key> exchange_keys(ExchangeEntry& entry, const std::filesystem::path& base) {
    ews::Server& server = entry.server;
    std::vector<Key> keys = {
        text("name", server.name).needed(),
        text("url", server.url).needed(),
        domains("mail_domains", server.mail_domains),
        text("user", server.user).needed(),
        password_file(entry, base).needed(),
        choice<ews::SignIn>("sign_in", server.sign_in,
                            {{"ntlm", ews::SignIn::ntlm}, {"basic", ews::SignIn::basic}}),
        choice<ews::Access>(
            "access", server.access,
            {{"delegate", ews::Access::delegate}, {"impersonation", ews::Access::impersonation}}),
        truth("verify_tls", server.verify_tls),
        path("ca_file", server.ca_file, base),
        truth("plain_http_to_loopback", server.plain_http_to_loopback),
        time("connect_timeout", server.connect_timeout, {1s, 10min}),
        time("call_limit", server.call_limit, {1s, 1h}),
        number("concurrency", server.concurrency, {1, 27}),
    };
    for (Key& key : keys) key.applies = Applies::at_reload;
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
