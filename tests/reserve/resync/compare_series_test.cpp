// What resync makes of a series whose dates differ.
#include "tests/reserve/resync/compare_cast.hpp"

namespace {

using namespace reserve;
using namespace reserve::compare_test;

class CompareSeries : public testing::Test {
  protected:
    static BookedSide weekly(int dates) {
        BookedSide made{.uid = "m1@example.com", .known = true};
        for (int i = 0; i < dates; ++i) {
            made.dates.push_back({nine + i * week, hour_from(nine + i * week)});
            made.agreed.push_back({nine + i * week, hour_from(nine + i * week)});
        }
        return made;
    }
    static std::vector<RoomCalendarDate> there(int dates) {
        std::vector<RoomCalendarDate> made;
        for (int i = 0; i < dates; ++i) made.push_back(date_at(nine + i * week, nine + i * week));
        return made;
    }
};

TEST_F(CompareSeries, FindsTheDateThatWasMoved) {
    auto moved = there(3);
    moved[1].time = hour_from(ten + week);
    const Difference made = the_difference(compare(weekly(3), moved));
    EXPECT_EQ(made.recurrence_id, nine + week);
    EXPECT_EQ(made.in_exchange, DateChange::changed);
}

TEST_F(CompareSeries, FindsTheDateThatIsGone) {
    auto fewer = there(3);
    fewer.erase(fewer.begin());
    const Difference made = the_difference(compare(weekly(3), fewer));
    EXPECT_EQ(made.recurrence_id, nine);
    EXPECT_EQ(made.in_exchange, DateChange::deleted);
}

TEST_F(CompareSeries, LeavesItToAPersonWhichOfTwoItemsOfADateIsToGo) {
    auto twice = there(2);
    twice.push_back(twice.back());
    twice.back().time = hour_from(ten + week);
    EXPECT_EQ(the_difference(compare(weekly(2), twice)).course, Course::conflict);
}

TEST_F(CompareSeries, FollowsADateThatWasMovedToTheTimeOfAnother) {
    auto three = there(3);
    three[2].time = three[1].time;
    const Difference made = the_difference(compare(weekly(2), three));
    EXPECT_EQ(made.course, Course::to_database);
    EXPECT_EQ(made.in_database, std::nullopt);
}

TEST_F(CompareSeries, TakesOurItemOfADateAwayThatIsShownTwice) {
    auto twice = there(2);
    twice.push_back(twice.back());
    twice.back().ours = true;
    std::ranges::reverse(twice);
    for (const Instant time : {nine + week, ten + week}) {
        twice.front().time = hour_from(time);
        const Difference made = the_difference(compare(weekly(2), twice));
        EXPECT_EQ(made.course, Course::to_exchange);
        EXPECT_TRUE(made.there && made.there->ours);
        EXPECT_EQ(made.in_database, DateChange::deleted);
    }
}

TEST_F(CompareSeries, LeavesItToAPersonWhereOursIsTheOneAtTheBookedTime) {
    auto twice = there(2);
    twice.push_back(twice.back());
    twice[1].time = hour_from(ten + week);
    twice[2].ours = true;
    const Difference made = the_difference(compare(weekly(2), twice));
    EXPECT_EQ(made.course, Course::conflict);
    EXPECT_EQ(made.exchange, hour_from(ten + week));
}

TEST_F(CompareSeries, TakesDatesOfTheSameTimeForOne) {
    auto days = there(2);
    days[0].recurrence_id = nine - 1h;
    EXPECT_TRUE(compare(weekly(2), days).differences.empty());
}

}  // namespace
