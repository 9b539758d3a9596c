#pragma once
#include <array>
#include <chrono>

namespace reserve::test {

// How times are written. No clock changes between 24 November and 9 March in these zones.
struct Place {
    const char* zone;  // nullptr: UTC
    std::chrono::minutes offset;
};
inline constexpr std::array<Place, 4> places{{{nullptr, std::chrono::minutes(0)},
                                              {"Europe/Berlin", std::chrono::minutes(60)},
                                              {"America/New_York", std::chrono::minutes(-300)},
                                              {"Asia/Kolkata", std::chrono::minutes(330)}}};

}  // namespace reserve::test
