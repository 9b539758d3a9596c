#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/rules/words/template/template.hpp"

namespace reserve {

// A name that a template may use, and the names that are known inside of it beside those outside.
struct KnownName {
    std::string_view name;
    bool is_section = false;
    std::vector<KnownName> inside{};
};

// The first value or section whose name is not known where it stands.
std::optional<TemplateMistake> check_names(const std::vector<TemplatePiece>& pieces,
                                           const std::vector<KnownName>& known);

}  // namespace reserve
