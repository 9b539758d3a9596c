#include "config/settings/document.hpp"

#include <toml++/toml.h>

namespace config {

namespace {

Place place_of(const toml::source_region& source) {
    return {.line = static_cast<int>(source.begin.line), .column = static_cast<int>(source.begin.column)};
}

std::string kind_of(const toml::node& node) {
    switch (node.type()) {
        case toml::node_type::table:
            return "a table";
        case toml::node_type::array:
            return "a list of something else than text";
        case toml::node_type::date:
            return "a date";
        case toml::node_type::time:
            return "a time of day";
        default:
            return "a date and time";
    }
}

Value list_of(const toml::array& array) {
    std::vector<std::string> list;
    for (const toml::node& element : array) {
        const auto text = element.value_exact<std::string>();
        if (!text) return OtherValue{kind_of(array)};
        list.push_back(*text);
    }
    return list;
}

Value value_of(const toml::node& node) {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* number = node.as_integer()) return number->get();
    if (const auto* fraction = node.as_floating_point()) return fraction->get();
    if (const auto* truth = node.as_boolean()) return truth->get();
    if (const auto* array = node.as_array()) return list_of(*array);
    return OtherValue{kind_of(node)};
}

Entry entry_of(const toml::key& key, const toml::node& node) {
    Entry entry{std::string(key.str()), place_of(key.source()), value_of(node), place_of(node.source())};
    if (const auto* array = node.as_array()) {
        for (const toml::node& element : *array) entry.element_places.push_back(place_of(element.source()));
    }
    return entry;
}

Table table_of(std::string name, const toml::table& table, bool repeated) {
    Table read{std::move(name), place_of(table.source()), repeated, {}};
    for (const auto& [key, node] : table) read.entries.push_back(entry_of(key, node));
    return read;
}

void add(Document& document, const toml::key& key, const toml::node& node) {
    const std::string name(key.str());
    if (const auto* table = node.as_table()) {
        document.tables.push_back(table_of(name, *table, false));
        return;
    }
    const auto* array = node.as_array();
    if (!array || array->empty() || !array->is_homogeneous(toml::node_type::table)) {
        document.outside.push_back(entry_of(key, node));
        return;
    }
    for (const toml::node& element : *array)
        document.tables.push_back(table_of(name, *element.as_table(), true));
}

}  // namespace

std::variant<Document, Mistake> parse_document(std::string_view text, const std::string& file) {
    try {
        Document document;
        for (const auto& [key, node] : toml::parse(text, file)) add(document, key, node);
        return document;
    } catch (const toml::parse_error& error) {
        return Mistake{file, place_of(error.source()),
                       "This is not TOML: " + std::string(error.description())};
    }
}

}  // namespace config
