// A CANCEL that lists only others leaves a room that was ever listed under its UID; for any other it counts.
#include "tests/reserve/rules/rulings/rulings_cast.hpp"

namespace reserve {
namespace {

using support::cancel;
using support::Draft;
using support::request;

class Ruling15 : public Rules {};

TEST_F(Ruling15, ACancelThatListsOnlyOthersLeavesTheRoom) {
    send(request({tuesday_9}));
    EXPECT_EQ(outcome(cancel({tuesday_9.to("grace@corp.example.com").version(1, 1)})), Outcome::unsubscribed);
    EXPECT_EQ(booked().size(), 1U);
}

TEST_F(Ruling15, ACancelThatListsOnlyOthersCountsWhereTheRoomWasNeverListed) {
    const Draft by_list = tuesday_9.to("list@corp.example.com");
    send(request({by_list}));
    EXPECT_EQ(outcome(cancel({by_list.version(1, 1)})), Outcome::cancelled);
    EXPECT_EQ(booked(), Times{});
}

TEST_F(Ruling15, ACancelWithoutAttendeesCounts) {
    send(request({tuesday_9}));
    EXPECT_EQ(outcome(cancel({tuesday_9.to(std::vector<Attendee>{}).version(1, 1)})), Outcome::cancelled);
}

TEST_F(Ruling15, ADamagedAttendeeLineCountsAsTheRooms) {
    send(request({tuesday_9}));
    const std::vector<Attendee> damaged = {
        {.address = "grace@corp.example.com", .declined = false, .rsvp_false = false},
        {.address = "", .declined = false, .rsvp_false = false}};
    EXPECT_EQ(outcome(cancel({tuesday_9.to(damaged).version(1, 1)})), Outcome::cancelled);
}

}  // namespace
}  // namespace reserve
