#include "reserve/post/retry.hpp"

#include <algorithm>
#include <array>

namespace reserve {
namespace {

using Seconds = std::chrono::duration<double>;

std::chrono::seconds whole(Seconds time) { return std::chrono::ceil<std::chrono::seconds>(time); }

}  // namespace

std::chrono::seconds missing_pause(std::chrono::seconds missing_for) {
    using std::chrono::seconds;
    constexpr std::array ladder{seconds(2), seconds(5), seconds(10), seconds(30), seconds(60)};
    seconds climbed{0};
    for (const seconds rung : ladder) {
        if (missing_for < climbed + rung) return rung;
        climbed += rung;
    }
    return seconds(300);
}

std::chrono::seconds growing_pause(std::chrono::seconds first, std::chrono::seconds at_most, int failures,
                                   double random) {
    const std::chrono::seconds longest = std::max(first, at_most);
    std::chrono::seconds pause = std::max(first, std::chrono::seconds(1));
    for (int i = 0; i < failures && pause < longest; ++i) pause *= 2;
    pause = std::min(pause, longest);
    return pause + whole(Seconds(pause) * 0.25 * random);
}

std::chrono::seconds asked_pause(std::chrono::milliseconds wish, double random) {
    const Seconds asked(std::max(wish, std::chrono::milliseconds(0)));
    return whole(asked) + whole(std::min(asked * 0.25, Seconds(60)) * random);
}

}  // namespace reserve
