#include "config/commands/resync_progress.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace {

using namespace std::chrono_literals;

// 12:00 in Berlin.
const reserve::Instant noon = std::chrono::sys_days{std::chrono::year{2026} / 12 / 1} + 11h;

class ResyncProgress : public testing::Test {
  protected:
    static reserve::Room rome() {
        const reserve::Room room{.id = reserve::RoomId{1},
                                 .name = "Rome",
                                 .mailbox = *reserve::Address::parse("rome@example.com"),
                                 .receiving = {},
                                 .zone = "Europe/Berlin",
                                 .building = "",
                                 .capacity = {}};
        return room;
    }

    std::ostringstream err;
    std::chrono::steady_clock::time_point now{1h};
    config::ResyncProgress progress{err, [this] { return now; }};
    reserve::Resync::Watch watch = progress.of(rome());
};

TEST_F(ResyncProgress, SaysNothingOfShortWork) {
    now += 1999ms;
    watch.read(noon);
    watch.repaired(1, 2);
    EXPECT_EQ(err.str(), "");
}

TEST_F(ResyncProgress, SaysUpToWhereExchangeIsRead) {
    now += 2s;
    watch.read(noon);
    EXPECT_EQ(err.str(), "Rome: Exchange is read up to 2026-12-01 12:00 +01:00\n");
}

TEST_F(ResyncProgress, SaysHowManyAreLookedFor) {
    now += 2s;
    watch.looked_for(3, 9);
    EXPECT_EQ(err.str(), "Rome: 3 of 9 meetings with missing dates looked for\n");
}

TEST_F(ResyncProgress, SaysHowManyAreRepaired) {
    now += 2s;
    watch.repaired(17, 40);
    EXPECT_EQ(err.str(), "Rome: 17 of 40 repaired\n");
}

TEST_F(ResyncProgress, SaysItEveryTwoSeconds) {
    for (std::size_t done = 1; done <= 5; ++done) {
        now += 1s;
        watch.repaired(done, 5);
    }
    EXPECT_EQ(err.str(), "Rome: 2 of 5 repaired\nRome: 4 of 5 repaired\n");
}

}  // namespace
