#pragma once
#include <string>
#include <vector>

#include "config/commands/command.hpp"
#include "config/import/import_rows.hpp"

namespace config {

// A file that the command line names, "-" for standard input. Throws when it cannot be read.
std::string text_of_file(const std::string& file, std::istream& in);

std::string name_for_mistakes(const std::string& file);  // "-" is standard input

// The rows of a CSV file; throws std::runtime_error with all mistakes, one a line.
std::vector<ImportRow> rows_of_file(const std::string& file, std::istream& in,
                                    const std::vector<ImportColumn>& columns);

// Throws the mistakes if there are any: nothing is imported then.
void refuse_import(const std::vector<Mistake>& mistakes);

}  // namespace config
