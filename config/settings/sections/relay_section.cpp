#include "config/settings/kinds.hpp"
#include "config/settings/secret.hpp"
#include "config/settings/sections/sections.hpp"

namespace config {

namespace {

using Tls = smtp::RelaySettings::Tls;

// Reads the password at once; what it is never shows.
Key password_file(smtp::RelaySettings& relay, const std::filesystem::path& base) {
    const auto take = [&relay, base](const std::string& written) -> std::optional<Complaint> {
        relay.password_file.clear();
        if (written.empty()) return std::nullopt;
        relay.password_file = (base / written).lexically_normal().string();
        auto read = read_secret(relay.password_file);
        if (const auto* none = std::get_if<NoSecret>(&read)) return Complaint(none->words, none->suggestion);
        relay.password = std::get<Secret>(std::move(read)).text;
        return std::nullopt;
    };
    return text("password_file", take, [&relay] { return relay.password_file; });
}

std::vector<Key> relay_keys(smtp::RelaySettings& relay, const std::filesystem::path& base) {
    std::vector<Key> keys = {
        text("url", relay.url),
        text("from", relay.from),
        text("user", relay.user),
        password_file(relay, base),
        choice<Tls>("tls", relay.tls,
                    {{"none", Tls::none}, {"if_offered", Tls::if_offered}, {"required", Tls::required}}),
        file("ca_file", relay.ca_file, base),
    };
    for (Key& key : keys) key.applies = Applies::at_reload;
    return keys;
}

}  // namespace

Section relay_section(smtp::RelaySettings& relay, const std::filesystem::path& base) {
    return {"relay", false, [&relay, base](std::size_t) { return relay_keys(relay, base); }};
}

}  // namespace config
