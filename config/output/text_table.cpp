#include "config/output/text_table.hpp"

#include <algorithm>

#include "config/output/printable.hpp"

namespace config {

TextTable::TextTable(std::vector<std::string> head) : rows_{std::move(head)} {}

void TextTable::add(std::vector<std::string> row) {
    row.resize(rows_.front().size());
    for (std::string& cell : row) cell = printable(cell);
    rows_.push_back(std::move(row));
}

std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string shortened(const std::string& text) {
    constexpr std::size_t widest = 60;
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
        if (begins && ++width > widest) return text.substr(0, at) + "...";
    }
    return text;
}

std::string TextTable::text() const {
    std::vector<std::size_t> widths(rows_.front().size());
    for (const auto& row : rows_) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            widths[column] = std::max(widths[column], width_of(row[column]));
        }
    }
    std::string out;
    for (const auto& row : rows_) {
        std::string line;
        for (std::size_t column = 0; column < row.size(); ++column) {
            line += row[column];
            line.append(widths[column] - width_of(row[column]) + 2, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    }
    return out;
}

}  // namespace config
