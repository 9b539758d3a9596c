#include "tests/reserve/rules/rules_cast.hpp"

namespace reserve {
namespace {

using support::cancel;
using support::Draft;
using support::request;

// Tuesdays 24 Nov, 1 Dec, 8 Dec, 15 Dec.
const Draft weekly = Draft().starts("2026-11-24 09:00").repeats("FREQ=WEEKLY;COUNT=4");
const Times four_tuesdays = {"24 Nov 09:00-10:00", "1 Dec 09:00-10:00", "8 Dec 09:00-10:00",
                             "15 Dec 09:00-10:00"};

Draft other(const std::string& text) { return Draft("other").starts(text); }

class Series : public Rules {};

TEST_F(Series, IsBookedOnAllItsDates) {
    EXPECT_EQ(outcome(request({weekly})), Outcome::accepted);
    EXPECT_EQ(booked(), four_tuesdays);
}

TEST_F(Series, IsBookedWithItsMovedDates) {
    send(request({weekly, Draft().instead_of("2026-12-01 09:00").starts("2026-12-02 15:00")}));
    EXPECT_EQ(booked(),
              (Times{"24 Nov 09:00-10:00", "2 Dec 15:00-16:00", "8 Dec 09:00-10:00", "15 Dec 09:00-10:00"}));
}

TEST_F(Series, LeavesOutItsCancelledDates) {
    send(request({weekly, Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 09:00").cancelled()}));
    EXPECT_EQ(booked().size(), 3U);
}

TEST_F(Series, IsBookedInTheWallClockOfItsZone) {
    office.now = support::at("2026-10-19 08:00");
    send(request(
        {Draft().in_zone("Europe/Berlin").starts("2026-10-20 09:00").repeats("FREQ=WEEKLY;COUNT=2")}));
    EXPECT_EQ(booked(), (Times{"20 Oct 07:00-08:00", "27 Oct 08:00-09:00"}));
}

// Wallace misses two of these four.
class TwoSeries : public Series {};

TEST_F(TwoSeries, ConflictWeeklyAgainstMonthly) {
    send(request({other("2026-11-24 09:30").repeats("FREQ=MONTHLY;BYDAY=4TU;COUNT=3")}));
    EXPECT_EQ(outcome(request({weekly.starts("2026-12-01 09:00")})), Outcome::declined);
}

TEST_F(TwoSeries, ConflictMonthlyAgainstWeekly) {
    send(request({weekly.starts("2026-12-01 09:00")}));
    EXPECT_EQ(outcome(request({other("2026-11-24 09:30").repeats("FREQ=MONTHLY;BYDAY=4TU;COUNT=3")})),
              Outcome::declined);
}

TEST_F(TwoSeries, ConflictDailyAgainstWeekly) {
    send(request({other("2026-12-10 09:30").repeats("FREQ=DAILY;COUNT=10")}));
    EXPECT_EQ(outcome(request({weekly})), Outcome::declined);
}

TEST_F(TwoSeries, ConflictInTheLastDateOnly) {
    send(request({other("2026-12-15 09:59").repeats("FREQ=DAILY;COUNT=2")}));
    EXPECT_EQ(outcome(request({weekly})), Outcome::declined);
}

TEST_F(TwoSeries, AreBothBookedFortnightlyOutOfPhase) {
    send(request({other("2026-12-01 09:00").repeats("FREQ=WEEKLY;INTERVAL=2;COUNT=5")}));
    EXPECT_EQ(outcome(request({weekly.repeats("FREQ=WEEKLY;INTERVAL=2;COUNT=5")})), Outcome::accepted);
}

TEST_F(TwoSeries, ConflictFortnightlyInPhase) {
    send(request({other("2026-12-08 09:00").repeats("FREQ=WEEKLY;INTERVAL=2;COUNT=5")}));
    EXPECT_EQ(outcome(request({weekly.repeats("FREQ=WEEKLY;INTERVAL=2;COUNT=5")})), Outcome::declined);
}

class PartlyAccepted : public Series {
  protected:
    PartlyAccepted() {
        office.settings.booking.maximum_conflict_instances = 1;
        office.settings.booking.conflict_percentage_allowed = 25;
    }
};

TEST_F(PartlyAccepted, SeriesIsBookedOnItsFreeDates) {
    send(request({other("2026-12-08 09:30")}));
    EXPECT_EQ(outcome(request({weekly})), Outcome::accepted_in_part);
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "1 Dec 09:00-10:00", "15 Dec 09:00-10:00"}));
}

TEST_F(PartlyAccepted, SeriesIsAcceptedAndThenEachRefusedDateDeclined) {
    send(request({other("2026-12-08 09:30")}));
    const Decision decision = send(request({weekly}));
    EXPECT_EQ(kinds(decision), (std::vector{AnswerKind::accept, AnswerKind::decline}));
    EXPECT_EQ(decision.answers.at(0).steps.at(1).recurrence_id, support::at("2026-12-08 09:00"));
    EXPECT_EQ(decision.answers.at(0).steps.at(1).position, 1);
}

TEST_F(PartlyAccepted, SeriesIsDeclinedWithMoreConflictsThanAllowed) {
    office.settings.booking.conflict_percentage_allowed = 100;
    send(request({other("2026-12-08 09:30").repeats("FREQ=WEEKLY;COUNT=2")}));
    EXPECT_EQ(outcome(request({weekly})), Outcome::declined);
}

TEST_F(PartlyAccepted, SeriesIsDeclinedWithAHigherShareOfConflictsThanAllowed) {
    office.settings.booking.maximum_conflict_instances = 10;
    office.settings.booking.conflict_percentage_allowed = 24;
    send(request({other("2026-12-08 09:30")}));
    EXPECT_EQ(outcome(request({weekly})), Outcome::declined);
}

TEST_F(PartlyAccepted, SeriesIsDeclinedWhenNothingOfItIsFree) {
    office.settings.booking.maximum_conflict_instances = 10;
    office.settings.booking.conflict_percentage_allowed = 100;
    send(request({other("2026-11-24 09:30").repeats("FREQ=WEEKLY;COUNT=4")}));
    EXPECT_EQ(outcome(request({weekly})), Outcome::declined);
}

TEST_F(PartlyAccepted, LimitsDoNotHelpASingleMeeting) {
    office.settings.booking.conflict_percentage_allowed = 100;
    send(request({other("2026-11-24 09:30")}));
    EXPECT_EQ(outcome(request({Draft().starts("2026-11-24 09:00")})), Outcome::declined);
}

class Horizon : public Series {
  protected:
    Horizon() { office.settings.booking.booking_window_in_days = 14; }
    const Draft endless = weekly.repeats("FREQ=WEEKLY");
};

TEST_F(Horizon, DeclinesASeriesWithoutEndAndNamesTheLastDate) {
    EXPECT_TRUE(says(words(request({endless})), "Mon 7 Dec 2026"));
    EXPECT_EQ(booked(), Times{});
}

TEST_F(Horizon, DeclinesASeriesThatEndsBeyondIt) { EXPECT_EQ(outcome(request({weekly})), Outcome::declined); }

TEST_F(Horizon, BooksUpToItWhereItIsNotEnforced) {
    office.settings.booking.enforce_scheduling_horizon = false;
    EXPECT_TRUE(says(words(request({endless})), "Mon 7 Dec 2026"));
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "1 Dec 09:00-10:00"}));
}

