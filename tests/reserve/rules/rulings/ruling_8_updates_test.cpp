// Of an update, dates that stay as they are stay booked, and moved ones are decided each on its own; a new
// time pattern is decided as a whole. `conflicting_update` decides on the old slots of refused dates.
#include "tests/reserve/rules/rulings/rulings_cast.hpp"

namespace reserve {
namespace {

using support::cancel;
using support::Draft;
using support::request;

Draft other(const std::string& text) { return Draft("other").starts(text); }

class Ruling8 : public Rules {};

TEST_F(Ruling8, DatesThatAnUpdateLeavesUnchangedStayBooked) {
    send(request({weekly.repeats("FREQ=WEEKLY;COUNT=2")}));
    send(request({other("2026-12-15 09:30")}));
    EXPECT_EQ(outcome(request({weekly.version(1, 1)})), Outcome::accepted_in_part);
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "1 Dec 09:00-10:00"}));
}

TEST_F(Ruling8, EachMovedDateOfAnUnchangedPatternIsDecidedOnItsOwn) {
    send(request({weekly}));
    send(request({other("2026-12-01 15:00")}));
    const Decision decision =
        send(request({weekly.version(1, 1), Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 15:30"),
                      Draft().instead_of("2026-12-08 09:00").starts("2026-12-08 15:30")}));
    EXPECT_EQ(decision.verdicts.at(0).outcome, Outcome::accepted_in_part);
    EXPECT_EQ(kinds(decision), (std::vector{AnswerKind::accept, AnswerKind::decline}));
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "8 Dec 15:30-16:30", "15 Dec 09:00-10:00"}));
}

TEST_F(Ruling8, OldSlotsOfRefusedDatesAreReleasedByDefault) {
    send(request({Draft().starts("2026-11-24 09:00")}));
    send(request({other("2026-11-24 14:00")}));
    const std::string words = this->words(request({Draft().starts("2026-11-24 14:30").version(1, 1)}));
    EXPECT_EQ(booked(), Times{});
    EXPECT_TRUE(says(words, "No longer booked for you: Tue 24 Nov 2026 10:00-11:00"));
}

TEST_F(Ruling8, OldSlotsOfRefusedDatesAreKeptWhereTheSettingSaysSo) {
    office.settings.booking.conflicting_update = BookingPolicy::ConflictingUpdate::keep;
    send(request({Draft().starts("2026-11-24 09:00")}));
    send(request({other("2026-11-24 14:00")}));
    const std::string words = this->words(request({Draft().starts("2026-11-24 14:30").version(1, 1)}));
    EXPECT_EQ(booked(), Times{"24 Nov 09:00-10:00"});
    EXPECT_TRUE(says(words, "Still booked for you as before: Tue 24 Nov 2026 10:00-11:00"));
}

TEST_F(Ruling8, KeptSlotsPartnerByRecurrenceIdThenInOrderOfTime) {
    office.settings.booking.conflicting_update = BookingPolicy::ConflictingUpdate::keep;
    send(request({weekly.repeats("FREQ=WEEKLY;COUNT=3")}));
    send(request({other("2026-11-25 11:00")}));
    // The new pattern has two dates; the third old one has no partner and is dropped.
    send(request({weekly.starts("2026-11-25 11:00").repeats("FREQ=WEEKLY;COUNT=2").version(1, 1)}));
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "1 Dec 09:00-10:00"}));
}

TEST_F(Ruling8, ANewPatternBeyondTheLimitsBooksNoneOfTheNewlyAskedDates) {
    send(request({weekly}));
    send(request({other("2026-12-17 09:00")}));
    const Draft twice_a_week = weekly.repeats("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=8").version(1, 1);
    EXPECT_EQ(outcome(request({twice_a_week})), Outcome::accepted_in_part);
    EXPECT_EQ(booked(), four_tuesdays);
}

TEST_F(Ruling8, ANewPatternWithinTheLimitsBooksTheFreeDates) {
    office.settings.booking.maximum_conflict_instances = 1;
    office.settings.booking.conflict_percentage_allowed = 25;
    send(request({weekly}));
    send(request({other("2026-12-08 11:00")}));
    EXPECT_EQ(outcome(request({weekly.starts("2026-11-24 11:00").version(1, 1)})), Outcome::accepted_in_part);
    EXPECT_EQ(booked(), (Times{"24 Nov 11:00-12:00", "1 Dec 11:00-12:00", "15 Dec 11:00-12:00"}));
}

TEST_F(Ruling8, OldSlotsThatStayBookedArePutBackIntoExchange) {
    office.settings.booking.conflicting_update = BookingPolicy::ConflictingUpdate::keep;
    send(request({weekly}));
    send(request({other("2026-12-01 15:00")}));
    const Draft moved = Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 15:00").version(1, 1);
    EXPECT_EQ(kinds(send(request({moved}))), (std::vector{AnswerKind::decline, AnswerKind::mirror}));
}

TEST_F(Ruling8, AnOccurrenceMovedAloneOntoATakenSlotIsDeclinedAndTheRestStays) {
    send(request({weekly}));
    send(request({other("2026-12-01 15:00")}));
    const Decision decision =
        send(request({Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 15:00").version(1, 1)}));
    EXPECT_EQ(kinds(decision), std::vector{AnswerKind::decline});
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "8 Dec 09:00-10:00", "15 Dec 09:00-10:00"}));
}

}  // namespace
}  // namespace reserve
