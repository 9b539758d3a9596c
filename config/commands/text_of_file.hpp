#pragma once
#include <iosfwd>
#include <string>

namespace config {

// A file that the command line names, "-" for standard input. Throws when it cannot be read.
std::string text_of_file(const std::string& file, std::istream& in);

}  // namespace config
