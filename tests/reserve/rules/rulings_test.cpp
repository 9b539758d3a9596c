#include "tests/reserve/rules/rules_cast.hpp"

// The rulings of SPEC section 9, by their numbers.

namespace reserve {
namespace {

using support::add;
using support::cancel;
using support::Draft;
using support::request;

const Draft tuesday_9 = Draft().starts("2026-11-24 09:00");
const Draft tuesday_14 = Draft().starts("2026-11-24 14:00");
const Draft other_tuesday_14 = Draft("other").starts("2026-11-24 14:00");
// Tuesdays 24 Nov, 1 Dec, 8 Dec, 15 Dec.
const Draft weekly = Draft().starts("2026-11-24 09:00").repeats("FREQ=WEEKLY;COUNT=4");

const Times four_tuesdays = {"24 Nov 09:00-10:00", "1 Dec 09:00-10:00", "8 Dec 09:00-10:00",
                             "15 Dec 09:00-10:00"};

class Ruling2 : public Rules {};

TEST_F(Ruling2, ARoomThatIsListedNowhereIsAskedAllTheSame) {
    EXPECT_EQ(outcome(request({tuesday_9.to("list@corp.example.com")})), Outcome::accepted);
}

TEST_F(Ruling2, OnlyTheComponentsThatListTheRoomConcernIt) {
    const Draft elsewhere = weekly.instead_of("2026-12-01 09:00")
                                .starts("2026-12-01 09:00")
                                .to("room.2@corp.example.com")
                                .with([](Component& c) { c.rrule.reset(); });
    send(request({weekly, elsewhere}));
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "8 Dec 09:00-10:00", "15 Dec 09:00-10:00"}));
}

TEST_F(Ruling2, ARoomMayBeListedInOneOccurrenceOnly) {
    const Draft here = Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 09:00");
    send(request({weekly.to("room.2@corp.example.com"), here}));
    EXPECT_EQ(booked(), Times{"1 Dec 09:00-10:00"});
}

TEST_F(Ruling2, AComponentWithoutAttendeesTakesTheListOfItsSeries) {
    const Draft moved =
        Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 11:00").to(std::vector<Attendee>{});
    send(request({weekly, moved}));
    EXPECT_EQ(booked()[1], "1 Dec 11:00-12:00");
}

TEST_F(Ruling2, AReceivingAddressListsTheRoomToo) {
    const auto listed = Draft("m2").starts("2026-11-24 09:00").to("R1@rooms.example.com");
    const auto not_listed = Draft("m1").starts("2026-11-24 12:00").to("room.2@corp.example.com");
    EXPECT_EQ(office.send_all(request({not_listed, listed})).size(), 1U);
    EXPECT_EQ(booked("m2").size(), 1U);
}

TEST_F(Ruling2, ARequestThatNoLongerListsTheRoomIsStillForItWithAWarning) {
    send(request({tuesday_9}));
    const Decision decision = send(request({tuesday_14.version(1, 1).to("grace@corp.example.com")}));
    EXPECT_EQ(decision.verdicts.at(0).outcome, Outcome::accepted);
    EXPECT_EQ(decision.warnings.size(), 1U);
}

class Ruling4 : public Rules {};

TEST_F(Ruling4, WhatIsOverIsNotAnswered) {
    const Decision decision = send(request({Draft().starts("2026-11-20 09:00")}));
    EXPECT_EQ(decision.verdicts.at(0).outcome, Outcome::unsubscribed);
    EXPECT_EQ(decision.verdicts.at(0).words, "Already over.");
    EXPECT_TRUE(decision.answers.empty());
}

TEST_F(Ruling4, WhatHasBegunAndIsNotOverIsBooked) {
    EXPECT_EQ(outcome(request({Draft().starts("2026-11-23 07:30")})), Outcome::accepted);
}

TEST_F(Ruling4, OnlyDatesThatAreNotOverAreBookedOfARunningSeries) {
    EXPECT_EQ(outcome(request({Draft().starts("2026-11-17 09:00").repeats("FREQ=WEEKLY;COUNT=3")})),
              Outcome::accepted);
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "1 Dec 09:00-10:00"}));
}

TEST_F(Ruling4, DatesThatAreOverStayAsHistory) {
    send(request({weekly}));
    office.now = support::at("2026-12-02 08:00");
    send(request({weekly.starts("2026-11-24 11:00").version(1, 1)}));
    EXPECT_EQ(booked(),
              (Times{"24 Nov 09:00-10:00", "1 Dec 09:00-10:00", "8 Dec 11:00-12:00", "15 Dec 11:00-12:00"}));
}

TEST_F(Ruling4, DatesThatAreOverDoNotCountAsConflicts) {
    send(request({Draft("other").starts("2026-11-24 09:00")}));
    office.now = support::at("2026-11-25 08:00");
    EXPECT_EQ(outcome(request({weekly})), Outcome::accepted);
}

TEST_F(Ruling4, ACancellationLeavesHistory) {
    send(request({weekly}));
    office.now = support::at("2026-12-02 08:00");
    send(cancel({weekly.version(1, 1)}));
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "1 Dec 09:00-10:00"}));
}

class Ruling5 : public Rules {};

