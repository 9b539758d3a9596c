// A meeting never conflicts with itself; an exception in a meeting that does not recur is that meeting if its
// RECURRENCE-ID is its start.
#include "tests/reserve/rules/rulings/rulings_cast.hpp"

namespace reserve {
namespace {

using support::cancel;
using support::Draft;
using support::request;

class Ruling10 : public Rules {};

TEST_F(Ruling10, AMeetingNeverConflictsWithItself) {
    const Draft daily =
        Draft().starts("2026-11-24 09:00", std::chrono::hours(20)).repeats("FREQ=DAILY;COUNT=2");
    const Draft onto = Draft().instead_of("2026-11-25 09:00").starts("2026-11-24 12:00");
    EXPECT_EQ(outcome(request({daily, onto})), Outcome::accepted);
    EXPECT_EQ(booked().size(), 2U);
}

TEST_F(Ruling10, WhatOverlapsIsBlockedOnce) {
    const Draft onto = Draft().instead_of("2026-12-01 09:00").starts("2026-11-24 09:30");
    send(request({weekly, onto}));
    const auto occurrences = office.stored().occurrences;
    EXPECT_EQ(support::text_of(occurrences.at(1).blocked), "24 Nov 10:00-10:30");
}

TEST_F(Ruling10, WhatWasTrimmedIsBlockedWhenTheOtherDateGoes) {
    const Draft onto = Draft().instead_of("2026-12-01 09:00").starts("2026-11-24 09:30");
    send(request({weekly, onto}));
    send(cancel({Draft().instead_of("2026-11-24 09:00").starts("2026-11-24 09:00").version(1, 1)}));
    EXPECT_EQ(outcome(request({Draft("other").starts("2026-11-24 09:30", std::chrono::minutes(30))})),
              Outcome::declined);
}

TEST_F(Ruling10, AnExceptionOfASingleMeetingAtItsStartIsThatMeeting) {
    send(request({tuesday_9}));
    EXPECT_EQ(outcome(request({tuesday_14.instead_of("2026-11-24 09:00").version(1, 1)})), Outcome::accepted);
    EXPECT_EQ(booked(), Times{"24 Nov 14:00-15:00"});
}

TEST_F(Ruling10, AnyOtherExceptionOfASingleMeetingIsAnOccurrenceOnItsOwn) {
    send(request({tuesday_9}));
    send(request({tuesday_14.instead_of("2026-11-24 12:00").version(1, 1)}));
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "24 Nov 14:00-15:00"}));
}

}  // namespace
}  // namespace reserve
