#include "config/commands/import_file.hpp"

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

std::string name_for_mistakes(const std::string& file) { return file == "-" ? "standard input" : file; }

void refuse_import(const std::vector<Mistake>& mistakes) {
    if (mistakes.empty()) return;
    std::string text = to_text(mistakes);
    text.pop_back();
    throw std::runtime_error("nothing was imported\n" + text);
}

std::vector<ImportRow> rows_of_file(const std::string& file, std::istream& in,
                                    const std::vector<ImportColumn>& columns) {
    auto read = read_import(text_of_file(file, in), name_for_mistakes(file), columns);
    if (const auto* mistakes = std::get_if<std::vector<Mistake>>(&read)) refuse_import(*mistakes);
    return std::get<std::vector<ImportRow>>(std::move(read));
}

}  // namespace config
