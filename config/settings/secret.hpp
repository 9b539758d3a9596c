#pragma once
#include <string>
#include <variant>

namespace config {

struct Secret {
    std::string text;  // the first line of the file
};
struct NoSecret {
    std::string words;         // why, and what to do
    std::string suggestion{};  // which file was meant, or what to do
};

// Reads a password from a file of its own, which others than its owner and group must not be able to read.
std::variant<Secret, NoSecret> read_secret(const std::string& file);

}  // namespace config
