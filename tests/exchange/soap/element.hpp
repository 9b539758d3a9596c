#pragma once
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace exchange {

// An element of a request. Its name carries the usual prefix of its namespace, whatever prefix the request
// used: "s:" SOAP, "m:" messages, "t:" types, "?:" any other.
struct Element {
    std::string name;
    std::vector<std::pair<std::string, std::string>> attributes;  // without namespace declarations
    std::string text;                                             // of the element itself
    std::vector<Element> children;
    std::ptrdiff_t offset = 0;  // in the request, for LineNumber and LinePosition

    const Element* child(std::string_view child_name) const;
    const Element* path(std::initializer_list<std::string_view> names) const;
    std::optional<std::string> attribute(std::string_view attribute_name) const;
    std::string attribute_or(std::string_view attribute_name, std::string_view otherwise) const;
    std::string local_name() const { return name.substr(2); }
};

struct NotXml : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Throws NotXml. Nesting ends at 64, as SearchExpressions may nest.
Element parse(const std::string& xml);

}  // namespace exchange
