#include "tests/reserve/resync/compare_cast.hpp"

namespace {

using namespace reserve;
using namespace reserve::compare_test;

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

TEST(CompareMeeting, TakesItThatExchangeChangedWhatItWasToldSinceBothWereAlike) {
    BookedSide booked = side({ten, {}, nine});
    booked.carried = true;
    const Difference moved = the_difference(compare(booked, {date_at(noon)}));
    EXPECT_EQ(moved.course, Course::to_database);
    EXPECT_EQ(moved.agreed, hour_from(ten));
    EXPECT_EQ(the_difference(compare(booked, {})).course, Course::to_database);
    EXPECT_EQ(compare(booked, {date_at(noon)}).agreed, (std::vector<AgreedDate>{{ten, hour_from(ten)}}));
}

TEST(CompareMeeting, TakesItThatTheDatabaseChangedWhatExchangeHasAsItWas) {
    BookedSide booked = side({ten, {}, nine});
    booked.carried = true;
    EXPECT_EQ(the_difference(compare(booked, {date_at(nine)})).course, Course::to_exchange);
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

TEST(CompareMeeting, TakesWhatRoomgatePutThereAwayWhereTheDatabaseHasItNoMore) {
    RoomCalendarDate rest = date_at(nine);
    rest.ours = true;
    BookedSide cancelled = side({});
    cancelled.created = now - 24h;
    EXPECT_EQ(the_difference(compare(cancelled, {rest})).course, Course::to_exchange);
    EXPECT_EQ(the_difference(compare(side({}), {rest})).course, Course::to_database);  // never heard of
}

}  // namespace
