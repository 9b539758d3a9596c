#include "config/settings/section.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "config/settings/nearest.hpp"

namespace config {

namespace {

constexpr std::string_view secret_advice =
    " is not taken from this file: write the password into a file of its own that only roomgate can read "
    "(mode "
    "0600), and name that with password_file.";

std::string written(const Section& section) {
    return section.repeated ? "[[" + section.name + "]]" : "[" + section.name + "]";
}

std::vector<std::string> names_of(const std::vector<Key>& keys) {
    std::vector<std::string> names;
    for (const Key& key : keys) names.push_back(key.name);
    return names;
}

std::vector<std::string> names_of(const std::vector<Section>& sections) {
    std::vector<std::string> names;
    for (const Section& section : sections) names.push_back(section.name);
    return names;
}

bool is_secret(const std::string& name, const std::vector<Key>& keys) {
    return name == "password" && std::ranges::count(keys, "password_file", &Key::name) > 0;
}

std::string unknown_key(const std::string& name, const std::vector<Key>& keys, const Section& section) {
    if (is_secret(name, keys)) return name + std::string(secret_advice);
    return "There is no key " + name + " in " + written(section) + "." + did_you_mean(name, names_of(keys));
}

// Fills one table; what it finds is added to `filled`.
class Filling {
  public:
    Filling(Filled& filled, const std::string& file) : filled_(filled), file_(file) {}

    void table(const Section& section, std::size_t entry, const Table& table) {
        const std::vector<Key> keys = section.keys(entry);
        std::set<std::string> given;
        for (const Entry& line : table.entries) {
            given.insert(line.name);
            one(section, keys, line);
            filled_.origins.push_back({section.name, entry, line.name, line.place});
        }
        for (const Key& key : keys) {
            if (!key.required || given.contains(key.name)) continue;
            wrong(table.place, written(section) + " needs the key " + key.name + ".");
        }
        filled_.origins.push_back({section.name, entry, "", table.place});
    }

    void wrong(Place place, std::string words) {
        filled_.mistakes.push_back({file_, place, std::move(words)});
    }

  private:
    void one(const Section& section, const std::vector<Key>& keys, const Entry& line) {
        const auto key = std::ranges::find(keys, line.name, &Key::name);
        if (key == keys.end()) return wrong(line.place, unknown_key(line.name, keys, section));
        if (const auto words = key->put(line.value)) wrong(line.place, line.name + " " + *words);
    }

    Filled& filled_;
    const std::string& file_;
};

// The section that a key outside of any section belongs into, if only one has it.
std::string home_of(const std::string& name, const std::vector<Section>& sections) {
    for (const Section& section : sections) {
        if (section.repeated) continue;
        const std::vector<Key> keys = section.keys(0);
        if (std::ranges::count(keys, name, &Key::name) > 0) return " Put it below [" + section.name + "].";
    }
    return " Every key stands below a [section].";
}

}  // namespace

Filled fill(const std::vector<Section>& sections, const Document& document, const std::string& file) {
    Filled filled;
    Filling filling(filled, file);
    std::map<std::string, std::size_t> entries;
    for (const Entry& line : document.outside) {
        filling.wrong(line.place, "The key " + line.name + " stands outside of any section." +
                                      home_of(line.name, sections));
    }
    for (const Table& table : document.tables) {
        const auto section = std::ranges::find(sections, table.name, &Section::name);
        if (section == sections.end()) {
            filling.wrong(table.place, "There is no section [" + table.name + "]." +
                                           did_you_mean(table.name, names_of(sections)));
            continue;
        }
        if (section->repeated != table.repeated) {
            filling.wrong(table.place, "Write " + written(*section) + " here.");
            continue;
        }
        filling.table(*section, entries[table.name]++, table);
    }
    return filled;
}

}  // namespace config
