#include "config/settings/section.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "config/settings/misplaced.hpp"
#include "config/settings/nearest.hpp"

namespace config {

namespace {

constexpr std::string_view secret_advice =
    " is not taken from this file: write the password into a file of its own that only roomgate can read "
    "(mode 0600), and name that with password_file.";

std::vector<std::string> names_of(const std::vector<Section>& sections) {
    std::vector<std::string> names;
    for (const Section& section : sections) names.push_back(section.name);
    return names;
}

bool is_secret(const std::string& name, const std::vector<Key>& keys) {
    return name == "password" && std::ranges::count(keys, "password_file", &Key::name) > 0;
}

// Fills the sections with what stands in the tables.
class Filling {
  public:
    Filling(const std::vector<Section>& sections, const std::string& file)
        : sections_(sections), file_(file) {}

    void table(const Table& table) {
        const auto section = std::ranges::find(sections_, table.name, &Section::name);
        if (section == sections_.end()) {
            wrong(table.place, "There is no section [" + table.name + "].",
                  did_you_mean(table.name, names_of(sections_)));
            filled.origins.push_back({table.name, 0, "", table.place, {}, Origin::Is::unknown});
            return;
        }
        if (section->repeated != table.repeated) wrong(table.place, "Write " + written(*section) + " here.");
        table_of(*section, entries_[table.name]++, table);
    }

    // When all entries of repeated sections are there: a key may belong into one of them.
    void name_unknown_keys() {
        for (const auto& [section, line] : unknown_) {
            const std::vector<Key> keys = section->keys(0);
            if (is_secret(line->name, keys))
                wrong(line->place, line->name + std::string(secret_advice));
            else
                wrong(line->place, "There is no key " + line->name + " in " + written(*section) + ".",
                      meant_by(line->name, keys, sections_));
        }
    }

    void wrong(Place place, std::string words, std::string suggestion = {}) {
        filled.mistakes.push_back({file_, place, std::move(words), std::move(suggestion)});
    }

    Filled filled;

  private:
    void table_of(const Section& section, std::size_t entry, const Table& table) {
        const std::vector<Key> keys = section.keys(entry);
        std::set<std::string> given;
        for (const Entry& line : table.entries) {
            given.insert(line.name);
            filled.origins.push_back({section.name, entry, line.name, line.value_place, line.element_places,
                                      one(section, keys, line)});
        }
        filled.origins.push_back({section.name, entry, "", table.place});
        for (const Key& key : keys) {
            if (!key.required || given.contains(key.name)) continue;
            wrong(table.place, written(section) + " needs the key " + key.name + ".");
            filled.origins.push_back({section.name, entry, key.name, table.place, {}, Origin::Is::wrong});
        }
    }

    Origin::Is one(const Section& section, const std::vector<Key>& keys, const Entry& line) {
        const auto key = std::ranges::find(keys, line.name, &Key::name);
        if (key == keys.end()) {
            unknown_.emplace_back(&section, &line);
            return Origin::Is::unknown;
        }
        const Complaints complaints = key->put(line.value);
        for (const Complaint& complaint : complaints) {
            const Place place =
                complaint.element ? line.element_places.at(*complaint.element) : line.value_place;
            wrong(place, line.name + " " + complaint.words, complaint.suggestion);
        }
        return complaints.empty() ? Origin::Is::right : Origin::Is::wrong;
    }

    const std::vector<Section>& sections_;
    const std::string& file_;
    std::map<std::string, std::size_t> entries_;
    std::vector<std::pair<const Section*, const Entry*>> unknown_;
};

}  // namespace

Filled fill(const std::vector<Section>& sections, const Document& document, const std::string& file) {
    Filling filling(sections, file);
    for (const Table& table : document.tables) filling.table(table);
    for (const Entry& line : document.outside) {
        filling.wrong(line.place, "The key " + line.name + " stands outside of any section.",
                      home_of(line.name, sections));
    }
    filling.name_unknown_keys();
    return std::move(filling.filled);
}

}  // namespace config
