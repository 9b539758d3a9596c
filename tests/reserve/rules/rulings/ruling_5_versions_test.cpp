// Versions are compared by SEQUENCE, then DTSTAMP. What is older is superseded, what was decided is a repeat,
// and a lower SEQUENCE with a later DTSTAMP is a meeting made anew.
#include "tests/reserve/rules/rulings/rulings_cast.hpp"

namespace reserve {
namespace {

using support::cancel;
using support::Draft;
using support::request;

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

TEST_F(Ruling5, OfTwoForOneOccurrenceInAMessageTheNewerCountsInAnyOrder) {
    const Draft newer = moved_alone.version(2, 1);
    const Draft older = moved_alone.starts("2026-12-01 17:00").version(1, 1);
    send(request({weekly, newer, older}));
    EXPECT_EQ(booked()[1], "1 Dec 15:00-16:00");
    send(request({weekly.version(3, 3), older.version(3, 3), newer.version(3, 4)}));
    EXPECT_EQ(booked()[1], "1 Dec 15:00-16:00");
}

TEST_F(Ruling5, OfTwoForOneOccurrenceAtEqualVersionTheCancelledCounts) {
    send(request({weekly, moved_alone.cancelled(), moved_alone}));
    EXPECT_EQ(booked().size(), 3U);
}

}  // namespace
}  // namespace reserve
