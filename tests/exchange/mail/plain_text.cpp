#include "tests/exchange/mail/plain_text.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace exchange {
namespace {

constexpr std::array<std::pair<std::string_view, char>, 5> entities{
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};

std::string without_tags(const std::string& html) {
    std::string text;
    for (std::size_t at = 0; at < html.size(); ++at) {
        if (html[at] != '<') {
            text += html[at];
            continue;
        }
        if (html.compare(at, 4, "<li>") == 0) text += "- ";
        at = html.find('>', at);
        if (at == std::string::npos) break;
    }
    return text;
}

std::string without_entities(const std::string& escaped) {
    std::string text;
    for (std::size_t at = 0; at < escaped.size(); ++at) {
        char c = escaped[at];
        for (const auto& [entity, meant] : entities) {
            if (c != '&' || escaped.compare(at, entity.size(), entity) != 0) continue;
            c = meant;
            at += entity.size() - 1;
            break;
        }
        text += c;
    }
    return text;
}

std::string without_empty_lines(const std::string& text) {
    std::string lines;
    for (const char c : text)
        if (c != '\n' || (!lines.empty() && lines.back() != '\n')) lines += c;
    while (lines.ends_with('\n')) lines.pop_back();
    return lines;
}

}  // namespace

std::string plain_text_of(const std::string& html) {
    return without_entities(without_empty_lines(without_tags(html)));
}

}  // namespace exchange
