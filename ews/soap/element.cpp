#include "ews/soap/element.hpp"

#include <algorithm>
#include <pugixml.hpp>

namespace ews {
namespace {

using Scope = std::vector<std::pair<std::string_view, std::string_view>>;  // prefix, URI; the innermost last

std::pair<std::string_view, std::string_view> split(std::string_view name) {
    const auto colon = name.find(':');
    if (colon == std::string_view::npos) return {{}, name};
    return {name.substr(0, colon), name.substr(colon + 1)};
}

std::string_view uri_of(const Scope& scope, std::string_view prefix) {
    const auto found =
        std::find_if(scope.rbegin(), scope.rend(), [&](const auto& it) { return it.first == prefix; });
    return found == scope.rend() ? std::string_view{} : found->second;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

void read_attributes(Element& element, const pugi::xml_node& node, Scope& scope) {
    for (const pugi::xml_attribute& attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        const auto [prefix, local] = split(name);
        if (name == "xmlns") {
            scope.emplace_back(std::string_view{}, attribute.value());
        } else if (prefix == "xmlns") {
            scope.emplace_back(local, attribute.value());
        } else {
            element.attributes.emplace_back(local, attribute.value());
        }
    }
}

// Nothing when the limit of depth is broken. The recursion is bounded by it.
std::optional<Element> read(const pugi::xml_node& node, Scope& scope, std::size_t depth_left) {
    if (depth_left == 0) return std::nullopt;
    const std::size_t outer = scope.size();
    Element element;
    read_attributes(element, node, scope);
    const auto [prefix, local] = split(node.name());
    element.ns = uri_of(scope, prefix);
    element.name = local;
    for (const pugi::xml_node& child : node.children()) {
        if (child.type() == pugi::node_element) {
            auto read_child = read(child, scope, depth_left - 1);
            if (!read_child) return std::nullopt;
            element.children.push_back(std::move(*read_child));
        } else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
            element.text += child.value();
        }
    }
    element.text = trimmed(element.text);
    scope.resize(outer);
    return element;
}

}  // namespace

const Element* Element::child(std::string_view in, std::string_view called) const {
    const auto found = std::ranges::find_if(children, [&](const Element& it) { return it.is(in, called); });
    return found == children.end() ? nullptr : &*found;
}

const Element* Element::any_child(std::string_view called) const {
    const auto found = std::ranges::find(children, called, &Element::name);
    return found == children.end() ? nullptr : &*found;
}

std::string_view Element::text_of(std::string_view in, std::string_view called) const {
    const Element* const found = child(in, called);
    return found ? std::string_view(found->text) : std::string_view{};
}

std::string_view Element::attribute(std::string_view called) const {
    const auto found = std::ranges::find_if(attributes, [&](const auto& it) { return it.first == called; });
    return found == attributes.end() ? std::string_view{} : std::string_view(found->second);
}

// pugixml parses without recursion and expands no entities of a DTD; its memory grows with the count of
// marks.
std::optional<Element> read_xml(std::string_view text, const XmlLimits& limits) {
    if (text.size() > limits.octets) return std::nullopt;
    if (static_cast<std::size_t>(std::ranges::count(text, '<')) > 2 * limits.elements) return std::nullopt;
    if (text.find("<!DOCTYPE") != std::string_view::npos) return std::nullopt;
    pugi::xml_document document;
    if (!document.load_buffer(text.data(), text.size())) {
        return std::nullopt;
    }
    Scope scope{{"xml", "http://www.w3.org/XML/1998/namespace"}};
    return read(document.document_element(), scope, limits.depth);
}

}  // namespace ews
