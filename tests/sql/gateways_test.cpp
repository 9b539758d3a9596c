#include "sql/gateways.hpp"

#include <gtest/gtest.h>

#include <optional>

#include "tests/support/temporary_directory.hpp"

namespace {

class GatewaysTest : public testing::Test {
  protected:
    support::TemporaryDirectory directory_;
    const std::filesystem::path database_ = directory_.path() / "roomgate.db";
    std::optional<sql::Gateways> one_{database_};
    sql::Gateways other_{database_};
};

TEST_F(GatewaysTest, LiveUntilTheyEnd) {
    const std::int64_t one = one_->own();
    EXPECT_TRUE(other_.lives(one));
    EXPECT_TRUE(one_->lives(one));
    one_.reset();
    EXPECT_FALSE(other_.lives(one));
}

TEST_F(GatewaysTest, HaveNumbersOfTheirOwn) {
    EXPECT_EQ(one_->own(), one_->own());
    EXPECT_NE(one_->own(), other_.own());
}

TEST_F(GatewaysTest, AreLedByOneUntilItEnds) {
    EXPECT_TRUE(one_->leads());
    EXPECT_TRUE(one_->leads());
    EXPECT_FALSE(other_.leads());
    one_.reset();
    EXPECT_TRUE(other_.leads());
}

}  // namespace
