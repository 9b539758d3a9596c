#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "smtp/dialogue/memory_budget.hpp"

namespace smtp {

// The content of the message that is being received, within the limits. What goes beyond them is counted and
// dropped, so that the session stays in step.
class Content {
  public:
    Content(std::uint64_t most_octets, MemoryBudget& budget);
    ~Content();
    Content(const Content&) = delete;
    Content& operator=(const Content&) = delete;

    void append(std::string_view octets);

    std::uint64_t octets() const { return octets_; }  // all that came, dropped ones included
    bool too_large() const { return octets_ > most_octets_; }
    bool out_of_memory() const { return out_of_memory_; }

    // The text moves on to be stored; its memory stays charged until clear().
    std::string hand_over();
    void clear();

  private:
    bool make_room(std::size_t octets);

    std::uint64_t most_octets_;
    MemoryBudget& budget_;
    std::string text_;
    std::uint64_t octets_ = 0;
    std::uint64_t charged_ = 0;
    bool out_of_memory_ = false;
};

}  // namespace smtp
