#pragma once
#include <random>
#include <string>
#include <vector>

#include "tests/gateway/calendar_hand.hpp"
#include "tests/gateway/world.hpp"

namespace gateway {

// What happens to Room 12: people, organizers, delegates and other programs, at random; after each change all
// is done that follows of it. The same seed is the same life.
class RandomLife {
  public:
    RandomLife(World& world, unsigned seed)
        : world_(world), hand_(world.exchange(), World::room), random_(seed) {}

    void change_something();
    int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
    // Nothing waits any more; false when patience is at its end.
    bool settle();
    // What Exchange shows: neither cancelled nor declined.
    std::vector<ShownDate> shown();

  private:
    std::int64_t some_hour();
    void invite();
    void change_by_mail();
    void change_one_date(std::size_t which, bool cancels);
    void send(const Meeting& meeting, bool cancels = false);
    void decide_by_delegate();
    void reserve();
    void change_by_program();
    void request(const std::string& columns, const std::string& values);
    void change_by_hand();

    struct Mailed {
        Meeting meeting;
        std::int64_t start = 0;
    };

    World& world_;
    CalendarHand hand_;
    std::mt19937 random_;
    const std::int64_t begin_ =
        (std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()) / 86400 + 12) * 86400;
    std::vector<Mailed> mailed_;
    std::size_t mails_ = 0;
    int made_ = 0;
    int reserved_ = 0;
};

}  // namespace gateway
