#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ews {

namespace ns {
inline constexpr std::string_view soap = "http://schemas.xmlsoap.org/soap/envelope/";
inline constexpr std::string_view types = "http://schemas.microsoft.com/exchange/services/2006/types";
inline constexpr std::string_view messages = "http://schemas.microsoft.com/exchange/services/2006/messages";
inline constexpr std::string_view errors = "http://schemas.microsoft.com/exchange/services/2006/errors";
}  // namespace ns

// An element of a server's XML: local name and namespace, whatever prefix it was written with.
struct Element {
    std::string ns;
    std::string name;
    std::string text;  // of its own, children left out, blanks at the ends too
    std::vector<std::pair<std::string, std::string>> attributes;  // without namespace declarations
    std::vector<Element> children;

    bool is(std::string_view in, std::string_view called) const { return ns == in && name == called; }
    const Element* child(std::string_view in, std::string_view called) const;
    // In whatever namespace.
    const Element* any_child(std::string_view called) const;
    // Text of a child, empty when there is none.
    std::string_view text_of(std::string_view in, std::string_view called) const;
    std::string_view attribute(std::string_view called) const;
};

struct XmlLimits {
    std::size_t octets = 8U << 20;
    std::size_t elements = 200'000;
    std::size_t depth = 64;
};

// The root element; nothing when the text is no well-formed XML, declares a DTD, or breaks a limit.
std::optional<Element> read_xml(std::string_view text, const XmlLimits& limits = {});

}  // namespace ews
