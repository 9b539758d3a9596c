#pragma once
#include <string>
#include <vector>

namespace config {

// Rows in aligned columns, for people. Cells are made printable.
class TextTable {
  public:
    explicit TextTable(std::vector<std::string> head);
    void add(std::vector<std::string> row);  // as many cells as the head
    std::string text() const;

  private:
    std::vector<std::vector<std::string>> rows_;
};

// The beginning of a text that came from outside and may be of any length, for a cell among others.
std::string shortened(const std::string& text);

// Columns that a UTF-8 text takes, one for each code point.
std::size_t width_of(const std::string& text);

}  // namespace config
