#include "tests/reserve/rules/rulings/rulings_cast.hpp"

namespace reserve {
namespace {

using support::add;
using support::Draft;
using support::request;

class Ruling13 : public Rules {};

TEST_F(Ruling13, AddTakesItsLengthFromTheSeries) {
    send(request({weekly}));
    const auto no_end = [](Component& c) { c.duration.reset(); };
    EXPECT_EQ(outcome(add({Draft().starts("2026-12-03 09:00").version(1, 1).with(no_end)})),
              Outcome::accepted);
    EXPECT_EQ(booked()[2], "3 Dec 09:00-10:00");
}

TEST_F(Ruling13, AddWithARecurrenceIdIsARequestForThatOccurrence) {
    send(request({weekly}));
    EXPECT_EQ(outcome(add({first_of_december.starts("2026-12-01 15:00").version(1, 1)})), Outcome::accepted);
    EXPECT_EQ(booked()[1], "1 Dec 15:00-16:00");
}

TEST_F(Ruling13, AddWithoutAKnownSeriesIsParked) {
    EXPECT_EQ(outcome(add({Draft().starts("2026-12-03 09:00").version(1, 1)})), Outcome::parked);
}

TEST_F(Ruling13, AddOfATakenDateIsDeclinedForThatDate) {
    send(request({weekly}));
    send(request({Draft("other").starts("2026-12-03 09:00")}));
    EXPECT_EQ(outcome(add({Draft().starts("2026-12-03 09:00").version(1, 1)})), Outcome::declined);
    EXPECT_EQ(booked(), four_tuesdays);
}

}  // namespace
}  // namespace reserve
