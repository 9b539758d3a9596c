#include "config/output/indented.hpp"

#include <sstream>

#include "config/output/printable.hpp"

namespace config {

std::string indented(const std::string& text, const std::string& margin) {
    std::istringstream lines(text);
    std::string out;
    for (std::string line; std::getline(lines, line);) {
        if (line.ends_with('\r')) line.pop_back();
        out += margin + printable(line) + "\n";
    }
    return out;
}

}  // namespace config
