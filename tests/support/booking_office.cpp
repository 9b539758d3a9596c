#include "tests/support/booking_office.hpp"

#include <algorithm>
#include <cstdio>
#include <future>
#include <stdexcept>

namespace support {

using namespace reserve;

namespace {

Address address(const std::string& text) { return Address::parse(text).value(); }

Room room(RoomId id, const std::string& number) {
    return {.id = id,
            .name = "Room " + number,
            .mailbox = address("room." + number + "@corp.example.com"),
            .receiving = {address("r" + number + "@rooms.example.com")},
            .zone = "Europe/Berlin",
            .building = "Main",
            .capacity = std::nullopt};
}

std::string clock_of(Instant instant) {
    char text[16];
    const auto minutes = (instant.time_since_epoch() % std::chrono::days(1)) / std::chrono::minutes(1);
    std::snprintf(text, sizeof text, "%02d:%02d", static_cast<int>(minutes / 60),
                  static_cast<int>(minutes % 60));
    return text;
}

}  // namespace

std::vector<Room> rooms() { return {room(room_1, "1"), room(room_2, "2")}; }

std::string text_of(const Interval& time) {
    static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(time.start));
    return std::to_string(static_cast<unsigned>(day.day())) + " " +
           months[static_cast<unsigned>(day.month()) - 1] + " " + clock_of(time.start) + "-" +
           clock_of(time.end);
}

void BookingOffice::transact(const std::function<void(Ledger&)>& work) {
    std::promise<void> done;
    books_.transact(work, [&](std::exception_ptr error) {
        if (error) return done.set_exception(error);
        done.set_value();
    });
    done.get_future().get();
}

std::vector<DecidedMeeting> BookingOffice::send_all(const Reading& reading, RoomId room) {
    std::vector<DecidedMeeting> decided;
    transact([&](Ledger& ledger) {
        decided = decide_work({room, reading, null_sender}, settings, now, ledger);
    });
    return decided;
}

ExtendedRoom BookingOffice::extend_room(RoomId room) {
    ExtendedRoom extended;
    transact([&](Ledger& ledger) { extended = reserve::extend_room(room, settings, now, ledger); });
    return extended;
}

Decision BookingOffice::send(const Reading& reading, RoomId room) {
    return send_all(reading, room).at(0).decision;
}

Outcome BookingOffice::outcome(const Reading& reading, RoomId room) {
    return send(reading, room).verdicts.at(0).outcome;
}

Meeting BookingOffice::stored(const std::string& uid, RoomId room) {
    Meeting meeting;
    books_.rehearse([&](Ledger& ledger) { meeting = ledger.meeting(room, uid); });
    return meeting;
}

std::vector<std::string> BookingOffice::booked(const std::string& uid, RoomId room) {
    std::vector<Interval> times;
    for (const Occurrence& occurrence : stored(uid, room).occurrences) times.push_back(occurrence.time);
    std::ranges::sort(times);
    std::vector<std::string> texts;
    for (const Interval& time : times) texts.push_back(text_of(time));
    return texts;
}

}  // namespace support
