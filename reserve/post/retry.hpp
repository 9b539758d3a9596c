#pragma once
#include <chrono>

namespace reserve {

// How long to wait before looking for a request again that was not there: 2, 5, 10, 30 s, 1 min, then every
// 5 min, by the time it is missing already.
std::chrono::seconds missing_pause(std::chrono::seconds missing_for);

// The pause after `failures` failures in a row before this one: `first`, doubled each time up to `at_most`,
// and up to a quarter more by `random` (0 to 1), so that nobody comes back in step.
std::chrono::seconds growing_pause(std::chrono::seconds first, std::chrono::seconds at_most, int failures,
                                   double random);

// The pause that a server asks for: never shorter, and longer by `random` (0 to 1), by up to a quarter but at
// most a minute. Zero, and less, is no wish: zero.
std::chrono::seconds asked_pause(std::chrono::milliseconds wish, double random);

}  // namespace reserve
