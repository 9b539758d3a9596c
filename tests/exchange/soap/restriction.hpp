#pragma once
#include <optional>
#include <string>
#include <vector>

#include "tests/exchange/soap/properties.hpp"

namespace exchange {

// t:RestrictionType over the items of a folder.
class Restriction {
  public:
    explicit Restriction(const Element& expression) : expression_(expression) {}

    // The code with which Exchange refuses it; empty: it can be used.
    std::string refusal() const;
    bool uses_extended_field() const;

    // Items that may match, by an index; nothing: every item of the folder may.
    std::optional<std::vector<Number>> candidates(const Store& store, const FolderRef& folder) const;
    bool matches(const View& view) const;

  private:
    Element expression_;
};

}  // namespace exchange
