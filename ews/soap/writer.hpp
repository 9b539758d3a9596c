#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ews {

// Text as XML 1.0 may carry it: characters that it forbids and broken UTF-8 are left out, markup is escaped.
std::string xml_text(std::string_view text);

// Writes elements in the order of the calls. Names come with one of the prefixes of envelope.hpp.
class XmlWriter {
  public:
    using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    XmlWriter& open(std::string_view name, Attributes attributes = {});
    XmlWriter& close();
    XmlWriter& empty(std::string_view name, Attributes attributes = {});
    XmlWriter& leaf(std::string_view name, std::string_view text, Attributes attributes = {});
    XmlWriter& append(std::string_view xml);  // written by another writer

    const std::string& str() const { return text_; }

  private:
    void start(std::string_view name, Attributes attributes);
    std::string text_;
    std::vector<std::string> open_;
};

}  // namespace ews
