#include "smtp/dialogue/mail_arguments.hpp"

#include <algorithm>

#include "smtp/dialogue/words.hpp"

namespace smtp {
namespace {

// Where the > is that closes the path; a quoted local part may hold others (RFC 5321 4.1.2).
std::size_t end_of_path(std::string_view text) {
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            quoted = !quoted;
        else if (text[i] == '>' && !quoted)
            return i;
    }
    return std::string_view::npos;
}

// RFC 5321 4.1.1.3: source routes are accepted and ignored.
std::string_view without_source_route(std::string_view path) {
    if (!path.starts_with('@')) return path;
    const auto colon = path.find(':');
    return colon == std::string_view::npos ? path : path.substr(colon + 1);
}

MailArguments::Parameter parameter(std::string_view word) {
    const auto equals = word.find('=');
    if (equals == std::string_view::npos) return {word, {}, word};
    return {word.substr(0, equals), word.substr(equals + 1), word};
}

}  // namespace

std::optional<MailArguments> parse_mail_arguments(std::string_view keyword, std::string_view arguments) {
    if (!equal_case_blind(arguments.substr(0, keyword.size()), keyword)) return std::nullopt;
    std::string_view rest = trimmed(arguments.substr(keyword.size()));
    const bool bracketed = rest.starts_with('<');
    if (bracketed) rest.remove_prefix(1);
    const auto end = bracketed ? end_of_path(rest) : std::min(rest.find(' '), rest.size());
    if (end == std::string_view::npos || (!bracketed && end == 0)) return std::nullopt;

    MailArguments parsed;
    parsed.path = without_source_route(rest.substr(0, end));
    parsed.is_null = bracketed && end == 0;
    rest.remove_prefix(bracketed ? end + 1 : end);
    if (!rest.empty() && rest.front() != ' ' && rest.front() != '\t') return std::nullopt;
    for (const auto word : split_at_blanks(rest)) parsed.parameters.push_back(parameter(word));
    return parsed;
}

}  // namespace smtp
