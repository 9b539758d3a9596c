#include "tests/sql/reservation_request_cast.hpp"

namespace {

using namespace reservation_request_test;

// What the database does not take for a request, or for a booking, however it is written.
class SenselessRequestTest : public ReservationRequestTest {
  protected:
    void expect_refused(const std::string& statement, const std::string& why) {
        try {
            sql(statement);
            ADD_FAILURE() << "taken: " << statement;
        } catch (const std::exception& refused) {
            EXPECT_TRUE(has(refused.what(), why)) << statement << "\n" << refused.what();
        }
    }
    void expect_no_occurrence(const std::string& values, const std::string& why) {
        expect_refused(
            "INSERT INTO occurrence (reservation_id, recurrence_id, room_id, start_at, end_at, "
            "blocked_from_at, "
            "blocked_to_at, exclusive) VALUES (" +
                values + ")",
            why);
    }
};

TEST_F(SenselessRequestTest, HasTimesThatNoCalendarHas) {
    const std::string words = "UTC seconds from 1970 to the end of the year 9999";
    EXPECT_TRUE(has(reserve("a", "-1", "10"), words));
    EXPECT_TRUE(has(reserve("a", "1795507200000", "1795510800000"), words));  // milliseconds
    EXPECT_EQ(reserve("a", "253402297199", "253402300799"), "");
}

TEST_F(SenselessRequestTest, HasDatesThatNoCalendarHas) {
    for (const char* dates : {"[[-1,10]]", "[[0,253402300800]]", "[[0,99999999999999999999]]", "[[0,10,-1]]"})
        EXPECT_TRUE(has(request("action, room, dates", "'reserve', 'Rome', '" + std::string(dates) + "'"),
                        "dates are integers: UTC seconds from 1970"))
            << dates;
}

TEST_F(SenselessRequestTest, GoesOnForYearsOrNotAtAll) {
    const std::string words = "ends after it starts, and within 366 days";
    EXPECT_TRUE(has(reserve("a", "0", "31622401"), words));
    EXPECT_EQ(reserve("a", "0", "31622400"), "");
    EXPECT_TRUE(has(change("end_at", "0"), words));
    EXPECT_TRUE(has(change("start_at", "31622400"), words));
    EXPECT_TRUE(has(request("action, room, dates", "'reserve', 'Oslo', '[[0,31622401]]'"), words));
}

// By another program instead of the gateway, while a rule waits for its dates.
TEST_F(SenselessRequestTest, GetsDatesAfterwardsThatAreNone) {
    EXPECT_EQ(request("action, room, rule, start_at, end_at", "'reserve', 'Rome', 'FREQ=DAILY', 0, 10"), "");
    for (const char* dates : {"[[\"a\",\"b\"]]", "[[5]]", "[[5,4]]", "[[0,10],[20,30,0]]"})
        EXPECT_THROW(sql("UPDATE reservation_request SET dates = '" + std::string(dates) + "'"),
                     std::exception)
            << dates;
    EXPECT_EQ(value("SELECT count(*) FROM occurrence"), "0");
}

// Else OR IGNORE and OR REPLACE would lose one of them, in silence.
TEST_F(SenselessRequestTest, HasTwoDatesOfOneRecurrenceId) {
    for (const char* whatever : {"", "OR IGNORE ", "OR REPLACE "})
        expect_refused("INSERT " + std::string(whatever) +
                           "INTO reservation_request (action, room, dates) VALUES ('reserve', 'Rome', "
                           "'[[0,10],[20,30,0]]')",
                       "the same recurrence_id");
}

TEST_F(SenselessRequestTest, AsksForNothingThatThereIs) {
    EXPECT_TRUE(
        has(request("action, room, start_at, end_at", "'RESERVE', 'Rome', 0, 10"), "action is reserve"));
    EXPECT_TRUE(has(request("action, room, uid, start_at, end_at", "'reserve', 'Rome', X'61', 0, 10"),
                    "uid is a text"));
    EXPECT_TRUE(
        has(request("action, room, start_at, end_at, requested_at", "'reserve', 'Rome', 0, 10, 'now'"),
            "requested_at is an integer"));
}

TEST_F(SenselessRequestTest, CancelsATimeInsteadOfADate) {
    reserve_series();
    EXPECT_TRUE(
        has(request("action, room, uid, start_at", "'cancel', 'Rome', 'a', 86400"), "by its recurrence_id"));
    EXPECT_TRUE(
        has(request("action, room, uid, end_at", "'cancel', 'Rome', 'a', 90000"), "by its recurrence_id"));
    EXPECT_TRUE(has(request("action, room, uid, dates", "'cancel', 'Rome', 'a', '[[86400,90000]]'"),
                    "by its recurrence_id"));
    EXPECT_EQ(value("SELECT count(*) FROM occurrence"), "3");
}

TEST_F(SenselessRequestTest, CallsOneDateOtherwiseThanItsSeries) {
    reserve_series();
    for (const char* column : {"summary", "note", "requester"})
        EXPECT_TRUE(
            has(change(std::string("recurrence_id, ") + column, "86400, ''"), "are those of all dates"))
            << column;
    EXPECT_TRUE(has(change("recurrence_id, is_private", "86400, 1"), "are those of all dates"));
}

TEST_F(SenselessRequestTest, ChangesTheZoneWithoutTheRule) {
    reserve_series();
    EXPECT_TRUE(has(change("zone", "'Asia/Tokyo'"), "needs the rule"));
}

TEST_F(SenselessRequestTest, TakesTheNumberOfAnother) {
    reserve("a", "0", "10");
    expect_refused(
        "INSERT OR REPLACE INTO reservation_request (request_id, action, room, start_at, end_at) "
        "VALUES (1, 'reserve', 'Rome', 20, 30)",
        "request_id is taken");
    // In a trigger the number of what has none is -1.
    sql("INSERT INTO reservation_request (request_id, action, room, start_at, end_at) "
        "VALUES (-1, 'reserve', 'Rome', 20, 30)");
    EXPECT_EQ(reserve("b", "40", "50"), "");
}

TEST_F(SenselessRequestTest, IsChangedAfterwards) {
    reserve("a", "0", "10");
    reserve("b", "20", "30");
    for (const char* update :
         {"start_at = 20", "dates = '[[20,30]]'", "room_id = NULL", "room = 'Oslo'", "uid = 'c'"})
        expect_refused("UPDATE reservation_request SET " + std::string(update) + " WHERE uid = 'a'",
                       "stays as it was made");
}

TEST_F(SenselessRequestTest, OutdoesItsOwnTransaction) {
    sql("BEGIN");
    EXPECT_EQ(reserve("a", "0", "10"), "");
    EXPECT_TRUE(has(reserve("b", "5", "15"), "already booked"));
    sql("COMMIT");
    EXPECT_EQ(value("SELECT group_concat(uid) FROM reservation"), "a");
}

TEST_F(SenselessRequestTest, WouldMoveABookingToAnotherRoom) {
    reserve("a", "0", "10");
    expect_refused("UPDATE reservation SET room_id = 2", "stays in its room");
    expect_refused("UPDATE reservation SET uid = 'b'", "under its uid");
    expect_refused("UPDATE occurrence SET room_id = 2", "never updated");
    sql("UPDATE reservation SET summary = 'x'");
}

TEST_F(SenselessRequestTest, IsABookingThatIsNoTime) {
    reserve("a", "0", "3600");
    const std::string times = "times of an occurrence are integers";
    expect_no_occurrence("1, 5, 1, 'abc', 'abd', 'abc', 'abd', 1", times);
    expect_no_occurrence("1, 5, 1, '1970-01-01T00:10', '1970-01-01T00:20', 0, 10, 1", times);
    expect_no_occurrence("1, 5, 1, 4000, 4100, 4000, '4100Z', 1", times);
    expect_no_occurrence("1, 'x', 1, 4000, 4100, 4000, 4100, 1", times);
    expect_no_occurrence("1, 5, 1, 4000, 4100, NULL, 4100, 1", times);
    expect_no_occurrence("1, 5, 1, 4100, 4000, 4000, 4100, 1", "end_at >= start_at");
}

TEST_F(SenselessRequestTest, IsABookingInNoRoomOrAnother) {
    reserve("a", "0", "3600");
    for (const char* room : {"2", "NULL", "'Rome'", "X'31'"})
        expect_no_occurrence("1, 5, " + std::string(room) + ", 10, 20, 10, 20, 1",
                             "in the room of its reservation");
    expect_no_occurrence("99, 5, 1, 4000, 4100, 4000, 4100, 1", "in the room of its reservation");
    for (const char* room : {"'1'", "' 01 '"})
        expect_no_occurrence("1, 5, " + std::string(room) + ", 10, 20, 10, 20, 1", "already booked");
}

TEST_F(ReservationRequestTest, KeepsTheZoneOfASeriesWhoseRuleIsChanged) {
    const auto ask = [&](const std::string& action, const std::string& zone) {
        EXPECT_EQ(request("action, room, uid, rule, start_at, end_at, dates, zone",
                          "'" + action + "', 'Rome', 'a', 'FREQ=DAILY;COUNT=1', 0, 10, '[[0,10]]', " + zone),
                  "");
        return value("SELECT zone FROM reservation_series");
    };
    EXPECT_EQ(ask("reserve", "''"), "Europe/Berlin");
    EXPECT_EQ(ask("change", "'Asia/Tokyo'"), "Asia/Tokyo");
    EXPECT_EQ(ask("change", "NULL"), "Asia/Tokyo");
    EXPECT_EQ(ask("change", "''"), "Europe/Berlin");
    change("dates", "'[[0,10]]'");
    EXPECT_EQ(value("SELECT count(*) FROM reservation_series"), "0");
}

}  // namespace