TEST_F(Horizon, KeepsBookedDatesOfASeriesThatGrowsBeyondIt) {
    send(request({weekly.repeats("FREQ=WEEKLY;COUNT=2")}));
    EXPECT_EQ(outcome(request({endless.version(1, 1)})), Outcome::accepted_in_part);
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "1 Dec 09:00-10:00"}));
}

TEST_F(Series, OfDaysIsJudgedByTheHoursOfItsMovedDates) {
    office.settings.booking.minimum_duration_in_minutes = 30;
    const Draft days = Draft().starts("2026-11-24 00:00").all_day(1).repeats("FREQ=DAILY;COUNT=3");
    const Draft moved = Draft().instead_of("2026-11-25 00:00");
    EXPECT_EQ(outcome(request({days, moved.starts("2026-11-25 09:00", std::chrono::hours(10))})),
              Outcome::accepted);
    const auto newer = [](const Draft& draft) { return draft.version(1, 1); };
    EXPECT_EQ(outcome(request({newer(days.starts("2026-12-08 00:00").all_day(1)),
                               newer(Draft()
                                         .instead_of("2026-12-09 00:00")
                                         .starts("2026-12-09 09:00", std::chrono::hours(35)))})),
              Outcome::declined);
}

TEST_F(Series, IsDeclinedWhereRecurringMeetingsAreNotAllowed) {
    office.settings.booking.allow_recurring_meetings = false;
    EXPECT_EQ(outcome(request({weekly})), Outcome::declined);
    EXPECT_EQ(outcome(request({other("2026-11-24 09:00")})), Outcome::accepted);
}

TEST_F(Series, WithoutAnyDateIsDeclined) {
    EXPECT_EQ(outcome(request({weekly.repeats("FREQ=WEEKLY;COUNT=1").without("2026-11-24 09:00")})),
              Outcome::declined);
}

TEST_F(Series, LosesOneOccurrenceByItsCancellation) {
    send(request({weekly}));
    const Decision decision =
        send(cancel({Draft().instead_of("2026-12-08 09:00").starts("2026-12-08 09:00").version(1, 1)}));
    EXPECT_EQ(decision.verdicts.at(0).recurrence_id, support::at("2026-12-08 09:00"));
    EXPECT_EQ(kinds(decision), std::vector{AnswerKind::remove});
    EXPECT_EQ(booked().size(), 3U);
}

TEST_F(Series, IsFreedByItsCancellation) {
    send(request({weekly, Draft().instead_of("2026-12-01 09:00").starts("2026-12-02 15:00")}));
    EXPECT_EQ(outcome(cancel({weekly.version(1, 1)})), Outcome::cancelled);
    EXPECT_EQ(booked(), Times{});
}

TEST_F(Series, AnswersForOneOccurrenceNameIt) {
    send(request({weekly}));
    const Decision decision =
        send(request({Draft().instead_of("2026-12-08 09:00").starts("2026-12-08 11:00").version(1, 1)}));
    EXPECT_EQ(decision.answers.at(0).recurrence_id, support::at("2026-12-08 09:00"));
    EXPECT_EQ(decision.answers.at(0).steps.at(0).recurrence_id, support::at("2026-12-08 09:00"));
}

}  // namespace
}  // namespace reserve
