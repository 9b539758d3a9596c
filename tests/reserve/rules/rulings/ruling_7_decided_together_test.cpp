#include "tests/reserve/rules/rulings/rulings_cast.hpp"

namespace reserve {
namespace {

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

}  // namespace
}  // namespace reserve
