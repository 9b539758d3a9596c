// Exceptions that come with a series count with its DTSTAMP, those that come alone are compared on their own;
// cancelled dates stay out while the time pattern is unchanged.
#include "tests/reserve/rules/rulings/rulings_cast.hpp"

namespace reserve {
namespace {

using support::cancel;
using support::Draft;
using support::request;

class Ruling6 : public Rules {};

TEST_F(Ruling6, AStoredExceptionWithALaterDtstampStays) {
    send(request({weekly}));
    send(request({moved_alone.version(0, 9)}));
    send(request({weekly.version(1, 5)}));
    EXPECT_EQ(booked()[1], "1 Dec 15:00-16:00");
}

TEST_F(Ruling6, AnExceptionThatComesWithALaterSeriesReplacesTheStoredOne) {
    send(request({weekly}));
    send(request({moved_alone.version(0, 2)}));
    send(request({weekly.version(1, 5), moved_alone.starts("2026-12-01 17:00").version(1, 1)}));
    EXPECT_EQ(booked()[1], "1 Dec 17:00-18:00");
}

TEST_F(Ruling6, AnExceptionAloneIsComparedWithTheStoredOne) {
    send(request({weekly}));
    send(request({moved_alone.version(2, 5)}));
    EXPECT_EQ(outcome(request({moved_alone.starts("2026-12-01 17:00").version(1, 3)})), Outcome::superseded);
    EXPECT_EQ(outcome(request({moved_alone.version(2, 5)})), Outcome::repeated);
}

TEST_F(Ruling6, AnExceptionAloneIsComparedWithTheSeriesByDtstampAlone) {
    send(request({weekly.version(3, 5)}));
    EXPECT_EQ(outcome(request({moved_alone.version(9, 4)})), Outcome::superseded);
    EXPECT_EQ(outcome(request({moved_alone.version(0, 6)})), Outcome::accepted);
}

TEST_F(Ruling6, ACancelledOccurrenceStaysOutWhileThePatternIsUnchanged) {
    send(request({weekly}));
    send(cancel({Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 09:00").version(1, 1)}));
    send(request({weekly.version(2, 5)}));
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "8 Dec 09:00-10:00", "15 Dec 09:00-10:00"}));
}

TEST_F(Ruling6, AnExceptionThatWasSentWithTheCancellationOfItsSeriesIsCancelledWithIt) {
    send(request({weekly}));
    send(request({moved_alone.version(1, 9)}));
    send(cancel({weekly.version(1, 9)}));
    EXPECT_EQ(booked(), Times{});
}

// The series takes it out of the room's Exchange calendar.
TEST_F(Ruling6, AnExceptionThatWasSentAfterTheCancellationOfItsSeriesIsShownOnItsOwn) {
    send(request({weekly}));
    send(request({moved_alone.version(1, 9)}));
    const Decision decision = send(cancel({weekly.version(1, 5)}));
    EXPECT_EQ(booked(), Times{"1 Dec 15:00-16:00"});
    EXPECT_EQ(kinds(decision), (std::vector{AnswerKind::remove, AnswerKind::mirror}));
}

TEST_F(Ruling6, AnExceptionThatWasSentWithTheCancellationOfItsSeriesComesTooLate) {
    send(request({weekly}));
    send(cancel({weekly.version(1, 9)}));
    EXPECT_EQ(outcome(request({moved_alone.version(1, 9)})), Outcome::superseded);
    EXPECT_EQ(booked(), Times{});
}

TEST_F(Ruling6, ANewPatternBringsACancelledOccurrenceBack) {
    send(request({weekly}));
    send(cancel({Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 09:00").version(1, 1)}));
    send(request({weekly.repeats("FREQ=WEEKLY;COUNT=2").version(2, 5)}));
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "1 Dec 09:00-10:00"}));
}

TEST_F(Ruling6, AnExplicitComponentBringsACancelledOccurrenceBack) {
    send(request({weekly}));
    const Draft first_of_december = Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 09:00");
    send(cancel({first_of_december.version(1, 1)}));
    send(request({first_of_december.version(2, 2)}));
    EXPECT_EQ(booked(), four_tuesdays);
}

TEST_F(Ruling6, AnExceptionMayComeBeforeItsSeries) {
    send(request({moved_alone.version(0, 9)}));
    send(request({weekly}));
    EXPECT_EQ(booked(),
              (Times{"24 Nov 09:00-10:00", "1 Dec 15:00-16:00", "8 Dec 09:00-10:00", "15 Dec 09:00-10:00"}));
}

// What comes late was sent between the cancellation and the series that leaves the date out.
TEST_F(Ruling6, AnExdateCountsAsSentWithItsSeries) {
    const Draft second = Draft().instead_of("2026-12-01 09:00");
    send(request({weekly}));
    send(cancel({second.starts("2026-12-01 09:00").version(0, 2)}));
    send(request({weekly.without("2026-12-01 09:00").version(0, 7)}));
    EXPECT_EQ(outcome(request({second.starts("2026-12-01 11:00").version(0, 4)})), Outcome::superseded);
    EXPECT_EQ(booked().size(), 3U);
    EXPECT_EQ(outcome(request({second.starts("2026-12-01 12:00").version(0, 8)})), Outcome::accepted);
}

TEST_F(Ruling6, AnExceptionThatWasSentWithTheExdateBringsTheDateBackOnce) {
    send(request({weekly.without("2026-12-01 09:00")}));
    EXPECT_EQ(outcome(request({moved_alone})), Outcome::accepted);
    EXPECT_EQ(outcome(request({moved_alone})), Outcome::repeated);
    EXPECT_EQ(booked()[1], "1 Dec 15:00-16:00");
}

TEST_F(Ruling6, ACancelOfAnOccurrenceMayComeBeforeItsSeries) {
    send(cancel({Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 09:00").version(1, 9)}));
    send(request({weekly}));
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "8 Dec 09:00-10:00", "15 Dec 09:00-10:00"}));
}

TEST_F(Ruling6, CancelledOccurrencesStayOutAfterASeriesOfWhichTheyWereAll) {
    const auto cancelled = [](const char* date) {
        return cancel({Draft().instead_of(date).starts(date).version(1, 5)});
    };
    send(cancelled("2026-11-24 09:00"));
    send(cancelled("2026-12-01 09:00"));
    send(request({weekly.repeats("FREQ=WEEKLY;COUNT=2")}));
    EXPECT_EQ(outcome(request({moved_alone.version(0, 2)})), Outcome::superseded);
    EXPECT_EQ(booked(), Times());
}

}  // namespace
}  // namespace reserve
