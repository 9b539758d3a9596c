#include "reserve/resync/compare_meeting.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace reserve;
using namespace std::chrono_literals;
using Response = RoomCalendarDate::Response;

const Instant now = std::chrono::sys_days{std::chrono::year{2026} / 12 / 1} + 8h;
const Instant nine = now + 24h + 1h;
constexpr std::chrono::days week{7};

Interval hour_from(Instant start) { return {start, start + 1h}; }

// A single meeting, and what is known of it on either side.
struct Sides {
    std::optional<Instant> booked;
    std::optional<Instant> there;
    std::optional<Instant> agreed{};
};

BookedSide side(const Sides& sides) {
    BookedSide made{.uid = "m1@example.com", .known = sides.booked.has_value()};
    if (sides.booked) made.dates = {{*sides.booked, hour_from(*sides.booked)}};
    if (sides.agreed) made.agreed = {{*sides.agreed, hour_from(*sides.agreed)}};
    return made;
}

RoomCalendarDate date_at(Instant start, std::optional<Instant> recurrence_id = {}) {
    return {.item_id = "i",
            .uid = "m1@example.com",
            .recurrence_id = recurrence_id,
            .time = hour_from(start),
            .organizer = "ada@example.com",
            .response = Response::accepted};
}

MeetingComparison compare(const BookedSide& booked, const std::vector<RoomCalendarDate>& there) {
    return compare_meeting(booked, there, {{now, now + 10 * week}, now});
}

MeetingComparison compare(const Sides& sides) {
    std::vector<RoomCalendarDate> there;
    if (sides.there) there.push_back(date_at(*sides.there));
    return compare(side(sides), there);
}

Difference the_difference(const MeetingComparison& made) {
    EXPECT_EQ(made.differences.size(), 1U);
    return made.differences.empty() ? Difference{} : made.differences.front();
}

TEST(CompareMeeting, FindsNothingWhereBothAreAlikeAndRemembersIt) {
    const auto made = compare({nine, nine});
    EXPECT_TRUE(made.differences.empty());
    EXPECT_EQ(made.agreed, (std::vector<AgreedDate>{{nine, hour_from(nine)}}));
}

// The table of the README, pair by pair: what happened in the database, what in Exchange, and what is done.
struct PairRow {
    Sides sides;
    std::optional<DateChange> in_database, in_exchange;
    Course course;
};

const Instant ten = nine + 1h;
const Instant noon = nine + 3h;
const std::vector<PairRow> table{
    {{nine, ten, nine}, {}, DateChange::changed, Course::to_database},
    {{nine, {}, nine}, {}, DateChange::deleted, Course::to_database},
    {{{}, nine, {}}, {}, DateChange::added, Course::to_database},
    {{ten, nine, nine}, DateChange::changed, {}, Course::to_exchange},
    {{{}, nine, nine}, DateChange::deleted, {}, Course::to_exchange},
    {{nine, {}, {}}, DateChange::added, {}, Course::to_exchange},
    {{ten, noon, nine}, DateChange::changed, DateChange::changed, Course::conflict},
    {{ten, {}, nine}, DateChange::changed, DateChange::deleted, Course::conflict},
    {{{}, ten, nine}, DateChange::deleted, DateChange::changed, Course::conflict},
    {{nine, ten, {}}, DateChange::added, DateChange::added, Course::conflict},
};

TEST(CompareMeeting, FollowsTheTableOfPairs) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        const Difference made = the_difference(compare(table[i].sides));
        EXPECT_EQ(made.in_database, table[i].in_database) << "row " << i;
        EXPECT_EQ(made.in_exchange, table[i].in_exchange) << "row " << i;
        EXPECT_EQ(made.course, table[i].course) << "row " << i;
    }
}

TEST(CompareMeeting, FindsNothingWhereBothMadeTheSameChange) {
    EXPECT_TRUE(compare({ten, ten, nine}).differences.empty());
    const auto both_gone = compare({{}, {}, nine});
    EXPECT_TRUE(both_gone.differences.empty());
    EXPECT_TRUE(both_gone.agreed.empty());
}

TEST(CompareMeeting, RemembersWhatWasAgreedWhileTheyDiffer) {
    EXPECT_EQ(compare({nine, ten, nine}).agreed, (std::vector<AgreedDate>{{nine, hour_from(nine)}}));
}

