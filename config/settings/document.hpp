#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "config/settings/mistake.hpp"

namespace config {

// A value that no key takes: a date, a table, a list of anything but text.
struct OtherValue {
    std::string kind;
};
using Value = std::variant<bool, std::int64_t, double, std::string, std::vector<std::string>, OtherValue>;

struct Entry {
    std::string name;
    Place place;  // of the key
    Value value;
    Place value_place;
    std::vector<Place> element_places{};  // of a list
};

// [name] or one of several [[name]].
struct Table {
    std::string name;
    Place place;
    bool repeated = false;
    std::vector<Entry> entries;
};

// A settings file before anybody knows what its keys mean.
struct Document {
    std::vector<Table> tables;
    std::vector<Entry> outside;  // keys before the first table
};

// `file` is the name for mistakes. A file that is not TOML gives one mistake: the first.
std::variant<Document, Mistake> parse_document(std::string_view text, const std::string& file);

}  // namespace config
