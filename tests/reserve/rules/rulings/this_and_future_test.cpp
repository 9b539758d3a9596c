// RANGE=THISANDFUTURE (RFC 5545 3.2.13, 3.8.4.4), under the version rules of rulings 5 and 6.
#include "tests/reserve/rules/rulings/rulings_cast.hpp"

namespace reserve {
namespace {

using support::cancel;
using support::Draft;
using support::request;

Draft and_all_that_follow(const Draft& draft) {
    return draft.with([](Component& c) { c.this_and_future = true; });
}

// From 8 December on at 14 o'clock, for two hours.
const Draft two_hours_later = and_all_that_follow(
    Draft().instead_of("2026-12-08 09:00").starts("2026-12-08 14:00", std::chrono::hours(2)).version(1, 5));
const Draft no_more =
    and_all_that_follow(Draft().instead_of("2026-12-08 09:00").starts("2026-12-08 09:00").version(1, 5));
const Times moved_from_the_third = {"24 Nov 09:00-10:00", "1 Dec 09:00-10:00", "8 Dec 14:00-16:00",
                                    "15 Dec 14:00-16:00"};
const Times first_two = {"24 Nov 09:00-10:00", "1 Dec 09:00-10:00"};

class ThisAndFuture : public Rules {};

TEST_F(ThisAndFuture, MovesAnOccurrenceAndThoseThatFollowByTheSameTime) {
    send(request({weekly}));
    const Decision decision = send(request({two_hours_later}));
    EXPECT_EQ(decision.verdicts.at(0).outcome, Outcome::accepted);
    EXPECT_EQ(kinds(decision), std::vector{AnswerKind::accept});
    EXPECT_EQ(decision.answers.at(0).recurrence_id, support::at("2026-12-08 09:00"));
    EXPECT_EQ(booked(), moved_from_the_third);
}

TEST_F(ThisAndFuture, MovesByWallClock) {
    send(request(
        {Draft().in_zone("Europe/Berlin").starts("2027-03-16 09:00").repeats("FREQ=WEEKLY;COUNT=3")}));
    send(request({and_all_that_follow(Draft()
                                          .in_zone("Europe/Berlin")
                                          .instead_of("2027-03-23 09:00")
                                          .starts("2027-03-23 15:00")
                                          .version(1, 5))}));
    EXPECT_EQ(booked(), (Times{"16 Mar 08:00-09:00", "23 Mar 14:00-15:00", "30 Mar 13:00-14:00"}));
}

// On 28 March 2027 the clocks in Berlin go from 2 to 3 o'clock.
TEST_F(ThisAndFuture, KeepsItsLengthWhereTheClocksPutItsEndBeforeItsStart) {
    const Draft sunday = Draft().in_zone("Europe/Berlin").starts("2027-03-14 09:00");
    send(request({sunday.repeats("FREQ=WEEKLY;COUNT=3")}));
    send(request({and_all_that_follow(sunday.instead_of("2027-03-21 09:00")
                                          .starts("2027-03-21 02:45", std::chrono::minutes(30))
                                          .version(1, 5))}));
    EXPECT_EQ(booked(), (Times{"14 Mar 08:00-09:00", "21 Mar 01:45-02:15", "28 Mar 01:45-02:15"}));
}

TEST_F(ThisAndFuture, MayComeWithItsSeries) {
    EXPECT_EQ(outcome(request({weekly, two_hours_later})), Outcome::accepted);
    EXPECT_EQ(booked(), moved_from_the_third);
}

TEST_F(ThisAndFuture, MayComeBeforeItsSeries) {
    send(request({two_hours_later}));
    EXPECT_EQ(booked(), Times{"8 Dec 14:00-16:00"});
    send(request({weekly}));
    EXPECT_EQ(booked(), moved_from_the_third);
}

// Whatever the order: the cancellation was sent after it.
TEST_F(ThisAndFuture, IsSupersededByALaterCancellationOfMoreBeforeItsSeriesComes) {
    send(request({Draft().instead_of("2026-12-08 09:00").starts("2026-12-08 11:00").version(1, 9)}));
    send(cancel({and_all_that_follow(
        Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 09:00").version(1, 7))}));
    EXPECT_EQ(outcome(request({two_hours_later})), Outcome::superseded);
    send(request({weekly}));
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "8 Dec 11:00-12:00"}));
}

TEST_F(ThisAndFuture, LeavesOccurrencesWithAChangeOfTheirOwnAlone) {
    send(request({weekly}));
    const Draft last_alone = Draft().instead_of("2026-12-15 09:00").starts("2026-12-15 11:00").version(0, 3);
    send(request({last_alone}));
    send(request({two_hours_later}));
    EXPECT_EQ(booked()[3], "15 Dec 11:00-12:00");
}

TEST_F(ThisAndFuture, TakesThePlaceOfAnEarlierChangeOfItsFirstOccurrence) {
    send(request({weekly}));
    const Draft third = Draft().instead_of("2026-12-08 09:00").starts("2026-12-08 11:00");
    send(request({third.version(0, 3)}));
    send(request({two_hours_later}));
    EXPECT_EQ(booked(), moved_from_the_third);
    EXPECT_EQ(outcome(request({third.version(0, 4)})), Outcome::superseded);
}

TEST_F(ThisAndFuture, ReachesToTheNextChangeOfItsKind) {
    send(request({weekly}));
    send(request({and_all_that_follow(
        Draft().instead_of("2026-12-15 09:00").starts("2026-12-16 09:00").version(1, 2))}));
    send(request({two_hours_later}));
    EXPECT_EQ(booked(),
              (Times{"24 Nov 09:00-10:00", "1 Dec 09:00-10:00", "8 Dec 14:00-16:00", "16 Dec 09:00-10:00"}));
}

TEST_F(ThisAndFuture, IsRepeatedOrSupersededByItsVersion) {
    send(request({weekly}));
    send(request({two_hours_later}));
    EXPECT_EQ(outcome(request({two_hours_later})), Outcome::repeated);
    EXPECT_EQ(outcome(request({two_hours_later.starts("2026-12-08 17:00").version(0, 4)})),
              Outcome::superseded);
    EXPECT_EQ(booked(), moved_from_the_third);
}

TEST_F(ThisAndFuture, StaysWhenTheSeriesComesAgainUnchanged) {
    send(request({weekly}));
    send(request({two_hours_later}));
    send(request({weekly.version(2, 9)}));
    EXPECT_EQ(booked(), moved_from_the_third);
}

TEST_F(ThisAndFuture, EndsWithANewPattern) {
    send(request({weekly}));
    send(request({two_hours_later}));
    send(request({weekly.repeats("FREQ=WEEKLY;COUNT=3").version(2, 9)}));
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "1 Dec 09:00-10:00", "8 Dec 09:00-10:00"}));
}