TEST(CompareMeeting, TakesItThatExchangeChangedWhatItWasTold) {
    BookedSide booked = side({nine, {}, {}});
    booked.carried = true;
    EXPECT_EQ(the_difference(compare(booked, {date_at(ten)})).course, Course::to_database);
    EXPECT_EQ(the_difference(compare(booked, {})).in_exchange, DateChange::deleted);
}

TEST(CompareMeeting, WaitsForWhatIsOnItsWay) {
    BookedSide booked = side({nine, {}, nine});
    booked.on_its_way = true;
    EXPECT_EQ(the_difference(compare(booked, {date_at(ten)})).course, Course::waiting);
}

TEST(CompareMeeting, WaitsForTheMessageOfARequestThatIsNotAnswered) {
    RoomCalendarDate request = date_at(nine);
    request.response = Response::unanswered;
    EXPECT_EQ(the_difference(compare(side({}), {request})).course, Course::waiting);
}

TEST(CompareMeeting, WaitsForTheMessageOfANewerRequest) {
    RoomCalendarDate newer = date_at(ten);
    newer.response = Response::unanswered;
    EXPECT_EQ(the_difference(compare(side({nine, {}, nine}), {newer})).course, Course::waiting);
}

TEST(CompareMeeting, SaysWhatAPersonDoesAboutTheOrganizersItem) {
    const Difference made = the_difference(compare({ten, nine, nine}));
    EXPECT_EQ(made.course, Course::to_exchange);
    EXPECT_NE(made.words.find("by hand"), std::string::npos);
}

TEST(CompareMeeting, TakesTheRestOfACancelledMeetingOutOfExchange) {
    BookedSide booked = side({});
    booked.known = booked.cancelled = true;
    const Difference made = the_difference(compare(booked, {date_at(nine)}));
    EXPECT_EQ(made.in_database, DateChange::deleted);
    EXPECT_EQ(made.course, Course::to_exchange);
}

TEST(CompareMeeting, DoesNotCountWhatExchangeHasCancelledOrDeclined) {
    RoomCalendarDate cancelled = date_at(nine);
    cancelled.is_cancelled = true;
    RoomCalendarDate declined = date_at(ten);
    declined.response = Response::declined;
    EXPECT_TRUE(compare(side({}), {cancelled, declined}).differences.empty());
}

TEST(CompareMeeting, NeverFreesASlotThatWasKept) {
    BookedSide booked = side({nine, {}, nine});
    booked.dates.front().kept = true;
    EXPECT_EQ(the_difference(compare(booked, {})).course, Course::to_exchange);
}

TEST(CompareMeeting, LeavesHistoryAlone) {
    const Instant yesterday = now - 24h;
    const Interval since{now - week, now + week};
    EXPECT_TRUE(compare_meeting(side({yesterday, {}, yesterday}), {}, {since, now}).differences.empty());
}

TEST(CompareMeeting, LooksAtDatesInTheWindowOnEitherSide) {
    const Interval week_two{now + week, now + 2 * week};
    const std::vector<RoomCalendarDate> moved_in{date_at(nine + week)};
    EXPECT_EQ(compare_meeting(side({nine, {}, nine}), moved_in, {week_two, now}).differences.size(), 1U);
    const auto outside = compare_meeting(side({nine, {}, nine}), {}, {week_two, now});
    EXPECT_TRUE(outside.differences.empty());
    EXPECT_EQ(outside.agreed.size(), 1U);
}

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

TEST(CompareMeeting, TakesWhatRoomgatePutThereAwayWhereTheDatabaseHasItNoMore) {
    RoomCalendarDate rest = date_at(nine);
    rest.ours = true;
    BookedSide cancelled = side({});
    cancelled.created = now - 24h;
    EXPECT_EQ(the_difference(compare(cancelled, {rest})).course, Course::to_exchange);
    EXPECT_EQ(the_difference(compare(side({}), {rest})).course, Course::to_database);  // never heard of
}

TEST_F(CompareSeries, TakesDatesOfTheSameTimeForOne) {
    auto days = there(2);
    days[0].recurrence_id = nine - 1h;
    EXPECT_TRUE(compare(weekly(2), days).differences.empty());
}

}  // namespace
