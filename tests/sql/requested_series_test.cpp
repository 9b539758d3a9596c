#include "sql/calendar/series_book.hpp"
#include "tests/sql/requested_series_cast.hpp"

namespace {

using namespace desk_on_sqlite;

TEST_F(RequestedSeriesTest, IsBookedWithTheDatesOfItsRule) {
    reserve("FREQ=WEEKLY;COUNT=3");
    EXPECT_EQ(dates(), "24.11. 09:00, 01.12. 09:00, 08.12. 09:00");
    EXPECT_EQ(scratch_.value("SELECT decided_until_at FROM reservation_series"), "NULL");
    EXPECT_EQ(count("answer WHERE item_id IS NULL AND uid = 'a'"), "1");
}

TEST_F(RequestedSeriesTest, FollowsTheClocksOfItsZone) {
    EXPECT_EQ(
        request("action, rule, zone, start_at, end_at",
                "'reserve', 'FREQ=MONTHLY;COUNT=5', 'America/New_York', " + hour_of("2026-11-24 14:00")),
        "");
    desk_.run_once();
    EXPECT_EQ(dates(), "24.11. 14:00, 24.12. 14:00, 24.01. 14:00, 24.02. 14:00, 24.03. 13:00");
}

TEST_F(RequestedSeriesTest, IsBookedUpToTheBookingWindowWhereItHasNoEnd) {
    reserve("FREQ=WEEKLY");
    EXPECT_EQ(dates(), "24.11. 09:00, 01.12. 09:00");
    EXPECT_EQ(scratch_.value("SELECT decided_until_at FROM reservation_series"), at_text("2026-12-07 23:00"));
}

TEST_F(RequestedSeriesTest, IsBookedUpToTheBookingWindowWhereItEndsFarOff) {
    reserve("FREQ=WEEKLY;COUNT=200");
    EXPECT_EQ(dates(), "24.11. 09:00, 01.12. 09:00");
}

TEST_F(RequestedSeriesTest, IsNotBookedBeforeItsDatesAreKnown) {
    EXPECT_EQ(ask("reserve", "FREQ=WEEKLY", "2026-11-24 09:00"), "");
    EXPECT_EQ(count("reservation"), "0");
    EXPECT_EQ(result(), "521");
    EXPECT_TRUE(has(result("result"), "Nothing is booked yet"));
}

TEST_F(RequestedSeriesTest, IsRefusedAsAWholeWhereADateIsTaken) {
    book_another("2026-12-01 09:30");
    reserve("FREQ=WEEKLY;COUNT=3");
    EXPECT_EQ(dates(), "");
    EXPECT_EQ(result(), "1");
    EXPECT_EQ(result("result"), "room is already booked at that time: Tue 1 Dec 2026 10:00");
    desk_.run_once();
    EXPECT_EQ(count("reservation"), "1");
}

TEST_F(RequestedSeriesTest, IsNotTakenUpAgainOnceRefused) {
    book_another("2026-12-01 09:30");
    reserve("FREQ=WEEKLY;COUNT=3");
    const auto connection = scratch_.connect();
    EXPECT_TRUE(sql::SeriesBook(*connection).requested(10).empty());
}

// Each of two gateways has found it, before either has booked it.
TEST_F(RequestedSeriesTest, IsBookedByOneOfTwoGateways) {
    ask("reserve", "FREQ=WEEKLY", "2026-11-24 09:00");
    const auto one = scratch_.connect(), other = scratch_.connect();
    auto asked_of_one = sql::SeriesBook(*one).requested(10).at(0);
    auto asked_of_other = sql::SeriesBook(*other).requested(10).at(0);
    asked_of_one.series.decided_until = support::at("2026-12-01 00:00");
    asked_of_other.series.decided_until = support::at("2026-12-02 00:00");
    const std::vector<Date> dates{{asked_of_one.series.first.start, asked_of_one.series.first}};
    EXPECT_EQ(sql::SeriesBook(*one).book(asked_of_one, dates), std::nullopt);
    const std::string before = scratch_.value("SELECT decided_until_at FROM reservation_series");
    EXPECT_EQ(sql::SeriesBook(*other).book(asked_of_other, dates), std::nullopt);
    EXPECT_EQ(scratch_.value("SELECT decided_until_at FROM reservation_series"), before);
    sql::SeriesBook(*other).refuse(asked_of_other.id, "room is already booked at that time");
    EXPECT_EQ(result(), "521");
    EXPECT_EQ(count("occurrence"), "1");
    EXPECT_EQ(count("decision"), "1");
}

TEST_F(RequestedSeriesTest, IsRefusedByOneOfTwoGateways) {
    ask("reserve", "FREQ=WEEKLY", "2026-11-24 09:00");
    const auto one = scratch_.connect(), other = scratch_.connect();
    const auto asked = sql::SeriesBook(*other).requested(10).at(0);
    sql::SeriesBook(*one).refuse(asked.id, "room is already booked at that time");
    EXPECT_EQ(sql::SeriesBook(*other).book(asked, {{asked.series.first.start, asked.series.first}}),
              std::nullopt);
    EXPECT_EQ(result() + " " + result("result"), "1 room is already booked at that time");
    EXPECT_EQ(count("reservation"), "0");
}

TEST_F(RequestedSeriesTest, MayFollowItselfBackToBack) {
    book_another("2026-12-01 10:00");
    reserve("FREQ=WEEKLY;COUNT=3");
    EXPECT_EQ(count("occurrence"), "4");
}

TEST_F(RequestedSeriesTest, SaysWhatIsWrongWithIt) {
    const auto why = [&](const std::string& rule, const std::string& zone, const std::string& when) {
        EXPECT_EQ(request("action, rule, zone, start_at, end_at",
                          "'reserve', '" + rule + "', '" + zone + "', " + hour_of(when)),
                  "");
        desk_.run_once();
        EXPECT_EQ(result(), "1");
        return result("result");
    };
    EXPECT_TRUE(has(why("FREQ=SOMETIMES", "Etc/UTC", "2026-11-24 09:00"), "FREQ")) << result("result");
    EXPECT_EQ(why("FREQ=DAILY", "Mars/Olympus", "2026-11-24 09:00"),
              "the time zone Mars/Olympus is not known");
    EXPECT_EQ(why("FREQ=DAILY", "Etc/UTC", "2026-12-08 09:00"),
              "no date of the rule lies inside the booking window");
    EXPECT_EQ(why("FREQ=WEEKLY;BYDAY=TU", "Etc/UTC", "2026-11-25 09:00"), "start_at is no date of the rule");
    EXPECT_EQ(why("FREQ=DAILY", "Etc/UTC", "2026-11-20 09:00"),
              "the rule goes on, and start_at lies in the past: begin with a date to come");
    EXPECT_EQ(why("FREQ=MINUTELY;INTERVAL=5", "Etc/UTC", "2026-11-24 09:00"),
              "the rule has more than 2000 dates inside the booking window");
    EXPECT_EQ(count("reservation"), "0");
}

TEST_F(RequestedSeriesTest, IsRefusedWhereItsRoomIsNoMore) {
    ask("reserve", "FREQ=DAILY", "2026-11-24 09:00");
    scratch_.connect()->execute("UPDATE room SET retired = 1");
    desk_.run_once();
    EXPECT_EQ(result("result"), "there is no room of this name or mailbox address");
}

TEST_F(RequestedSeriesTest, IsRefusedWhereItsUidHasComeByMail) {
    ask("reserve", "FREQ=DAILY", "2026-11-24 09:00");
    scratch_.connect()->execute(
        "INSERT INTO reservation (room_id, uid, organizer, found_by_address) VALUES (1, 'a', 'x', 0)");
    desk_.run_once();
    EXPECT_EQ(result(), "1");
    EXPECT_TRUE(has(result("result"), "this uid is known already"));
}

TEST_F(RequestedSeriesTest, HoldsBackFurtherRequestsAboutItsUid) {
    ask("reserve", "FREQ=WEEKLY", "2026-11-24 09:00");
    EXPECT_TRUE(has(ask("reserve", "FREQ=WEEKLY", "2026-11-25 09:00"), "waits for its dates"));
    scratch_.connect()->execute("DELETE FROM reservation_request WHERE uid = 'a'");
    EXPECT_EQ(ask("reserve", "FREQ=WEEKLY", "2026-11-25 09:00"), "");
}

TEST_F(RequestedSeriesTest, TakesTheDatesOfTheReservationThatItChanges) {
    reserve("FREQ=WEEKLY");
    EXPECT_EQ(ask("change", "FREQ=DAILY;COUNT=2", "2026-11-24 09:30"), "");
    EXPECT_EQ(dates(), "24.11. 09:00, 01.12. 09:00");
    desk_.run_once();
    EXPECT_EQ(dates(), "24.11. 09:30, 25.11. 09:30");
    EXPECT_EQ(scratch_.value("SELECT rule || coalesce(decided_until_at, '') FROM reservation_series"),
              "FREQ=DAILY;COUNT=2");
}

TEST_F(RequestedSeriesTest, StaysInTheZoneOfTheSeriesThatItChanges) {
    EXPECT_EQ(request("action, rule, zone, start_at, end_at",
                      "'reserve', 'FREQ=DAILY;COUNT=2', 'America/New_York', " + hour_of("2026-11-24 14:00")),
              "");
    desk_.run_once();
    EXPECT_EQ(ask("change", "FREQ=MONTHLY;COUNT=5", "2026-11-24 14:00"), "");
    desk_.run_once();
    EXPECT_EQ(dates(), "24.11. 14:00, 24.12. 14:00, 24.01. 14:00, 24.02. 14:00, 24.03. 13:00");
}

TEST_F(RequestedSeriesTest, LeavesTheReservationThatItCannotChange) {
    book_another("2026-11-25 09:30");
    reserve("FREQ=WEEKLY");
    ask("change", "FREQ=DAILY;COUNT=2", "2026-11-24 09:00");
    desk_.run_once();
    EXPECT_EQ(result(), "1");
    EXPECT_EQ(dates(), "24.11. 09:00, 01.12. 09:00");
}

TEST_F(RequestedSeriesTest, IsNotMovedAsIfItWereOneDate) {
    reserve("FREQ=MONTHLY");
    ASSERT_EQ(dates(), "24.11. 09:00");
    EXPECT_TRUE(
        has(request("action, start_at, end_at", "'change', " + hour_of("2026-12-24 09:00")), "it goes on"));
}

TEST_F(RequestedSeriesTest, IsNotCancelledByARule) {
    reserve("FREQ=WEEKLY");
    EXPECT_TRUE(has(ask("cancel", "FREQ=WEEKLY", "2026-11-24 09:00"), "a cancellation takes no"));
}

TEST_F(RequestedSeriesTest, IsOfAllDatesAndNotOfOne) {
    reserve("FREQ=WEEKLY");
    EXPECT_TRUE(has(request("action, rule, start_at, end_at, recurrence_id",
                            "'change', 'FREQ=DAILY', " + hour_of("2026-11-24 09:00") + ", " +
                                at_text("2026-11-24 09:00")),
                    "a rule or recurrence_id"));
}

}  // namespace
