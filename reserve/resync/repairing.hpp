#pragma once
#include <functional>

#include "reserve/resync/carry_over.hpp"
#include "reserve/resync/resync.hpp"

namespace reserve {

// One run over the differences of a room, in one direction: date by date, each in a transaction of its own,
// and what only fits together in one. Where Exchange goes away meanwhile, the rest is left to the next run.
class Repairing {
  public:
    struct Parts {
        RoomCalendar& calendar;
        Books& books;
        const Clock& clock;
    };
    Repairing(const Parts& parts, const Room& room, const BookingPolicy& policy, Direction direction)
        : parts_(parts), room_(room), policy_(policy), direction_(direction) {}

    void run(const Resync::Watch& watch, ResyncReport& report);

  private:
    using Open = std::vector<HandledDifference*>;

    bool repair_each(const Open& open, const Resync::Watch& watch);
    void repair_together(const Open& open);
    Handled repair(const Difference& difference);
    CarryOver carried(const Difference& difference);
    void stop(ResyncReport& report);

    const Parts parts_;
    const Room& room_;
    const BookingPolicy policy_;
    const Direction direction_;
    std::optional<Wait> trouble_{};  // Exchange went away: nothing more is repaired
};

}  // namespace reserve
