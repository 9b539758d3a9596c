// ADD takes from the series what it leaves out; with RECURRENCE-ID it is a request for that date, and without
// a known series it is parked.
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

TEST_F(Ruling13, AddBringsEachOfItsDatesOnItsOwn) {
    send(request({weekly}));
    send(request({Draft("other").starts("2026-12-04 09:00")}));
    const auto no_end = [](Component& c) { c.duration.reset(); };
    const Draft three_days = Draft().starts("2026-12-03 09:00").repeats("FREQ=DAILY;COUNT=3");
    const Decision decision = send(add({three_days.version(1, 1).with(no_end)}));
    EXPECT_EQ(kinds(decision), (std::vector{AnswerKind::accept, AnswerKind::decline, AnswerKind::accept}));
    EXPECT_EQ(booked()[2], "3 Dec 09:00-10:00");
    EXPECT_EQ(booked()[3], "5 Dec 09:00-10:00");
}

TEST_F(Ruling13, AddOfTheSameDatesAgainIsARepeat) {
    send(request({weekly}));
    const Reading three_days =
        add({Draft().starts("2026-12-03 09:00").repeats("FREQ=DAILY;COUNT=3").version(1, 1)});
    send(three_days);
    for (const Verdict& verdict : send(three_days).verdicts) EXPECT_EQ(verdict.outcome, Outcome::repeated);
}

TEST_F(Ruling13, AddWithoutEndIsParked) {
    send(request({weekly}));
    EXPECT_EQ(outcome(add({Draft().starts("2026-12-03 09:00").repeats("FREQ=DAILY").version(1, 1)})),
              Outcome::parked);
}

TEST_F(Ruling13, AddToACancelledSeriesIsParked) {
    send(request({weekly}));
    send(support::cancel({weekly.version(1, 1)}));
    EXPECT_EQ(outcome(add({Draft().starts("2026-12-03 09:00").version(2, 2)})), Outcome::parked);
    EXPECT_EQ(booked(), Times());
}

TEST_F(Ruling13, AddThatIsOlderThanTheSeriesIsSuperseded) {
    send(request({weekly.version(1, 5)}));
    EXPECT_EQ(outcome(add({Draft().starts("2026-12-03 09:00").version(1, 1)})), Outcome::superseded);
}

TEST_F(Ruling13, AddOfATakenDateIsDeclinedForThatDate) {
    send(request({weekly}));
    send(request({Draft("other").starts("2026-12-03 09:00")}));
    EXPECT_EQ(outcome(add({Draft().starts("2026-12-03 09:00").version(1, 1)})), Outcome::declined);
    EXPECT_EQ(booked(), four_tuesdays);
}

}  // namespace
}  // namespace reserve
