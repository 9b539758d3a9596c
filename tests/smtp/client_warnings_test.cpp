#include "smtp/network/client_warnings.hpp"

#include <gtest/gtest.h>

#include "fake_reception.hpp"

namespace smtp::test {
namespace {

using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

class ClientWarningsTest : public testing::Test {
  protected:
    KeptLog log;
    ClientWarnings warnings{log};
    ClientWarnings::TimePoint now{};

    void tell(const std::string& line, int times = 1) {
        for (int i = 0; i < times; ++i) warnings.tell(line, now);
    }
    void after(std::chrono::seconds time) {
        now += time;
        warnings.sum_up(now);
    }
};

TEST_F(ClientWarningsTest, AreWrittenOnceAMinuteAndThenCounted) {
    tell("turned away A", 500);
    EXPECT_EQ(log.lines(), Lines{"turned away A"});
    after(59s);
    EXPECT_EQ(log.lines().size(), 1U);
    after(1s);
    EXPECT_EQ(log.lines().back(),
              "499 more warnings about clients, within a minute; the last one: turned away A");
}

TEST_F(ClientWarningsTest, AreWrittenAnewAfterAMinute) {
    tell("turned away A", 2);
    after(60s);
    tell("turned away A");
    EXPECT_EQ(log.lines().size(), 3U);
    EXPECT_EQ(log.lines().back(), "turned away A");
}

TEST_F(ClientWarningsTest, AreAllWrittenWhereTheyAreFewAndDifferent) {
    tell("turned away A");
    tell("turned away B");
    after(1h);
    EXPECT_EQ(log.lines(), (Lines{"turned away A", "turned away B"}));
}

TEST_F(ClientWarningsTest, AreCountedBeyondTenDifferentOnes) {
    for (int i = 0; i < 1000; ++i) tell("turned away " + std::to_string(i));
    after(60s);
    EXPECT_EQ(log.lines().size(), 11U);
    EXPECT_TRUE(log.has("990 more warnings about clients, within a minute; the last one: turned away 999"));
}

TEST_F(ClientWarningsTest, AreSummedUpWhenTheyGoOnWithoutAPause) {
    for (int second = 0; second < 120; ++second) {
        tell("turned away A");
        now += 1s;
    }
    EXPECT_EQ(log.lines().size(), 3U);
    EXPECT_TRUE(log.has("59 more"));
}

}  // namespace
}  // namespace smtp::test
