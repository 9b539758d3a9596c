#include "config/settings/mistake.hpp"

#include <algorithm>
#include <tuple>

namespace config {

std::string to_text(const Mistake& mistake) {
    if (mistake.place.line == 0) return mistake.file + ": " + mistake.words;
    return mistake.file + ":" + std::to_string(mistake.place.line) + ":" +
           std::to_string(mistake.place.column) + ": " + mistake.words;
}

std::string to_text(const std::vector<Mistake>& mistakes) {
    std::vector<Mistake> sorted = mistakes;
    std::ranges::stable_sort(sorted, {},
                             [](const Mistake& m) { return std::tuple(m.place.line, m.place.column); });
    std::string text;
    for (const Mistake& mistake : sorted) text += to_text(mistake) + "\n";
    return text;
}

}  // namespace config
