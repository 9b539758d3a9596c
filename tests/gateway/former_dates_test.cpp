// Dates that were asked for while there was no series stand on their own in Exchange: they go with what is
// decided about the whole meeting.
#include <gtest/gtest.h>

#include "tests/gateway/calendar_hand.hpp"
#include "tests/gateway/world.hpp"

namespace gateway {
namespace {

class FormerDates : public testing::Test {
  protected:
    FormerDates() {
        world.start();
        send(date(1, 15));
    }
    // The second one, asked for alone.
    Meeting date(int sequence, int hour) const {
        Meeting alone = series(sequence);
        alone.rule.clear();
        alone.start = ical_time(at(1, hour));
        alone.end = ical_time(at(1, hour + 1));
        alone.more = "RECURRENCE-ID:" + ical_time(at(1, 9)) + "\r\n";
        return alone;
    }
    Meeting series(int sequence) const {
        return {.uid = outlook_uid(1),
                .rooms = {World::room},
                .start = ical_time(at(0, 9)),
                .end = ical_time(at(0, 10)),
                .sequence = sequence,
                .rule = "FREQ=DAILY;COUNT=4",
                .organizer = "ada@corp.example.com",
                .more = {}};
    }
    void send(const Meeting& meeting) {
        const auto before = world.exchange().organizer_mail().size();
        world.invite(meeting);
        EXPECT_EQ(world.answers(before + 1).size(), before + 1);
        EXPECT_TRUE(settles());
    }
    void cancel(const Meeting& meeting) {
        const auto decided = world.number("SELECT count(*) FROM decision");
        world.cancel(meeting);
        EXPECT_TRUE(eventually([&] { return world.number("SELECT count(*) FROM decision") > decided; }));
        EXPECT_TRUE(settles());
    }
    bool settles() {
        return eventually([this] {
            return world.number("SELECT count(*) FROM answer WHERE state IN ('waiting', 'sending')") == 0;
        });
    }
    std::int64_t at(int date, int hour) const { return day + date * 86400 + hour * 3600; }
    bool are_alike() {
        const Output shown = world.roomgate({"resync", "Room 12"});
        return shown.out.find(" 0 differ") != std::string::npos;
    }

    World world{"[booking]\nbooking_window_in_days = 1080\n"};
    CalendarHand hand{world.exchange(), World::room};
    // A midnight in two days.
    const std::int64_t day =
        (std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()) / 86400 + 2) * 86400;
};

TEST_F(FormerDates, GoWhenTheirSeriesIsBooked) {
    EXPECT_EQ(hand.starts(), (std::multiset{at(1, 15)}));
    send(series(2));
    EXPECT_EQ(hand.dates(day, at(10, 0)).size(), 4U);
    EXPECT_EQ(world.number("SELECT count(*) FROM occurrence"), 4);
    EXPECT_TRUE(are_alike());
}

TEST_F(FormerDates, StayInsteadOfTheSeriesOwnWhereTheyAreNewer) {
    send(series(0));
    EXPECT_EQ(hand.dates(day, at(10, 0)).size(), 4U);
    EXPECT_EQ(hand.starts(), (std::multiset{at(0, 9), at(1, 15)}));
    EXPECT_EQ(world.number("SELECT count(*) FROM occurrence"), 4);
    EXPECT_TRUE(are_alike());
}

TEST_F(FormerDates, StayWhenTheirSeriesWasCancelledBefore) {
    cancel(series(0));
    EXPECT_EQ(hand.starts(), (std::multiset{at(1, 15)}));
    EXPECT_EQ(world.number("SELECT count(*) FROM occurrence"), 1);
    EXPECT_TRUE(are_alike());
}

// By a message that comes later than theirs.
TEST_F(FormerDates, AreShownAgainWhenASeriesThatHadThemWasCancelledBefore) {
    send(series(2));
    send(date(4, 16));
    ASSERT_EQ(hand.dates(day, at(10, 0)).size(), 4U);
    cancel(series(3));
    EXPECT_EQ(hand.starts(), (std::multiset{at(1, 16)}));
    EXPECT_EQ(world.number("SELECT count(*) FROM occurrence"), 1);
    EXPECT_TRUE(are_alike());
    cancel(date(5, 16));
    EXPECT_TRUE(hand.starts().empty());
    EXPECT_TRUE(are_alike());
}

TEST_F(FormerDates, GoWhenAnotherProgramCancelsTheMeeting) {
    send(series(0));  // older than the date, which stays instead of its own
    const auto before = world.exchange().organizer_mail().size();
    EXPECT_EQ(world.roomgate({"cancel", outlook_uid(1), "--room", "Room 12"}).exit_code, 0);
    EXPECT_EQ(world.answers(before + 1).size(), before + 1);
    EXPECT_TRUE(settles());
    EXPECT_TRUE(hand.starts().empty());
    EXPECT_TRUE(are_alike());
}

}  // namespace
}  // namespace gateway
