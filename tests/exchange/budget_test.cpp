#include "tests/exchange/mailbox/budget.hpp"

#include <gtest/gtest.h>

namespace exchange {
namespace {

using namespace std::chrono_literals;

// Ten calls at once, and ten a second.
class BudgetOfTen : public testing::Test {
  protected:
    int served_of(int calls) {
        int served = 0;
        for (int i = 0; i < calls; ++i) served += budget.charge(now) ? 0 : 1;
        return served;
    }
    Budget budget{10, 100ms};
    Budget::Instant now = Budget::Instant{} + 1h;
};

TEST_F(BudgetOfTen, ServesABurstAndNoMore) { EXPECT_EQ(served_of(15), 10); }

TEST_F(BudgetOfTen, TellsWhenHalfOfItIsThereAgain) {
    served_of(10);
    EXPECT_EQ(budget.charge(now), 500ms);
    now += 200ms;
    EXPECT_EQ(budget.charge(now), 300ms);
}

TEST_F(BudgetOfTen, RefusesUntilThen) {
    served_of(11);
    now += 499ms;
    EXPECT_EQ(served_of(1), 0);
    now += 1ms;
    EXPECT_EQ(served_of(9), 5);
}

TEST_F(BudgetOfTen, IsUsedUpAtAnySpeedWhereItRechargesOnlyWhileItRefuses) {
    budget = Budget(10, 100ms, true);
    for (int i = 0; i < 10; ++i, now += 1h) EXPECT_EQ(served_of(1), 1);
    EXPECT_EQ(budget.charge(now), 500ms);
    now += 500ms;
    EXPECT_EQ(served_of(9), 5);
}

TEST_F(BudgetOfTen, ServesForEverWhoKeepsToTheRate) {
    for (int i = 0; i < 100; ++i, now += 100ms) EXPECT_EQ(served_of(1), 1);
}

}  // namespace
}  // namespace exchange
