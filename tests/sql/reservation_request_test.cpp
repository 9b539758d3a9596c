#include "sql/gateway_sign.hpp"
#include "sql/outbox.hpp"
#include "tests/sql/scratch_database.hpp"

namespace {

using namespace std::chrono_literals;
using reserve::Instant;

// What another program does with SQL alone, in rooms Rome and Oslo; Ada is a user.
class ReservationRequestTest : public testing::Test {
  protected:
    ReservationRequestTest() : program_(database_.migrated()), readers_(database_.settings()) {
        sql(R"(
            INSERT INTO room (name, mailbox, mailbox_key, zone)
            VALUES ('Rome', 'rome@corp.example.com', 'rome@corp.example.com', 'Europe/Berlin'),
                   ('Oslo', 'oslo@corp.example.com', 'oslo@corp.example.com', 'Europe/Oslo');
            INSERT INTO profile (profile_id, first_name, last_name, created_at) VALUES (7, 'Ada', 'L.', 0);
            INSERT INTO profile_address VALUES (7, 'ada@corp.example.com', 'Ada@corp.example.com');)");
    }

    void sql(const std::string& text) { program_->execute(text); }
    // What the database says; empty: it took it.
    std::string request(const std::string& columns, const std::string& values) {
        try {
            sql("INSERT INTO reservation_request (" + columns + ") VALUES (" + values + ")");
            return "";
        } catch (const std::exception& refused) {
            return refused.what();
        }
    }
    std::string reserve(const std::string& uid, const std::string& from, const std::string& to) {
        return request("action, room, uid, start_at, end_at",
                       "'reserve', 'Rome', '" + uid + "', " + from + ", " + to);
    }
    std::string change(const std::string& column, const std::string& value) {
        return request("action, room, uid, " + column, "'change', 'Rome', 'a', " + value);
    }
    std::string reserve_series() {
        return request("action, room, uid, rule, start_at, end_at, dates",
                       "'reserve', 'Rome', 'a', 'FREQ=DAILY;COUNT=3', 0, 3600, "
                       "'[[0,3600],[86400,90000],[172800,176400]]'");
    }
    std::string value(const std::string& select) const { return database_.value(select); }
    std::string result(const std::string& column = "result_code") const {
        return value("SELECT " + column + " FROM reservation_request ORDER BY request_id DESC");
    }
    reserve::Mirror shown() {
        sql::Writer writer(database_.settings(), database_.connect(), {});
        sql::Outbox outbox(writer, readers_);
        const auto due = outbox.due(Instant(std::chrono::years(100)), 10, {});
        return due.empty() ? reserve::Mirror{} : due.front().mirror;
    }
    void gateway_runs() {
        sql::Writer writer(database_.settings(), database_.connect(), {});
        sql::GatewaySign(writer).runs(
            std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    }
    // What the gateway writes about the newest answer.
    void answer_becomes(const std::string& state, const std::string& code = "") {
        sql("UPDATE answer SET state = '" + state + "', code = '" + code +
            "', words = 'in words' WHERE answer_id = (SELECT max(answer_id) FROM answer)");
    }

    ScratchDatabase database_;
    std::unique_ptr<sql::Connection> program_;
    sql::Readers readers_;
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

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
    sql("INSERT INTO reservation (room_id, uid, organizer, found_by_address) VALUES (1, 'a', 'o', 0)");
    EXPECT_TRUE(has(change("summary", "'x'"), "made by mail"));
}

TEST_F(ReservationRequestTest, IsShownInExchangeAsItStands) {
    request("action, room, uid, start_at, end_at, summary", "'reserve', 'Rome', 'a', 0, 10, 'Choir'");
    change("end_at", "20");
    const reserve::Mirror mirror = shown();
    EXPECT_EQ(mirror.subject, "Choir");
    EXPECT_FALSE(mirror.from_mail);
    ASSERT_EQ(mirror.dates.size(), 1U);
    EXPECT_EQ(mirror.dates[0].time, (reserve::Interval{Instant(0s), Instant(20s)}));
    request("action, room, uid", "'cancel', 'Rome', 'a'");
    EXPECT_TRUE(shown().dates.empty());
}

TEST_F(ReservationRequestTest, SaysNothingOfWhatIsPrivate) {
    request("action, room, start_at, end_at, summary, note, is_private, requester",
            "'reserve', 'Rome', 0, 10, 'Choir', 'Piano', 1, 'ada@corp.example.com'");
    EXPECT_TRUE(shown().is_private);
    EXPECT_EQ(shown().subject + shown().text, "");
}

TEST_F(ReservationRequestTest, SaysThatNoGatewayRuns) {
    reserve("a", "0", "10");
    EXPECT_EQ(result(), "521");
}

TEST_F(ReservationRequestTest, IsOnItsWayWhileAGatewayRuns) {
    gateway_runs();
    reserve("a", "0", "10");
    EXPECT_EQ(result(), "NULL");
}

TEST_F(ReservationRequestTest, TellsHowItEnds) {
    reserve("a", "0", "10");
    answer_becomes("waiting", "Unreachable");
    EXPECT_EQ(result() + result("result"), "522in words");
    answer_becomes("parked", "ErrorInvalidRequest");
    EXPECT_EQ(result() + result("result"), "1in words");
    answer_becomes("sent");
    EXPECT_EQ(result() + result("result"), "0");
}

TEST_F(ReservationRequestTest, EndsWithTheNewestOfItsReservation) {
    reserve("a", "0", "10");
    change("end_at", "20");
    answer_becomes("sent");
    EXPECT_EQ(value("SELECT group_concat(result_code) FROM reservation_request"), "0,0");
}

TEST_F(ReservationRequestTest, HasItsRecord) {
    request("action, room, uid, start_at, end_at, requested_by",
            "'reserve', 'Rome', 'a', 0, 10, 'the kiosk'");
    EXPECT_EQ(value("SELECT outcome || ': ' || words FROM decision"), "reserved: Reserved by the kiosk.");
}

}  // namespace
