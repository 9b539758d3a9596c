#pragma once
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "tests/reserve/reading/corpus/samples.hpp"

namespace reserve::test {

using Row = std::map<std::string, std::string>;  // by the name of the column

// A table of tests/reserve/reading/corpus: comment lines, a line with the columns' names, rows.
inline std::vector<Row> table(const std::string& name) {
    std::ifstream in(std::filesystem::path(TEST_DATA) / "../reserve/reading/corpus" / name);
    std::vector<std::string> columns;
    std::vector<Row> rows;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with('#')) continue;
        const std::vector<std::string> fields = fields_of(line);
        if (columns.empty()) {
            columns = fields;
            continue;
        }
        Row& row = rows.emplace_back();
        for (std::size_t i = 0; i < columns.size(); ++i) row[columns[i]] = i < fields.size() ? fields[i] : "";
    }
    return rows;
}

// Whether a field of the table, in which | parts alternatives, allows what was read.
inline bool allows(const std::string& expected, const std::string& read) {
    std::istringstream alternatives(expected);
    for (std::string one; std::getline(alternatives, one, '|');)
        if (one == read) return true;
    return false;
}

}  // namespace reserve::test
