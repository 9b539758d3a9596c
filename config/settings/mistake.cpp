#include "config/settings/mistake.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace config {

std::string to_text(const Mistake& mistake) {
    const std::string words = mistake.words + (mistake.suggestion.empty() ? "" : " ") + mistake.suggestion;
    if (mistake.place.line == 0) return mistake.file + ": " + words;
    return mistake.file + ":" + std::to_string(mistake.place.line) + ":" +
           std::to_string(mistake.place.column) + ": " + words;
}

std::string to_text(const std::vector<Mistake>& mistakes) {
    std::string text;
    for (const Mistake& mistake : in_order(mistakes)) text += to_text(mistake) + "\n";
    return text;
}

std::vector<Mistake> in_order(std::vector<Mistake> mistakes) {
    std::ranges::stable_sort(
        mistakes, {}, [](const Mistake& m) { return std::tuple(m.file, m.place.line, m.place.column); });
    return mistakes;
}

}  // namespace config
