#include "config/settings/nearest.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "reserve/ascii.hpp"

namespace config {

namespace {

using Row = std::vector<std::size_t>;

// Insertions, deletions, substitutions, and two neighbours that change places (optimal string alignment).
std::size_t edits_between(std::string_view a, std::string_view b) {
    std::array<Row, 3> rows{Row(b.size() + 1), Row(b.size() + 1), Row(b.size() + 1)};
    std::iota(rows[0].begin(), rows[0].end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        const Row& above = rows[(i - 1) % 3];
        const Row& two_above = rows[(i + 1) % 3];
        Row& row = rows[i % 3];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({substituted, row[j - 1] + 1, above[j] + 1});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], two_above[j - 2] + 1);
        }
    }
    return rows[a.size() % 3].back();
}

constexpr std::size_t longest_compared = 64;

std::size_t most_edits(std::size_t letters) {
    if (letters <= 3) return 1;
    return letters <= 6 ? 2 : letters / 3;
}

// "max_message-size" is max, message, size.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : reserve::ascii::lowered(std::string(text))) {
        if (std::string_view("_-. ").find(c) == std::string_view::npos)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    return words;
}

// Or the beginning of the other, as cert of certificate.
bool same_word(const std::string& a, const std::string& b) {
    constexpr std::size_t shortest_beginning = 4;
    if (std::min(a.size(), b.size()) < shortest_beginning) return a == b;
    return a.starts_with(b) || b.starts_with(a);
}

std::size_t words_in_common(const std::vector<std::string>& written, const std::vector<std::string>& known) {
    const auto common = std::ranges::count_if(known, [&](const std::string& word) {
        return std::ranges::any_of(written, [&](const std::string& one) { return same_word(one, word); });
    });
    const auto count = static_cast<std::size_t>(common);
    const bool near = count * 2 >= known.size() && count * 3 >= written.size();
    return near ? count : 0;
}

std::vector<std::string> nearest_by_words(std::string_view written, const std::vector<std::string>& known) {
    constexpr std::size_t most_told = 3;
    const std::vector<std::string> words = words_of(written.substr(0, longest_compared));
    std::vector<std::string> best;
    std::size_t most = 1;
    for (const std::string& candidate : known) {
        const std::size_t common = words_in_common(words, words_of(candidate));
        if (common < most) continue;
        if (common > most) best.clear();
        most = common;
        best.push_back(candidate);
    }
    return best.size() > most_told ? std::vector<std::string>() : best;
}

}  // namespace

std::optional<std::string> nearest(std::string_view written, const std::vector<std::string>& candidates) {
    if (written.size() > longest_compared) return std::nullopt;
    const std::string lower = reserve::ascii::lowered(std::string(written));
    std::optional<std::string> best;
    std::size_t fewest = most_edits(written.size()) + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t edits = edits_between(lower, reserve::ascii::lowered(candidate));
        if (edits >= fewest) continue;
        fewest = edits;
        best = candidate;
    }
    return best;
}

std::string did_you_mean(std::string_view written, const std::vector<std::string>& candidates) {
    if (const auto near = nearest(written, candidates)) return "Did you mean " + *near + "?";
    std::string names;
    for (const std::string& name : nearest_by_words(written, candidates))
        names += (names.empty() ? "" : " or ") + name;
    return names.empty() ? names : "Did you mean " + names + "?";
}

}  // namespace config
