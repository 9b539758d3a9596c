#include "config/settings/changes.hpp"

#include <algorithm>

#include "config/settings/sections/sections.hpp"

namespace config {

namespace {

void add_once(std::vector<std::string>& names, const std::string& name) {
    if (std::ranges::count(names, name) == 0) names.push_back(name);
}

void compare(Changes& changes, const Section& before, const Section& after, std::size_t entry) {
    const std::vector<Key> old_keys = before.keys(entry);
    const std::vector<Key> new_keys = after.keys(entry);
    for (std::size_t i = 0; i < new_keys.size(); ++i) {
        if (old_keys[i].show() == new_keys[i].show()) continue;
        auto& names = new_keys[i].applies == Applies::at_reload ? changes.at_reload : changes.at_restart;
        add_once(names, after.name + "." + new_keys[i].name);
    }
}

// Secrets do not show as the keys do.
std::vector<std::string> changed_secrets(const Settings& before, const Settings& after) {
    if (before.exchange.size() != after.exchange.size()) return {};
    std::vector<std::string> names;
    const auto compare_by = [&](const char* name, const auto& secret) {
        if (!std::ranges::equal(before.exchange, after.exchange, {}, secret, secret))
            names.emplace_back(name);
    };
    compare_by("exchange.password_file", [](const ExchangeEntry& it) { return it.server.password; });
    compare_by("exchange.client_secret_file",
               [](const ExchangeEntry& it) { return it.server.oauth2.client_secret; });
    return names;
}

}  // namespace

Changes changes(Settings before, Settings after) {
    const auto old_sections = sections_of(before, "/");
    const auto new_sections = sections_of(after, "/");
    Changes changes;
    for (std::size_t i = 0; i < new_sections.size(); ++i) {
        const std::size_t entries = new_sections[i].entries();
        if (old_sections[i].entries() != entries) {  // only of repeated sections, which count at once
            add_once(changes.at_reload, new_sections[i].name);
            continue;
        }
        for (std::size_t entry = 0; entry < entries; ++entry) {
            compare(changes, old_sections[i], new_sections[i], entry);
        }
    }
    for (const std::string& name : changed_secrets(before, after)) add_once(changes.at_reload, name);
    return changes;
}

}  // namespace config
