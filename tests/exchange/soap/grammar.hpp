#pragma once
#include <stdexcept>
#include <string>

#include "tests/exchange/soap/element.hpp"

namespace exchange {

// What Exchange says in a fault with ErrorSchemaValidation.
struct Violation : std::runtime_error {
    Violation(const std::string& words, std::ptrdiff_t where) : std::runtime_error(words), offset(where) {}
    std::ptrdiff_t offset;
};

// Checks an element and all in it: order and number of children, required and known attributes, values
// of simple types. Throws Violation. Elements that the table does not have are violations too.
void check(const Element& element);

}  // namespace exchange
