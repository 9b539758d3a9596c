#include "tests/reserve/rules/rulings/rulings_cast.hpp"

namespace reserve {
namespace {

using support::Draft;
using support::request;

class Ruling9 : public Rules {};

TEST_F(Ruling9, OneConflictDeclinesAWholeSeriesByDefault) {
    send(request({Draft("other").starts("2026-12-08 09:30")}));
    EXPECT_EQ(outcome(request({weekly})), Outcome::declined);
    EXPECT_EQ(booked(), Times{});
}

}  // namespace
}  // namespace reserve
