#pragma once
#include <string_view>
#include <vector>

#include "reserve/reading/calendar/content_line.hpp"

namespace reserve {

// A component of a calendar object as it is written, from BEGIN to END (RFC 5545 3.6).
struct Block {
    std::string_view name;
    std::vector<ContentLine> lines;
    std::vector<Block> blocks;
    bool closed = false;  // its END is there

    // The first line of that name; nullptr when there is none.
    const ContentLine* line(std::string_view property) const;
    // Empty when there is none.
    std::string_view value(std::string_view property) const;
    bool is(std::string_view component) const;
};

// The VCALENDARs of a text. Kept are the lines that a room's agent reads, VTIMEZONEs with their observances,
// and VEVENTs; of other components only the name. Points into the text.
std::vector<Block> parse_blocks(std::string_view text);

}  // namespace reserve
