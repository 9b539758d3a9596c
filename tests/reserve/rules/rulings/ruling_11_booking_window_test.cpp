// The booking window ends with a day in the room's zone, that day included; a meeting that begins beyond it
// is declined, whatever enforce_scheduling_horizon says.
#include "tests/reserve/rules/rulings/rulings_cast.hpp"

namespace reserve {
namespace {

using support::Draft;
using support::request;

class Ruling11 : public Rules {};

TEST_F(Ruling11, TheBookingWindowIncludesItsLastDayInTheRoomsZone) {
    office.settings.booking.booking_window_in_days = 1;
    EXPECT_EQ(outcome(request({Draft("a").starts("2026-11-24 22:30")})), Outcome::accepted);
    EXPECT_EQ(outcome(request({Draft("b").starts("2026-11-24 23:00")})), Outcome::declined);
}

TEST_F(Ruling11, AWindowOfNoDaysIsTodayOnly) {
    office.settings.booking.booking_window_in_days = 0;
    EXPECT_EQ(outcome(request({Draft("a").starts("2026-11-23 12:00")})), Outcome::accepted);
    EXPECT_EQ(outcome(request({Draft("b").starts("2026-11-24 12:00")})), Outcome::declined);
}

TEST_F(Ruling11, ASingleMeetingBeyondTheWindowIsDeclinedThoughTheHorizonIsNotEnforced) {
    office.settings.booking.enforce_scheduling_horizon = false;
    EXPECT_EQ(outcome(request({Draft().starts("2027-11-24 09:00")})), Outcome::declined);
}

TEST_F(Ruling11, ASeriesThatBeginsBeyondTheWindowIsDeclinedThoughTheHorizonIsNotEnforced) {
    office.settings.booking.enforce_scheduling_horizon = false;
    EXPECT_EQ(outcome(request({weekly.starts("2027-11-24 09:00")})), Outcome::declined);
}

TEST_F(Ruling11, ZeroLengthIsAcceptedAndBlocksNothing) {
    office.settings.booking.setup_minutes = 10;
    EXPECT_EQ(outcome(request({Draft("zero").starts("2026-11-24 09:30", {})})), Outcome::accepted);
    EXPECT_EQ(outcome(request({tuesday_9})), Outcome::accepted);
    EXPECT_EQ(outcome(request({Draft("zero2").starts("2026-11-24 09:30", {})})), Outcome::accepted);
}

TEST_F(Ruling11, ZeroLengthIsDeclinedWhereAMinimumIsSet) {
    office.settings.booking.minimum_duration_in_minutes = 15;
    EXPECT_EQ(outcome(request({Draft().starts("2026-11-24 09:30", {})})), Outcome::declined);
}

}  // namespace
}  // namespace reserve
