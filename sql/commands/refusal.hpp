#pragma once
#include <cstddef>
#include <string>

namespace sql {

// What an administrator asked for and does not get, in words. Nothing was changed.
struct Refusal {
    std::string words;
};

// The row of an import that cannot be taken, from 0; none of the rows was.
struct RefusedRow {
    std::size_t row = 0;
    std::string words;
};

struct Imported {
    std::size_t added = 0;
    std::size_t changed = 0;  // were there: written anew
};

}  // namespace sql