TEST_F(Ruling5, TheSameAgainIsARepeatWithoutAnAnswer) {
    send(request({tuesday_9}));
    const Decision decision = send(request({tuesday_9}));
    EXPECT_EQ(decision.verdicts.at(0).outcome, Outcome::repeated);
    EXPECT_TRUE(decision.answers.empty());
}

TEST_F(Ruling5, AnOlderVersionIsSuperseded) {
    send(request({tuesday_14.version(2, 5)}));
    EXPECT_EQ(outcome(request({tuesday_9.version(1, 1)})), Outcome::superseded);
    EXPECT_EQ(booked(), Times{"24 Nov 14:00-15:00"});
}

TEST_F(Ruling5, AtEqualSequenceTheLaterDtstampCounts) {
    send(request({tuesday_9.version(1, 1)}));
    EXPECT_EQ(outcome(request({tuesday_14.version(1, 2)})), Outcome::accepted);
    EXPECT_EQ(outcome(request({tuesday_9.version(1, 1)})), Outcome::superseded);
}

TEST_F(Ruling5, AtEqualVersionCancelWinsWhenItComesSecond) {
    send(request({tuesday_9}));
    EXPECT_EQ(outcome(cancel({tuesday_9})), Outcome::cancelled);
}

TEST_F(Ruling5, AtEqualVersionCancelWinsWhenItComesFirst) {
    send(cancel({tuesday_9}));
    EXPECT_EQ(outcome(request({tuesday_9})), Outcome::superseded);
    EXPECT_EQ(booked(), Times{});
}

TEST_F(Ruling5, AnotherContentAtEqualVersionIsNewer) {
    send(request({tuesday_9}));
    EXPECT_EQ(outcome(request({tuesday_14})), Outcome::accepted);
    EXPECT_EQ(outcome(request({tuesday_9})), Outcome::repeated);
    EXPECT_EQ(booked(), Times{"24 Nov 14:00-15:00"});
}

TEST_F(Ruling5, ALowerSequenceSentLaterIsParkedAsMadeAnew) {
    send(request({tuesday_9.version(3, 1)}));
    EXPECT_EQ(outcome(request({tuesday_14.version(0, 9)})), Outcome::parked);
    EXPECT_EQ(booked(), Times{"24 Nov 09:00-10:00"});
}

TEST_F(Ruling5, ALowerSequenceSentLaterWithTheSameContentIsSuperseded) {
    send(request({tuesday_9.version(3, 1)}));
    EXPECT_EQ(outcome(request({tuesday_9.version(0, 9)})), Outcome::superseded);
}

TEST_F(Ruling5, WhatWasDeclinedIsARepeatWhenItComesAgain) {
    send(request({other_tuesday_14}));
    send(request({tuesday_14}));
    send(cancel({other_tuesday_14.version(1, 1)}));
    EXPECT_EQ(outcome(request({tuesday_14})), Outcome::repeated);
}

TEST_F(Ruling5, WhatWasDeclinedIsDecidedAnewWithALaterDtstamp) {
    send(request({other_tuesday_14}));
    send(request({tuesday_14}));
    send(cancel({other_tuesday_14.version(1, 1)}));
    EXPECT_EQ(outcome(request({tuesday_14.version(0, 2)})), Outcome::accepted);
}

class Ruling6 : public Rules {};

const Draft moved_alone = Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 15:00");

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

TEST_F(Ruling6, ACancelOfAnOccurrenceMayComeBeforeItsSeries) {
    send(cancel({Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 09:00").version(1, 9)}));
    send(request({weekly}));
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "8 Dec 09:00-10:00", "15 Dec 09:00-10:00"}));
}

class Ruling7 : public Rules {};

TEST_F(Ruling7, ASeriesIsDecidedTogetherWithItsExceptions) {
    send(request({Draft("other").starts("2026-12-01 15:00")}));
    EXPECT_EQ(outcome(request({weekly, moved_alone})), Outcome::declined);
    EXPECT_EQ(booked(), Times{});
}

TEST_F(Ruling7, ExceptionsWithoutTheirSeriesAreDecidedEachOnItsOwn) {
    send(request({Draft("other").starts("2026-12-01 15:00")}));
    const Decision decision =
        send(request({moved_alone, Draft().instead_of("2026-12-08 09:00").starts("2026-12-08 15:00")}));
    ASSERT_EQ(decision.verdicts.size(), 2U);
    EXPECT_EQ(decision.verdicts[0].outcome, Outcome::declined);
    EXPECT_EQ(decision.verdicts[1].outcome, Outcome::accepted);
}

TEST_F(Ruling7, SeveralUidsAreDecidedEachOnItsOwn) {
    send(request({other_tuesday_14}));
    const auto decided = office.send_all(request({tuesday_14, Draft("m2").starts("2026-11-25 09:00")}));
    EXPECT_EQ(decided.at(0).decision.verdicts.at(0).outcome, Outcome::declined);
    EXPECT_EQ(decided.at(1).decision.verdicts.at(0).outcome, Outcome::accepted);
}

class Ruling9 : public Rules {};

TEST_F(Ruling9, OneConflictDeclinesAWholeSeriesByDefault) {
    send(request({Draft("other").starts("2026-12-08 09:30")}));
    EXPECT_EQ(outcome(request({weekly})), Outcome::declined);
    EXPECT_EQ(booked(), Times{});
}

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
