#include "tests/exchange/soap/element.hpp"

#include <map>
#include <pugixml.hpp>

namespace exchange {
namespace {

constexpr int deepest = 64;

using Scope = std::map<std::string, std::string, std::less<>>;  // prefix to namespace

std::string prefix_of(const std::string& uri) {
    if (uri == "http://schemas.xmlsoap.org/soap/envelope/") return "s:";
    if (uri == "http://schemas.microsoft.com/exchange/services/2006/messages") return "m:";
    if (uri == "http://schemas.microsoft.com/exchange/services/2006/types") return "t:";
    return "?:";
}

void declare(const pugi::xml_attribute& attribute, Scope& scope) {
    const std::string_view name = attribute.name();
    if (name == "xmlns")
        scope[""] = attribute.value();
    else
        scope[std::string(name.substr(6))] = attribute.value();
}

std::string known_name(std::string_view name, const Scope& scope) {
    const auto colon = name.find(':');
    const std::string_view prefix = colon == std::string_view::npos ? "" : name.substr(0, colon);
    const auto space = scope.find(prefix);
    if (space == scope.end() && !prefix.empty())
        throw NotXml("undeclared prefix '" + std::string(prefix) + "'");
    const std::string local(colon == std::string_view::npos ? name : name.substr(colon + 1));
    return prefix_of(space == scope.end() ? "" : space->second) + local;
}

Element convert(const pugi::xml_node& node, Scope scope, int depth) {
    if (depth > deepest) throw NotXml("the request is nested too deeply");
    Element element;
    for (const auto& attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        if (name == "xmlns" || name.starts_with("xmlns:"))
            declare(attribute, scope);
        else
            element.attributes.emplace_back(name, attribute.value());
    }
    element.name = known_name(node.name(), scope);
    element.offset = node.offset_debug();
    for (const auto& child : node.children()) {
        if (child.type() == pugi::node_element)
            element.children.push_back(convert(child, scope, depth + 1));
        else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            element.text += child.value();
    }
    return element;
}

}  // namespace

const Element* Element::child(std::string_view child_name) const {
    for (const Element& element : children) {
        if (element.name == child_name) return &element;
    }
    return nullptr;
}

const Element* Element::path(std::initializer_list<std::string_view> names) const {
    const Element* at = this;
    for (const auto& step : names) {
        at = at->child(step);
        if (!at) return nullptr;
    }
    return at;
}

std::optional<std::string> Element::attribute(std::string_view attribute_name) const {
    for (const auto& [key, value] : attributes) {
        if (key == attribute_name) return value;
    }
    return std::nullopt;
}

std::string Element::attribute_or(std::string_view attribute_name, std::string_view otherwise) const {
    return attribute(attribute_name).value_or(std::string(otherwise));
}

Element parse(const std::string& xml) {
    pugi::xml_document document;
    const auto result =
        document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    if (!result) throw NotXml(result.description());
    return convert(document.document_element(), {}, 0);
}

}  // namespace exchange