TEST_F(ThisAndFuture, IsDecidedTogetherAndDeclinedOnAConflict) {
    send(request({weekly}));
    send(request({Draft("other").starts("2026-12-15 15:00")}));
    const Decision decision = send(request({two_hours_later}));
    EXPECT_EQ(kinds(decision), std::vector{AnswerKind::decline});
    EXPECT_EQ(booked(), first_two);
}

TEST_F(ThisAndFuture, KeepsTheOldSlotsOnAConflictWhereTheSettingSaysSo) {
    office.settings.booking.conflicting_update = BookingPolicy::ConflictingUpdate::keep;
    send(request({weekly}));
    send(request({Draft("other").starts("2026-12-15 15:00")}));
    send(request({two_hours_later}));
    EXPECT_EQ(booked(), four_tuesdays);
}

TEST_F(ThisAndFuture, OfACancelFreesTheRestOfTheSeries) {
    send(request({weekly}));
    const Decision decision = send(cancel({no_more}));
    EXPECT_EQ(decision.verdicts.at(0).outcome, Outcome::cancelled);
    EXPECT_EQ(kinds(decision), std::vector{AnswerKind::remove});
    EXPECT_EQ(booked(), first_two);
}

TEST_F(ThisAndFuture, OfACancelMayComeBeforeTheSeriesAndBeforeItsExceptions) {
    send(cancel({no_more}));
    send(request({weekly}));
    EXPECT_EQ(booked(), first_two);
    const Draft last = Draft().instead_of("2026-12-15 09:00").starts("2026-12-15 11:00");
    EXPECT_EQ(outcome(request({last.version(0, 4)})), Outcome::superseded);
    EXPECT_EQ(outcome(request({last.version(2, 9)})), Outcome::accepted);
}

