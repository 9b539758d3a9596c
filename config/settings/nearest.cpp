#include "config/settings/nearest.hpp"

#include <algorithm>
#include <numeric>

namespace config {

namespace {

// Levenshtein: insertions, deletions and substitutions.
std::size_t edits_between(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({substituted, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

constexpr std::size_t longest_compared = 64;

}  // namespace

std::optional<std::string> nearest(std::string_view written, const std::vector<std::string>& candidates) {
    if (written.size() > longest_compared) return std::nullopt;
    std::optional<std::string> best;
    std::size_t fewest = std::max<std::size_t>(2, written.size() / 3) + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t edits = edits_between(written, candidate);
        if (edits >= fewest) continue;
        fewest = edits;
        best = candidate;
    }
    return best;
}

std::string did_you_mean(std::string_view written, const std::vector<std::string>& candidates) {
    const auto near = nearest(written, candidates);
    return near ? " Did you mean " + *near + "?" : std::string();
}

}  // namespace config
