#include "smtp/dialogue/content.hpp"

#include <algorithm>
#include <utility>

namespace smtp {

Content::Content(std::uint64_t most_octets, MemoryBudget& budget)
    : most_octets_(most_octets), budget_(budget) {}

Content::~Content() { clear(); }

void Content::append(std::string_view octets) {
    octets_ += octets.size();
    if (out_of_memory_) return;
    if (!too_large() && make_room(octets.size())) {
        text_.append(octets);
        return;
    }
    out_of_memory_ = !too_large();
    text_ = {};
    budget_.give_back(std::exchange(charged_, 0));
}

std::string Content::hand_over() { return std::exchange(text_, {}); }

void Content::clear() {
    text_ = {};
    octets_ = 0;
    out_of_memory_ = false;
    budget_.give_back(std::exchange(charged_, 0));
}

// Memory grows in steps that are charged before they are taken.
bool Content::make_room(std::size_t octets) {
    constexpr std::size_t first_step = 16 * 1024;  // an ordinary meeting request
    const std::size_t needed = text_.size() + octets;
    if (needed <= charged_) return true;
    const std::uint64_t doubled = std::min<std::uint64_t>(text_.size() * 2, most_octets_);
    const std::size_t capacity = std::max({needed, static_cast<std::size_t>(doubled), first_step});
    if (!budget_.take(capacity - charged_)) return false;
    charged_ = capacity;
    text_.reserve(capacity);
    return true;
}

}  // namespace smtp
