// A series is decided together with the exceptions that come with it; exceptions without their series, and
// several UIDs, each on its own. One answer tells all.
#include "tests/reserve/rules/rulings/rulings_cast.hpp"

namespace reserve {
namespace {

using support::cancel;
using support::Draft;
using support::request;

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

Reading with(Reading reading, const Reading& more) {
    reading.contents.insert(reading.contents.end(), more.contents.begin(), more.contents.end());
    return reading;
}

Reading unreadable(const std::string& uid) {
    Unreadable what;
    what.reason = "the DTSTART is malformed";
    what.uid = uid;
    what.organizer = "ada@corp.example.com";
    return {.mail = {}, .contents = {what}, .warnings = {}};
}

TEST_F(Ruling7, UidsOfSeveralMethodsAreDecidedEachOnItsOwn) {
    send(request({other_tuesday_14}));
    const auto decided =
        office.send_all(with(request({tuesday_9}), cancel({other_tuesday_14.version(1, 1)})));
    EXPECT_EQ(decided.at(0).decision.verdicts.at(0).outcome, Outcome::accepted);
    EXPECT_EQ(decided.at(1).decision.verdicts.at(0).outcome, Outcome::cancelled);
    EXPECT_EQ(booked("other"), Times{});
}

TEST_F(Ruling7, WhatIsUnreadableIsDecidedBesideTheOthersAndAnswered) {
    const auto decided = office.send_all(with(request({tuesday_9}), unreadable("m2")));
    EXPECT_EQ(booked(), Times{"24 Nov 09:00-10:00"});
    EXPECT_EQ(decided.at(1).uid, "m2");
    EXPECT_EQ(kinds(decided.at(1).decision), std::vector{AnswerKind::decline});
}

TEST_F(Ruling7, ARequestAndItsCancelInOneMessageAreDecidedInTurn) {
    const auto decided = office.send_all(with(request({weekly}), cancel({first_of_december.version(0, 1)})));
    EXPECT_EQ(decided.at(1).decision.verdicts.at(0).outcome, Outcome::cancelled);
    EXPECT_EQ(booked().size(), 3U);
}

}  // namespace
}  // namespace reserve
