#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reserve/meeting.hpp"
#include "reserve/room_calendar.hpp"

namespace reserve {

// A date that both calendars had alike when they were last compared.
struct AgreedDate {
    Instant recurrence_id{};  // of a single meeting its start then
    Interval time;
    friend bool operator==(const AgreedDate&, const AgreedDate&) = default;
};

// A date as the database has it.
struct BookedDate {
    Instant recurrence_id{};
    Interval time;
    // An old slot that was kept when an update of it was declined: Exchange removed it then.
    bool kept = false;
    friend bool operator==(const BookedDate&, const BookedDate&) = default;
};

// All that the database tells about one meeting of a room, for a comparison.
struct BookedSide {
    std::string uid;
    bool known = false;       // a reservation, or a version that was declined or cancelled
    bool cancelled = false;   // what is known of it is a cancellation
    bool on_its_way = false;  // a message or an answer about it is not done: Exchange is not yet as decided
    bool carried = false;     // Exchange was told what was decided last
    std::vector<BookedDate> dates{};
    std::vector<AgreedDate> agreed{};
    std::optional<Instant> created{};   // first decided
    std::optional<Instant> modified{};  // last decided
};

// What happened to a date on one side since both agreed.
enum class DateChange { added, changed, deleted };

// What is to be done about a difference.
enum class Course {
    to_database,  // Exchange changed: the database follows
    to_exchange,  // the database changed: Exchange follows
    conflict,     // both changed, or it cannot be told which: for a person
    waiting,      // a message or an answer is on its way, and may settle it
};

// One date that the two calendars do not have alike.
struct Difference {
    std::string uid;          // as the database knows it, else as Exchange does
    Instant recurrence_id{};  // of the database's date, else of Exchange's
    std::optional<Interval> database;
    std::optional<Interval> exchange;
    std::optional<Interval> agreed;
    std::optional<DateChange> in_database{};
    std::optional<DateChange> in_exchange{};
    Course course = Course::conflict;
    std::string words{};                      // why, where the two changes do not tell
    std::optional<RoomCalendarDate> there{};  // as Exchange shows it
    std::optional<Instant> created{};
    std::optional<Instant> modified{};
};

}  // namespace reserve
