#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "reserve/courier.hpp"

namespace reserve {

// One date as the room's calendar at the mail server shows it.
struct RoomCalendarDate {
    // What the room's mailbox says to it (MyResponseType).
    enum class Response { unknown, organizer, accepted, tentative, declined, unanswered };

    std::string item_id;  // of the server; changes when the item moves
    std::string uid;      // plain_uid; empty: the server does not tell it, or no times: it cannot be compared
    // Of a series: the original start; nothing: a single meeting.
    std::optional<Instant> recurrence_id;
    Interval time;
    std::string organizer;  // lower case; empty: the server does not tell it here (RoomCalendar::organizer)
    bool ours = false;  // made by roomgate (AnswerKind::mirror): told by its mark, whatever UID it has
    bool has_subject = false;
    bool is_cancelled = false;
    Response response = Response::unknown;
    std::optional<Instant> created{};
    std::optional<Instant> modified{};
    friend bool operator==(const RoomCalendarDate&, const RoomCalendarDate&) = default;
};

// What happened to a room's calendar since a watermark.
struct CalendarChanges {
    std::size_t changes = 0;    // items made, changed or deleted; with a new watermark: all that there are
    std::string watermark;      // opaque; for the next time
    bool started_over = false;  // the server did not know the watermark any more
};

// Reads the rooms' calendars at their mail servers. Thread-safe; blocks for the length of the calls. A Wait
// is what the server is in the way of.
class RoomCalendar {
  public:
    virtual ~RoomCalendar() = default;

    // Told, on long work, up to where the window is read.
    using Progress = std::function<void(Instant read_until)>;
    // Every date that overlaps the window, those of series too, once each, by start.
    virtual std::variant<std::vector<RoomCalendarDate>, Wait> read(const Address& mailbox,
                                                                   const Interval& window,
                                                                   const Progress& progress) = 0;
    // What the calendar has of a meeting, wherever it lies: a single meeting, or the moved dates of a series.
    virtual std::variant<std::vector<RoomCalendarDate>, Wait> find(const Address& mailbox,
                                                                   const std::string& uid) = 0;
    // An empty watermark begins one.
    virtual std::variant<CalendarChanges, Wait> changes_since(const Address& mailbox,
                                                              const std::string& watermark) = 0;
    // The address of who organizes it; empty: no SMTP address, or the item is gone.
    virtual std::variant<std::string, Wait> organizer(const Address& mailbox,
                                                      const RoomCalendarDate& date) = 0;
};

}  // namespace reserve
