#include "config/commands/text_of_file.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace config {

std::string text_of_file(const std::string& file, std::istream& in) {
    if (file == "-") return {std::istreambuf_iterator<char>(in), {}};
    std::ifstream stream(file, std::ios::binary);
    if (!stream || stream.peek() == std::ifstream::traits_type::eof()) {
        if (stream.eof()) return "";
        throw std::runtime_error(file + " cannot be read: " + std::strerror(errno));
    }
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace config
