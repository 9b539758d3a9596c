#include "tests/sql/reservation_request_cast.hpp"

namespace {

using namespace reservation_request_test;

TEST_F(ReservationRequestTest, BooksAtOnce) {
    EXPECT_EQ(reserve("a", "3600", "7200"), "");
    EXPECT_EQ(value("SELECT start_at || ' ' || end_at FROM occurrence"), "3600 7200");
    EXPECT_EQ(result("reservation_id"), value("SELECT reservation_id FROM reservation"));
}

TEST_F(ReservationRequestTest, MakesAUid) {
    EXPECT_EQ(request("action, room, start_at, end_at", "'reserve', 'Rome', 0, 10"), "");
    EXPECT_TRUE(has(result("uid"), "@roomgate"));
    EXPECT_EQ(result("uid"), value("SELECT uid FROM reservation"));
}

TEST_F(ReservationRequestTest, IsRefusedWhereTheRoomIsTaken) {
    reserve("a", "3600", "7200");
    EXPECT_TRUE(has(reserve("b", "7199", "8000"), "room is already booked at that time"));
    EXPECT_EQ(reserve("c", "7200", "8000"), "");
    EXPECT_EQ(value("SELECT count(*) FROM reservation_request"), "2");
}

TEST_F(ReservationRequestTest, LeavesTimeToSetUpAndCleanDown) {
    sql("INSERT INTO booking_default VALUES ('setup_minutes', '10'), ('cleanup_minutes', '5')");
    reserve("a", "3600", "7200");
    EXPECT_EQ(value("SELECT blocked_from_at || ' ' || blocked_to_at FROM occurrence"), "3000 7500");
    EXPECT_TRUE(has(reserve("b", "8000", "9000"), "already booked"));
}

TEST_F(ReservationRequestTest, PutsTheRoomsOwnSetUpBeforeThatOfAllRooms) {
    sql("INSERT INTO booking_default VALUES ('setup_minutes', '10')");
    sql("INSERT INTO room_setting VALUES (1, 'setup_minutes', '0')");
    reserve("a", "3600", "7200");
    EXPECT_EQ(value("SELECT blocked_from_at FROM occurrence"), "3600");
}

TEST_F(ReservationRequestTest, IsRefusedWhereSomethingIsBookedUnderAllowConflicts) {
    reserve("a", "3600", "7200");
    sql("INSERT INTO reservation (room_id, uid, organizer, found_by_address) VALUES (2, 'm', 'o', 0);"
        "INSERT INTO occurrence (reservation_id, recurrence_id, room_id, start_at, end_at, blocked_from_at,"
        " blocked_to_at, exclusive) VALUES (2, 0, 2, 0, 100, 0, 100, 0)");
    EXPECT_TRUE(
        has(request("action, room, start_at, end_at", "'reserve', 'Oslo', 50, 200"), "already booked"));
    EXPECT_EQ(request("action, room, start_at, end_at", "'reserve', 'Oslo', 100, 200"), "");
}

TEST_F(ReservationRequestTest, IsInTheCalendarOfItsRequester) {
    request("action, room, start_at, end_at, requester", "'reserve', 'Rome', 0, 10, 'ADA@corp.example.com'");
    EXPECT_EQ(value("SELECT profile_id FROM reservation"), "7");
    EXPECT_TRUE(
        has(request("action, room, start_at, end_at, requester", "'reserve', 'Rome', 10, 20, 'eve@x'"),
            "requester is not the address of a user"));
}

TEST_F(ReservationRequestTest, SaysWhatIsWrong) {
    EXPECT_TRUE(
        has(request("action, room, start_at, end_at", "'reserve', 'Bern', 0, 10"), "there is no room"));
    EXPECT_TRUE(has(request("action, room, start_at", "'reserve', 'Rome', 0"), "needs start_at and end_at"));
    EXPECT_TRUE(has(reserve("a", "10", "10"), "end_at must be after start_at"));
    EXPECT_TRUE(has(reserve("a", "'2026-11-24'", "10"), "UTC seconds"));
    EXPECT_TRUE(has(request("action, room, uid", "'cancel', 'Rome', 'x'"), "there is no reservation"));
    EXPECT_TRUE(has(request("action, room, dates", "'reserve', 'Rome', '[[1]]'"), "each of dates"));
    EXPECT_TRUE(has(request("action, room, dates", "'reserve', 'Rome', '{'"), "no JSON array"));
}

TEST_F(ReservationRequestTest, IsRefusedUnderAUidThatIsKnown) {
    reserve("a", "0", "10");
    EXPECT_TRUE(has(reserve("a", "20", "30"), "this uid is known already"));
}

TEST_F(ReservationRequestTest, LeavesWhatIsNull) {
    request("action, room, uid, start_at, end_at, summary, note, requester",
            "'reserve', 'Rome', 'a', 0, 10, 'Choir', 'Piano', 'ada@corp.example.com'");
    EXPECT_EQ(change("summary", "'Chess'"), "");
    EXPECT_EQ(value("SELECT summary || note || profile_id FROM reservation"), "ChessPiano7");
    EXPECT_EQ(change("end_at", "20"), "");
    EXPECT_EQ(value("SELECT start_at || ' ' || end_at FROM occurrence"), "0 20");
}

TEST_F(ReservationRequestTest, ClearsWhatIsEmpty) {
    request("action, room, uid, start_at, end_at, summary, note, requester",
            "'reserve', 'Rome', 'a', 0, 10, 'Choir', 'Piano', 'ada@corp.example.com'");
    change("summary, note, requester", "'', '', ''");
    EXPECT_EQ(value("SELECT summary || note || coalesce(profile_id, '') FROM reservation"), "");
}

TEST_F(ReservationRequestTest, MovesOneDateOfASeries) {
    ASSERT_EQ(reserve_series(), "");
    EXPECT_TRUE(has(change("start_at", "5"), "it has several dates"));
    EXPECT_EQ(change("recurrence_id, start_at", "86400, 88000"), "");
    EXPECT_EQ(value("SELECT start_at || ' ' || end_at FROM occurrence WHERE recurrence_id = 86400"),
              "88000 90000");
    EXPECT_EQ(value("SELECT count(*) FROM occurrence"), "3");
}

TEST_F(ReservationRequestTest, CancelsOneDateOfASeries) {
    reserve_series();
    EXPECT_EQ(request("action, room, uid, recurrence_id", "'cancel', 'Rome', 'a', 86400"), "");
    EXPECT_EQ(value("SELECT group_concat(recurrence_id) FROM occurrence"), "0,172800");
    EXPECT_TRUE(
        has(request("action, room, uid, recurrence_id", "'cancel', 'Rome', 'a', 86400"), "names no date"));
}

TEST_F(ReservationRequestTest, RefusesASeriesOfWhichOneDateIsTaken) {
    reserve("b", "86400", "86500");
    EXPECT_TRUE(has(reserve_series(), "already booked"));
    EXPECT_EQ(value("SELECT count(*) FROM reservation"), "1");
}

TEST_F(ReservationRequestTest, FreesWhatIsCancelled) {
    reserve_series();
    EXPECT_EQ(request("action, room, uid", "'cancel', 'Rome', 'a'"), "");
    EXPECT_EQ(value("SELECT count(*) FROM reservation"), "0");
    EXPECT_EQ(reserve("b", "0", "100"), "");
}

TEST_F(ReservationRequestTest, LeavesWhatCameByMailToItsOrganizer) {
    booked_by_mail();
    sql("DELETE FROM answer");
    sql("INSERT INTO component (room_id, uid, sequence, dtstamp_at, state, organizer, digests, content) "
        "VALUES (1, 'a', 0, 0, "
        "'booked', 'ada', '', '{}')");
    EXPECT_TRUE(has(change("summary", "'x'"), "made by mail"));
}

}  // namespace
