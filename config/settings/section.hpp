#pragma once
#include <functional>
#include <string>
#include <vector>

#include "config/settings/document.hpp"
#include "config/settings/key.hpp"

namespace config {

// A [section] of the settings file, or one that may stand several times: [[section]].
struct Section {
    std::string name;
    bool repeated = false;
    // The keys of an entry, bound to its fields; of a repeated section entries are made as they are asked
    // for. Bound until the next call.
    std::function<std::vector<Key>(std::size_t entry)> keys;
    std::function<std::size_t()> entries = [] { return std::size_t{1}; };
};

// Where a value came from, for checks that look at several keys. Entries of repeated sections count from 0.
struct Origin {
    enum class Is { right, wrong, unknown };
    std::string section;
    std::size_t entry = 0;
    std::string key;  // empty: the section itself
    Place place;      // of the value
    std::vector<Place> element_places{};
    Is is = Is::right;
};

struct Filled {
    std::vector<Origin> origins;
    std::vector<Mistake> mistakes;
};

// Puts everything that the document says into the fields that the keys are bound to, as far as it is right.
Filled fill(const std::vector<Section>& sections, const Document& document, const std::string& file);

}  // namespace config
