#include "tests/exchange/soap/grammar.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <sstream>
#include <vector>

#include "tests/exchange/mail/encoding.hpp"
#include "tests/exchange/mail/instant.hpp"
#include "tests/exchange/soap/schema_table.hpp"

namespace exchange {
namespace {

// One place in a sequence: any of `names`, so many times.
struct Particle {
    std::set<std::string> names;
    bool optional = false;
    bool repeated = false;
};

struct Rule {
    std::vector<Particle> children;
    std::map<std::string, std::string> attributes;  // to their types
    std::set<std::string> required;
    std::string text;  // the simple type; empty: elements only
};

using Rules = std::map<std::string, Rule>;
using Groups = std::map<std::string, std::string>;

std::set<std::string> names_of(const std::string& choice, const Groups& groups) {
    std::set<std::string> names;
    std::istringstream in(choice);
    for (std::string name; std::getline(in, name, '|');) {
        if (!name.starts_with('%')) {
            names.insert(name);
            continue;
        }
        const auto group = names_of(groups.at(name), groups);
        names.insert(group.begin(), group.end());
    }
    return names;
}

// "@Name", "@Name!" (required), each with ":type"; "=type" for text; else a particle with ? * or +.
void read_word(std::string word, Rule& rule, const Groups& groups) {
    if (word.starts_with('=')) {
        rule.text = word.substr(1);
        return;
    }
    if (word.starts_with('@')) {
        const auto colon = word.find(':');
        std::string name = word.substr(1, colon - 1);
        if (name.ends_with('!')) {
            name.pop_back();
            rule.required.insert(name);
        }
        rule.attributes[name] = colon == std::string::npos ? "string" : word.substr(colon + 1);
        return;
    }
    const char last = word.back();
    const bool marked = last == '?' || last == '*' || last == '+';
    if (marked) word.pop_back();
    rule.children.push_back({names_of(word, groups), last == '?' || last == '*', last == '*' || last == '+'});
}

Rules read_rules() {
    Groups groups;
    Rules rules;
    std::istringstream table{std::string(schema_table)};
    for (std::string line; std::getline(table, line);) {
        std::istringstream words(line);
        std::string head;
        words >> head;
        if (head.empty()) continue;
        if (head.starts_with('%')) {
            words >> groups[head];
            continue;
        }
        Rule rule;
        for (std::string word; words >> word;) {
            if (word.starts_with('$')) {  // the words of another line
                std::istringstream more(groups.at("%" + word.substr(1)));
                for (std::string inner; std::getline(more, inner, ',');) read_word(inner, rule, groups);
            } else {
                read_word(word, rule, groups);
            }
        }
        for (const auto& name : names_of(head, groups)) rules[name] = rule;
    }
    return rules;
}

bool is_integer(const std::string& text) {
    char* end = nullptr;
    std::strtol(text.c_str(), &end, 10);
    return !text.empty() && *end == '\0';
}

bool fits(const std::string& text, const std::string& type) {
    if (type == "string" || type == "any") return true;
    if (type == "nonempty") return !text.empty();
    if (type == "boolean") return text == "true" || text == "false" || text == "1" || text == "0";
    if (type == "int") return is_integer(text);
    // t:MaxSyncChangesReturnedType
    if (type == "changes")
        return is_integer(text) && std::atol(text.c_str()) >= 1 && std::atol(text.c_str()) <= 512;
    if (type == "dateTime") return from_xml_time(text).has_value();
    if (type == "base64") return from_base64(text).has_value();
    if (type == "field") return field_uris.contains(text);
    const auto values = names_of(type, {});  // an enumeration
    return values.contains(text);
}

const char* namespace_of(const std::string& name) {
    if (name.starts_with("s:")) return "http://schemas.xmlsoap.org/soap/envelope/";
    if (name.starts_with("m:")) return "http://schemas.microsoft.com/exchange/services/2006/messages";
    return name.starts_with("t:") ? "http://schemas.microsoft.com/exchange/services/2006/types" : "";
}

std::string named(const Element& element) {
    return "'" + element.local_name() + "' in namespace '" + namespace_of(element.name) + "'";
}

void check_attributes(const Element& element, const Rule& rule) {
    for (const auto& [name, value] : element.attributes) {
        if (name.starts_with("xml:") || name.starts_with("xsi:")) continue;
        const auto type = rule.attributes.find(name);
        if (type == rule.attributes.end())
            throw Violation("The '" + name + "' attribute is not declared.", element.offset);
        if (!fits(value, type->second))
            throw Violation("The '" + name + "' attribute is invalid - The value '" + value +
                                "' is invalid according to its datatype.",
                            element.offset);
    }
    for (const auto& name : rule.required) {
        if (!element.attribute(name))
            throw Violation("The required attribute '" + name + "' is missing.", element.offset);
    }
}

void check_children(const Element& element, const Rule& rule) {
    std::size_t at = 0;
    for (const Particle& particle : rule.children) {
        std::size_t count = 0;
        while (at < element.children.size() && particle.names.contains(element.children[at].name)) {
            ++at;
            if (++count; !particle.repeated) break;
        }
        if (count > 0 || particle.optional) continue;
        const std::string expected =
            " List of possible elements expected: '" + particle.names.begin()->substr(2) + "'.";
        if (at == element.children.size())
            throw Violation("The element " + named(element) + " has incomplete content." + expected,
                            element.offset);
        throw Violation("The element " + named(element) + " has invalid child element " +
                            named(element.children[at]) + "." + expected,
                        element.children[at].offset);
    }
    if (at < element.children.size())
        throw Violation("The element " + named(element) + " has invalid child element " +
                            named(element.children[at]) + ".",
                        element.children[at].offset);
}

}  // namespace

void check(const Element& element) {
    static const Rules rules = read_rules();
    const auto found = rules.find(element.name);
    if (found == rules.end())
        throw Violation("The element " + named(element) + " is not declared.", element.offset);
    const Rule& rule = found->second;
    check_attributes(element, rule);
    check_children(element, rule);
    const bool blank = element.text.find_first_not_of(" \t\r\n") == std::string::npos;
    if (rule.text.empty() && !blank)
        throw Violation("The element " + named(element) + " cannot contain text.", element.offset);
    if (!rule.text.empty() && !fits(element.text, rule.text))
        throw Violation("The " + named(element) + " element is invalid - The value '" + element.text +
                            "' is invalid according to its datatype.",
                        element.offset);
    for (const Element& child : element.children) check(child);
}

}  // namespace exchange
