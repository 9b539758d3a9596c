#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "reserve/clock.hpp"
#include "reserve/desk/desk_settings.hpp"
#include "reserve/ledger.hpp"
#include "reserve/resync/compare_room.hpp"
#include "reserve/resync/difference_filter.hpp"
#include "reserve/resync/resync_book.hpp"
#include "reserve/room_calendar.hpp"

namespace reserve {

enum class Direction { to_database, to_exchange };

struct ResyncOrder {
    Interval window;
    DifferenceFilter filter{};
    std::optional<Direction> direction{};  // nothing: both are shown, and nothing is repaired
    bool repair = false;                   // false: nothing is written
    bool deletions_confirmed = false;
    int mass_deletion_percent = 20;  // more of a room's dates are not deleted unless confirmed
};

// What became of a difference.
enum class Handled {
    listed,     // nothing: a conflict, what waits, a dry run, or the other direction
    repaired,   // the database is as Exchange is
    queued,     // the outbox makes Exchange as the database is
    taken,      // the room is booked for another meeting then; in a dry run: it would be
    overtaken,  // the database changed meanwhile: the next run looks again
    held,       // too many deletions at once
};

struct HandledDifference {
    Difference difference;
    Handled handled = Handled::listed;
};

struct ResyncReport {
    std::vector<HandledDifference> differences;  // by time
    std::size_t here = 0;                        // dates to come in the window, in the database ...
    std::size_t there = 0;                       // ... and in Exchange
    std::size_t unclear = 0;    // items of Exchange that tell no UID or no times: nothing counts as gone
    std::size_t deletions = 0;  // that the order asks for
    bool held = false;          // they are too many, and not confirmed
    // Exchange could not be read: nothing was compared; with `stopped`: it went away while it was repaired.
    std::optional<Wait> trouble{};
    bool stopped = false;
};

// Whether an order in that direction does something about it. Exchange is repaired where roomgate's own item
// is there, or none: what the organizer's request or a person put there is left to them.
bool is_repaired_by(const Difference& difference, Direction direction);

// Compares a room's two calendars, and repairs what the order asks for, meeting by meeting: each in one
// transaction. What is done is alike when it is compared again, so that a run which was interrupted goes on.
class Resync {
  public:
    Resync(RoomCalendar& calendar, ResyncBook& book, Books& books, const Clock& clock)
        : calendar_(calendar), book_(book), books_(books), clock_(clock) {}

    struct Watch {
        RoomCalendar::Progress read{};  // up to where Exchange's calendar is read
        // Meetings of which a date is missing in the window are looked for in the whole calendar.
        std::function<void(std::size_t done, std::size_t of)> looked_for{};
        std::function<void(std::size_t done, std::size_t of)> repaired{};
        std::function<bool()> is_to_stop{};
    };
    ResyncReport run(const Room& room, const DecidingSettings& settings, const ResyncOrder& order,
                     const Watch& watch);

  private:
    std::variant<ComparedRoom, Wait> compare(const Room& room, const ComparisonFrame& frame,
                                             const ResyncOrder& order, const Watch& watch);
    std::optional<Wait> look_for_missing(const Room& room, const ComparisonFrame& frame,
                                         ComparedRoom& compared, const Watch& watch);
    void remember_agreed(const Room& room, const ComparedRoom& compared);

    RoomCalendar& calendar_;
    ResyncBook& book_;
    Books& books_;
    const Clock& clock_;
};

}  // namespace reserve
