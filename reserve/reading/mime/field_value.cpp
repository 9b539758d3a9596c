#include "reserve/reading/mime/field_value.hpp"

#include <algorithm>
#include <array>

#include "reserve/ascii.hpp"
#include "reserve/reading/mime/charset.hpp"
#include "reserve/reading/mime/encoded_words.hpp"

namespace reserve {
namespace {

constexpr auto marks = [] {
    std::array<bool, 256> all{};
    for (const char c : {' ', '\t', '\r', '\n', '\\', '"', '(', ')', ';'})
        all[static_cast<unsigned char>(c)] = true;
    return all;
}();

// How many octets at the front mean nothing but themselves.
std::size_t plain_length(std::string_view text) {
    std::size_t length = 0;
    while (length < text.size() && !marks[static_cast<unsigned char>(text[length])]) ++length;
    return length;
}

bool is_name_character(char c) {
    return ascii::digit(c) || c == '-' || c == '*' || (ascii::lower(c) >= 'a' && ascii::lower(c) <= 'z');
}

// Whether a parameter begins here, though no ';' stands before it: some programs leave it out.
bool begins_parameter(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && is_name_character(text[end])) ++end;
    if (end == 0) return false;
    while (end < text.size() && ascii::blank(text[end])) ++end;
    return end < text.size() && text[end] == '=';
}

// The next piece up to a ';' outside quotes and comments, or where it is missing; quotes are undone, comments
// left out. What is opened and never closed means itself. Empty pieces are passed over.
std::string next_piece(std::string_view& text) {
    while (!text.empty() && (ascii::blank(text.front()) || text.front() == ';')) text.remove_prefix(1);
    const auto after_last_quote = text.rfind('"') + 1;  // 0 where there is none
    const auto after_last_bracket = text.rfind(')') + 1;
    std::size_t i = plain_length(text);
    std::string piece(text.substr(0, i));
    int comment = 0;
    bool quoted = false;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\r' || c == '\n') continue;
        if (c == '\\' && (quoted || comment > 0) && i + 1 < text.size()) {
            ++i;
            if (quoted) piece += text[i];
            continue;
        }
        if (quoted) {
            if (c == '"')
                quoted = false;
            else
                piece += c;
            continue;
        }
        if (c == '(' && after_last_bracket > i)
            ++comment;
        else if (c == ')' && comment > 0)
            --comment;
        else if (comment > 0)
            continue;
        else if (c == '"')
            quoted = after_last_quote > i + 1;
        else if (c == ';' || (ascii::blank(c) && begins_parameter(text.substr(i + 1))))
            break;
        else
            piece += c;
    }
    text.remove_prefix(std::min(i + 1, text.size()));
    return piece;
}

// RFC 2231 4: charset'language'percent-encoded.
std::string extended_value(std::string_view text) {
    const auto first = text.find('\'');
    const auto second = first == std::string_view::npos ? first : text.find('\'', first + 1);
    if (second == std::string_view::npos) return ascii::percent_decoded(text);
    return to_utf8(ascii::percent_decoded(text.substr(second + 1)), text.substr(0, first));
}

void add_parameter(FieldValue& field, std::string_view piece) {
    const auto equals = piece.find('=');
    if (equals == std::string_view::npos) return;
    std::string name = ascii::lowered(ascii::trimmed(piece.substr(0, equals)));
    std::string_view value = ascii::trimmed(piece.substr(equals + 1));
    const auto star = name.find('*');
    const bool extended = star != std::string::npos && name.back() == '*';
    const bool continued = star != std::string::npos && star + 1 < name.size() &&
                           ascii::digit(name[star + 1]) && name[star + 1] != '0';
    if (star != std::string::npos) name.resize(star);
    std::string plain = !extended   ? std::string(value)
                        : continued ? ascii::percent_decoded(value)
                                    : extended_value(value);
    const auto known = std::ranges::find(field.parameters, name, &std::pair<std::string, std::string>::first);
    if (known == field.parameters.end())
        field.parameters.emplace_back(std::move(name), std::move(plain));
    else if (continued)
        known->second += plain;
}

// Without blanks, and without what is no part of a type and subtype: a comment without its end, angle
// brackets, a line end that a program has written as \r\n in plain characters, words behind.
std::string plain_value(std::string value) {
    value.resize(std::min(value.find_first_of("(\\"), value.size()));
    std::erase_if(value, [](char c) { return c == ',' || c == '<' || c == '>'; });
    const auto slash = value.find('/');
    const auto subtype = slash == std::string::npos ? slash : value.find_first_not_of(" \t\r\n", slash + 1);
    if (subtype != std::string::npos)
        value.resize(std::min(value.find_first_of(" \t\r\n", subtype), value.size()));
    std::erase_if(value, ascii::blank);
    return value;
}

}  // namespace

std::string_view FieldValue::parameter(std::string_view name) const {
    const auto found = std::ranges::find(parameters, name, &std::pair<std::string, std::string>::first);
    return found == parameters.end() ? std::string_view() : std::string_view(found->second);
}

FieldValue parse_field_value(std::string_view text) {
    constexpr int most_pieces = 101;  // each looks through what is left of the field
    FieldValue field;
    int pieces = 0;
    while (field.value.empty() && !text.empty() && pieces++ < most_pieces)
        field.value = ascii::lowered(next_piece(text));
    field.value = plain_value(std::move(field.value));
    while (!text.empty() && pieces++ < most_pieces) add_parameter(field, next_piece(text));
    for (auto& [name, value] : field.parameters) value = decoded_words(value);
    return field;
}

}  // namespace reserve