TEST_F(ThisAndFuture, OfACancelFreesOccurrencesThatWereMovedBefore) {
    send(request({weekly}));
    send(request({Draft().instead_of("2026-12-15 09:00").starts("2026-12-15 11:00").version(0, 3)}));
    send(cancel({no_more}));
    EXPECT_EQ(booked(), first_two);
}

TEST_F(ThisAndFuture, OfACancelWinsAtTheSameVersionInEitherOrder) {
    send(request({weekly}));
    send(cancel({no_more}));
    EXPECT_EQ(outcome(request({two_hours_later})), Outcome::superseded);
    EXPECT_EQ(booked(), first_two);
}

TEST_F(ThisAndFuture, OfTheOnlyDateIsTheMeetingItself) {
    send(request({tuesday_9}));
    send(request({and_all_that_follow(
        Draft().instead_of("2026-11-24 09:00").starts("2026-11-24 15:00").version(1, 5))}));
    EXPECT_EQ(booked(), Times{"24 Nov 15:00-16:00"});
}

TEST_F(ThisAndFuture, IsFollowedWhenTheBookingWindowOpensFurtherDates) {
    office.settings.booking.enforce_scheduling_horizon = false;
    office.settings.booking.booking_window_in_days = 16;
    send(request({weekly.repeats("FREQ=WEEKLY")}));
    send(request({two_hours_later}));
    office.now = support::at("2026-11-30 08:00");
    office.extend_room();
    EXPECT_EQ(booked(), moved_from_the_third);
}

TEST_F(ThisAndFuture, KeepsOutAnExceptionThatComesWithItsSeriesWhereItWasCancelledLater) {
    send(cancel({no_more}));
    send(request({weekly, Draft().instead_of("2026-12-15 09:00").starts("2026-12-15 15:00").version(0, 0)}));
    EXPECT_EQ(booked(), first_two);
}

TEST_F(ThisAndFuture, CancelsAnExceptionThatWasSentWithTheCancellation) {
    send(request({weekly}));
    send(request({Draft().instead_of("2026-12-15 09:00").starts("2026-12-15 15:00").version(1, 5)}));
    send(cancel({no_more}));
    EXPECT_EQ(booked(), first_two);
}

TEST_F(ThisAndFuture, LeavesUnchangedDatesThatHaveComeToLieBeyondTheWindow) {
    send(request({weekly}));
    office.settings.booking.booking_window_in_days = 1;
    send(request({and_all_that_follow(first_of_december.version(1, 5))}));
    EXPECT_EQ(booked(), four_tuesdays);
}

// Lotus Notes sends a series as its first occurrence and all that follow, and lists their dates.
TEST_F(ThisAndFuture, WithDatesOfItsOwnIsASeries) {
    const auto dates = [](std::vector<std::string> texts) {
        return [texts](Component& c) {
            for (const std::string& text : texts) {
                const CalendarTime time = Draft().starts(text).component().start;
                c.periods.push_back({time, {}, Duration{.days = {}, .exact = std::chrono::hours(1)}});
            }
        };
    };
    const Draft first = and_all_that_follow(Draft().instead_of("2026-11-24 09:00"));
    send(request({first.starts("2026-11-24 09:00").with(dates({"2026-11-24 09:00", "2026-12-01 09:00"}))}));
    EXPECT_EQ(booked(), first_two);
    send(request({first.starts("2026-11-24 11:00")
                      .with(dates({"2026-11-24 11:00", "2026-12-03 11:00"}))
                      .version(1, 5)}));
    EXPECT_EQ(booked(), (Times{"24 Nov 11:00-12:00", "3 Dec 11:00-12:00"}));
    const Draft second = and_all_that_follow(Draft().instead_of("2026-12-03 11:00"));
    send(request({second.starts("2026-12-04 11:00")
                      .with(dates({"2026-12-04 11:00", "2026-12-07 11:00"}))
                      .version(2, 9)}));
    EXPECT_EQ(booked(), (Times{"24 Nov 11:00-12:00", "4 Dec 11:00-12:00", "7 Dec 11:00-12:00"}));
}

}  // namespace
}  // namespace reserve
