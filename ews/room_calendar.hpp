#pragma once
#include "ews/courier.hpp"
#include "reserve/room_calendar.hpp"

namespace ews {

// Reads the calendars of room mailboxes, at the servers that the courier answers at.
class RoomCalendar final : public reserve::RoomCalendar {
  public:
    explicit RoomCalendar(const Courier& courier) : courier_(courier) {}

    std::variant<std::vector<reserve::RoomCalendarDate>, reserve::Wait> read(
        const reserve::Address& mailbox, const reserve::Interval& window, const Progress& progress) override;
    std::variant<std::vector<reserve::RoomCalendarDate>, reserve::Wait> find(const reserve::Address& mailbox,
                                                                             const std::string& uid) override;
    std::variant<reserve::CalendarChanges, reserve::Wait> changes_since(
        const reserve::Address& mailbox, const std::string& watermark) override;
    std::variant<std::string, reserve::Wait> organizer(const reserve::Address& mailbox,
                                                       const reserve::RoomCalendarDate& date) override;

  private:
    const Courier& courier_;
};

}  // namespace ews
