#pragma once
#include <string>
#include <vector>

namespace config {

// Where something stands in the settings file; both count from 1. Line 0 is the file as a whole.
struct Place {
    int line = 1;
    int column = 1;
    friend bool operator==(const Place&, const Place&) = default;
};

// Why the settings file is refused, for the person who edits it.
struct Mistake {
    std::string file;
    Place place;
    std::string words;         // what is wrong, and what is right
    std::string suggestion{};  // a sentence on what was most likely meant; empty: nothing is near
};

// "roomgate.toml:12:1: words suggestion"
std::string to_text(const Mistake& mistake);
std::string to_text(const std::vector<Mistake>& mistakes);  // one a line

// File by file, in the order of its lines.
std::vector<Mistake> in_order(std::vector<Mistake> mistakes);

}  // namespace config
