#include "tests/reserve/rules/rules_cast.hpp"

// A room's own settings count before those of the file.

namespace reserve {
namespace {

using support::Draft;
using support::request;

class RoomPolicy : public Rules {
  protected:
    RoomPolicy() {
        books.shelf.rooms[0].booking = "an hour at most";
        office.settings.room_policy = [](BookingPolicy policy, const Room& room) {
            if (room.booking == "an hour at most") policy.maximum_duration_in_minutes = 60;
            if (room.booking == "extended") policy.enforce_scheduling_horizon = false;
            return policy;
        };
    }
};

const Draft two_hours = Draft().starts("2026-11-24 09:00", std::chrono::hours(2));
const Draft endless = Draft().starts("2026-11-24 09:00").repeats("FREQ=WEEKLY");

TEST_F(RoomPolicy, CountsForItsRoomOnly) {
    EXPECT_EQ(outcome(request({two_hours})), Outcome::declined);
    EXPECT_EQ(outcome(request({two_hours}), support::room_2), Outcome::accepted);
}

TEST_F(RoomPolicy, CountsFromTheNextDecisionOn) {
    books.shelf.rooms[0].booking.clear();
    EXPECT_EQ(outcome(request({two_hours})), Outcome::accepted);
}

TEST_F(RoomPolicy, ExtendsTheSeriesOfARoomThatSaysSo) {
    books.shelf.rooms[0].booking = "extended";
    send(request({endless}));
    const std::size_t before = booked().size();
    office.now += std::chrono::days(7);
    office.extend_room();
    EXPECT_EQ(booked().size(), before + 1);
}

}  // namespace
}  // namespace reserve
