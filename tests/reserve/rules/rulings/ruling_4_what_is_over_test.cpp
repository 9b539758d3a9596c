// A request whose times are all over is not answered, unless something to come is booked of it; of an update
// only what is not yet over is booked and counted.
#include "tests/reserve/rules/rulings/rulings_cast.hpp"

namespace reserve {
namespace {

using support::cancel;
using support::Draft;
using support::request;

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

TEST_F(Ruling4, ACancellationOfAnOccurrenceLeavesItWhereItIsOver) {
    send(request({weekly}));
    office.now = support::at("2026-11-25 08:00");
    const Draft first = Draft().instead_of("2026-11-24 09:00").starts("2026-11-24 09:00");
    send(cancel({first.version(1, 9)}));
    EXPECT_EQ(booked(), four_tuesdays);
}

TEST_F(Ruling4, ACancellationLeavesHistory) {
    send(request({weekly}));
    office.now = support::at("2026-12-02 08:00");
    send(cancel({weekly.version(1, 1)}));
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "1 Dec 09:00-10:00"}));
}

}  // namespace
}  // namespace reserve
