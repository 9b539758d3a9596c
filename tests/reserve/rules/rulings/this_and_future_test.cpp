#include "tests/reserve/rules/rulings/rulings_cast.hpp"

namespace reserve {
namespace {

using support::request;

class ThisAndFuture : public Rules {};

TEST_F(ThisAndFuture, IsParkedWithAReason) {
    send(request({weekly}));
    const auto range = [](Component& c) { c.this_and_future = true; };
    const Decision decision = send(request({first_of_december.version(1, 1).with(range)}));
    EXPECT_EQ(decision.verdicts.at(0).outcome, Outcome::parked);
    EXPECT_TRUE(says(decision.verdicts.at(0).words, "THISANDFUTURE"));
    EXPECT_EQ(booked(), four_tuesdays);
}

}  // namespace
}  // namespace reserve
