#pragma once
#include <chrono>
#include <cstddef>
#include <set>
#include <string>

#include "reserve/log.hpp"

namespace smtp {

// Warnings about clients, who can cause as many as they like: each line is written once a minute, ten
// different ones at most, and then how many more there were. For one thread.
class ClientWarnings {
  public:
    using TimePoint = std::chrono::steady_clock::time_point;

    explicit ClientWarnings(reserve::Log& log) : log_(log) {}

    void tell(const std::string& line, TimePoint now);
    // Writes the number of those that were not written, when their minute is over; call it now and then.
    void sum_up(TimePoint now);
    // The same at once.
    void sum_up();

  private:
    reserve::Log& log_;
    TimePoint minute_began_{};
    std::set<std::string> told_;
    std::size_t more_ = 0;
    std::string last_;
};

}  // namespace smtp
