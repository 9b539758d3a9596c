#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace config {

// JSON as --json prints it: indented, one line feed at the end. What is not UTF-8 comes out replaced.
std::string json_text(const nlohmann::ordered_json& json);

}  // namespace config
