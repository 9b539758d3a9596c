#include "reserve/reading/mime/header_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "reserve/ascii.hpp"
#include "reserve/reading/mime/charset.hpp"

namespace reserve {
namespace {

// Without comments and quoted strings; group names end with ':' and go too.
std::string without_phrases(std::string_view field) {
    std::string out;
    int comment = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < field.size(); ++i) {
        const char c = field[i];
        if (c == '\\' && (quoted || comment > 0))
            ++i;
        else if (c == '"' && comment == 0)
            quoted = !quoted;
        else if (quoted)
            continue;
        else if (c == '(')
            ++comment;
        else if (c == ')' && comment > 0)
            --comment;
        else if (comment == 0)
            out += c;
    }
    return out;
}

std::vector<std::string_view> words(std::string_view text) {
    std::vector<std::string_view> out;
    while (true) {
        const auto begin = text.find_first_not_of(" \t\r\n,");
        if (begin == std::string_view::npos) return out;
        text.remove_prefix(begin);
        const auto end = std::min(text.find_first_of(" \t\r\n,"), text.size());
        out.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

std::optional<unsigned> month(std::string_view text) {
    constexpr std::array names{"jan", "feb", "mar", "apr", "may", "jun",
                               "jul", "aug", "sep", "oct", "nov", "dec"};
    const auto found =
        std::ranges::find_if(names, [&](const char* n) { return ascii::starts_with(text, n); });
    if (found == names.end()) return std::nullopt;
    return static_cast<unsigned>(found - names.begin()) + 1;
}

// RFC 5322 4.3: two and three digits.
int full_year(int year) { return year < 50 ? year + 2000 : year < 1000 ? year + 1900 : year; }

std::optional<std::chrono::seconds> time_of_day(std::string_view text) {
    const auto hour = number(text.substr(0, text.find(':')));
    if (!hour || text.find(':') == std::string_view::npos) return std::nullopt;
    text.remove_prefix(text.find(':') + 1);
    const auto minute = number(text.substr(0, text.find(':')));
    const auto second =
        text.find(':') == std::string_view::npos ? 0 : number(text.substr(text.find(':') + 1));
    if (!minute || !second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
    return std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*second);
}

std::chrono::minutes zone(std::string_view text) {
    if (text.size() == 5 && (text.front() == '+' || text.front() == '-')) {
        const auto digits = number(text.substr(1));
        const int minutes = digits ? *digits / 100 * 60 + *digits % 100 : 0;
        return std::chrono::minutes(text.front() == '-' ? -minutes : minutes);
    }
    constexpr std::array<std::pair<std::string_view, int>, 8> american{{{"EST", -5},
                                                                        {"EDT", -4},
                                                                        {"CST", -6},
                                                                        {"CDT", -5},
                                                                        {"MST", -7},
                                                                        {"MDT", -6},
                                                                        {"PST", -8},
                                                                        {"PDT", -7}}};
    const auto found = std::ranges::find(american, text, &std::pair<std::string_view, int>::first);
    return found == american.end() ? std::chrono::minutes(0) : std::chrono::hours(found->second);
}

}  // namespace

std::string from_address(std::string_view field) {
    const auto angle = field.rfind('<');
    const std::string plain = without_phrases(field);
    std::string_view rest = plain;
    if (const auto open = rest.find('<'); open != std::string_view::npos) {
        rest.remove_prefix(open + 1);
        rest = rest.substr(0, rest.find('>'));
    } else {
        if (const auto group = rest.find(':'); group != std::string_view::npos) rest.remove_prefix(group + 1);
        rest = rest.substr(0, rest.find_first_of(",;"));
    }
    if (rest.find('@') == std::string_view::npos && angle != std::string_view::npos)  // a quoted local part
        rest = field.substr(angle + 1, field.find('>', angle) - angle - 1);
    return to_utf8(std::string(ascii::trimmed(rest)), "");
}

std::string first_message_id(std::string_view field) {
    const auto open = field.find('<');
    const auto close = open == std::string_view::npos ? open : field.find('>', open);
    if (close == std::string_view::npos) return to_utf8(std::string(ascii::trimmed(field)), "");
    return to_utf8(std::string(field.substr(open, close - open + 1)), "");
}

std::optional<Instant> mail_date(std::string_view field) {
    const std::string plain = without_phrases(field);
    auto parts = words(plain);
    if (!parts.empty() && !ascii::digit(parts.front().front())) parts.erase(parts.begin());  // day of week
    if (parts.size() < 4) return std::nullopt;
    const auto day = number(parts[0]);
    const auto in_month = month(parts[1]);
    const auto year = number(parts[2]);
    const auto time = time_of_day(parts[3]);
    if (!day || !in_month || !year || !time || *year > 9999) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(full_year(*year)), std::chrono::month(*in_month),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days(date) + *time -
           (parts.size() > 4 ? zone(parts[4]) : std::chrono::minutes(0));
}

}  // namespace reserve
