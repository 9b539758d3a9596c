#include "tests/reserve/rules/rules_cast.hpp"

// What had come before the room was taken out of use, and is decided after that.

namespace reserve {
namespace {

using support::cancel;
using support::Draft;
using support::request;

class RetiredRoom : public Rules {
  protected:
    void retire() { books.shelf.rooms.front().retired = true; }
};

const Draft tuesday_9 = Draft().starts("2026-11-24 09:00");

TEST_F(RetiredRoom, IsBookedNoMore) {
    retire();
    EXPECT_TRUE(says(words(request({tuesday_9})), "this room is not in use any more"));
    EXPECT_EQ(booked(), Times{});
}

TEST_F(RetiredRoom, IsNotBookedForASeriesOrOneOfItsDatesEither) {
    retire();
    EXPECT_EQ(outcome(request({tuesday_9.repeats("FREQ=WEEKLY;COUNT=4")})), Outcome::declined);
    const Draft alone = Draft("m2").instead_of("2026-11-24 09:00").starts("2026-11-24 11:00");
    EXPECT_EQ(outcome(request({alone})), Outcome::declined);
}

TEST_F(RetiredRoom, KeepsWhatIsBookedAndUnchanged) {
    send(request({tuesday_9}));
    retire();
    EXPECT_EQ(outcome(request({tuesday_9.version(1, 1)})), Outcome::accepted);
    EXPECT_EQ(booked(), Times{"24 Nov 09:00-10:00"});
}

TEST_F(RetiredRoom, IsFreedByACancellation) {
    send(request({tuesday_9}));
    retire();
    EXPECT_EQ(outcome(cancel({tuesday_9.version(1, 1)})), Outcome::cancelled);
    EXPECT_EQ(booked(), Times{});
}

}  // namespace
}  // namespace reserve
