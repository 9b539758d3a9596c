#include "config/settings/misplaced.hpp"

#include <algorithm>

#include "config/settings/nearest.hpp"
#include "reserve/ascii.hpp"

namespace config {

namespace {

std::vector<std::string> names_of(const std::vector<Key>& keys) {
    std::vector<std::string> names;
    for (const Key& key : keys) names.push_back(key.name);
    return names;
}

bool has(const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::any_of(names,
                               [&](const std::string& one) { return reserve::ascii::same(one, name); });
}

// The sections that know the key: "[database] or [log]". Of repeated ones only those that stand in the file:
// to ask for the keys of another entry would make it.
std::string sections_with(const std::string& name, const std::vector<Section>& sections) {
    std::string text;
    for (const Section& section : sections) {
        if (section.entries() == 0 || !has(names_of(section.keys(0)), name)) continue;
        text += (text.empty() ? "" : " or ") + written(section);
    }
    return text;
}

}  // namespace

std::string written(const Section& section) {
    return section.repeated ? "[[" + section.name + "]]" : "[" + section.name + "]";
}

std::string meant_by(const std::string& name, const std::vector<Key>& known,
                     const std::vector<Section>& sections) {
    const std::vector<std::string> own = names_of(known);
    const std::string elsewhere = has(own, name) ? std::string() : sections_with(name, sections);
    if (elsewhere.empty()) return did_you_mean(name, own);
    return reserve::ascii::lowered(name) + " belongs in " + elsewhere + ".";
}

std::string home_of(const std::string& name, const std::vector<Section>& sections) {
    const std::string home = sections_with(name, sections);
    return home.empty() ? "Every key stands below a [section]." : "Put it below " + home + ".";
}

}  // namespace config
