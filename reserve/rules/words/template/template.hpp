#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "reserve/rules/words/template/facts.hpp"

namespace reserve {

// The texts of templates by file name.
using TemplateFiles = std::map<std::string, std::string, std::less<>>;

// What is wrong with a template, and where.
struct TemplateMistake {
    std::string file;
    std::size_t line = 0;
    std::string words;
};

// A piece of a template: text, a place for a value, or a section with what stands in it.
struct TemplatePiece {
    enum class Kind { text, value, section, inverted };
    Kind kind = Kind::text;
    std::string text;    // of a text; else the name
    std::string file{};  // where it stands
    std::size_t line = 0;
    std::vector<TemplatePiece> inside{};
};

// The language of Mustache, without what a letter does not need: {{value}}, {{#section}}...{{/section}} for
// each that there is, {{^section}}...{{/section}} where there is none, {{>part}} for the text of part.txt
// (plain text, without its line ends), {{!comment}}. A line with nothing but a tag of a section or a comment
// leaves no line.
std::variant<std::vector<TemplatePiece>, TemplateMistake> parse_template(const TemplateFiles& files,
                                                                         const std::string& file);

enum class Escape { none, html };

// Names are looked up from the innermost section outwards; what is not there is nothing.
std::string rendered(const std::vector<TemplatePiece>& pieces, const Facts& facts, Escape escape);

}  // namespace reserve
