#pragma once
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "config/settings/mistake.hpp"

namespace config {

struct ImportColumn {
    std::string name;
    bool required = false;  // the column must be there, and no cell of it empty
};

struct ImportRow {
    Place place;
    std::map<std::string, std::string>
        cells;  // by column, without blanks around; every known column is there

    const std::string& cell(const std::string& column) const { return cells.at(column); }
    std::vector<std::string> cells_of(const std::string& column) const;  // of a cell "one; two" or "one two"
};

// Reads a CSV file whose first line names the columns, in any order. All mistakes at once.
std::variant<std::vector<ImportRow>, std::vector<Mistake>> read_import(
    std::string_view text, const std::string& file, const std::vector<ImportColumn>& columns);

}  // namespace config
