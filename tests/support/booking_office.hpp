#pragma once
#include <functional>
#include <string>
#include <vector>

#include "reserve/desk/extend_room.hpp"
#include "reserve/desk/work.hpp"
#include "tests/support/draft.hpp"

namespace support {

constexpr reserve::RoomId room_1{1};
constexpr reserve::RoomId room_2{2};

// Rooms 1 and 2 in Berlin, in one building, and the profile of ada@corp.example.com.
std::vector<reserve::Room> rooms();
constexpr reserve::Profile ada{.id = reserve::ProfileId{7}};

// Sends messages to rooms and looks at what is booked then, over any books that hold rooms() and ada. It is
// Mon 23 Nov 2026, 08:00 UTC.
class BookingOffice {
  public:
    explicit BookingOffice(reserve::Books& books) : books_(books) {}

    // Decides and books; what was decided about each UID.
    std::vector<reserve::DecidedMeeting> send_all(const reserve::Reading& reading,
                                                  reserve::RoomId room = room_1);
    // The same of a message about one meeting.
    reserve::Decision send(const reserve::Reading& reading, reserve::RoomId room = room_1);
    // The outcome of its first verdict.
    reserve::Outcome outcome(const reserve::Reading& reading, reserve::RoomId room = room_1);

    // Extends the room's series that go on.
    reserve::ExtendedRoom extend_room(reserve::RoomId room = room_1);

    // What is booked: "24 Nov 09:00-10:00", in order of time, UTC.
    std::vector<std::string> booked(const std::string& uid = "m1", reserve::RoomId room = room_1);
    reserve::Meeting stored(const std::string& uid = "m1", reserve::RoomId room = room_1);

    reserve::DecidingSettings settings;
    reserve::Instant now = at("2026-11-23 08:00");
    bool null_sender = false;

  private:
    void transact(const std::function<void(reserve::Ledger&)>& work);

    reserve::Books& books_;
};

std::string text_of(const reserve::Interval& time);

}  // namespace support
