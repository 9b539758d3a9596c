#include "tests/sql/reservation_request_cast.hpp"

namespace {

using namespace reservation_request_test;

// What becomes of a request in Exchange.
class ShownRequestTest : public ReservationRequestTest {
  protected:
    void book_dates_by_mail(const std::vector<std::string>& dates) {
        for (const std::string& at : dates)
            sql("INSERT INTO occurrence (reservation_id, recurrence_id, room_id, start_at, end_at, "
                "blocked_from_at, "
                "blocked_to_at, exclusive) VALUES (1, " +
                at + ", 1, " + at + ", " + at + " + 100, " + at + ", " + at + " + 100, 1)");
    }
};

TEST_F(ShownRequestTest, TellsTheOrganizerThatWhatCameByMailIsCancelled) {
    booked_by_mail();
    EXPECT_EQ(request("action, room, uid, note", "'cancel', 'Rome', 'a', 'Painters.'"), "");
    EXPECT_EQ(value("SELECT count(*) FROM reservation"), "0");
    EXPECT_EQ(
        value(
            "SELECT organizer || ' ' || sequence || ' ' || kind || ' ' || text FROM answer JOIN answer_step "
            "USING (answer_id) ORDER BY answer_id DESC, position"),
        "ada@corp.example.com 2 decline Your booking of Rome was cancelled: Painters.");
    EXPECT_EQ(result(), "521");
}

TEST_F(ShownRequestTest, TellsTheOrganizerThatOneDateOfWhatCameByMailIsCancelled) {
    booked_by_mail();
    book_dates_by_mail({"1000"});
    EXPECT_EQ(request("action, room, uid, recurrence_id", "'cancel', 'Rome', 'a', 1000"), "");
    EXPECT_EQ(value("SELECT group_concat(recurrence_id) FROM occurrence"), "0");
    EXPECT_EQ(value("SELECT organizer || ' ' || sequence || ' ' || kind || ' ' || answer_step.recurrence_id "
                    "|| ' ' || "
                    "text FROM answer JOIN answer_step USING (answer_id) ORDER BY answer_id DESC, position"),
              "ada@corp.example.com 2 decline 1000 Your booking of Rome on this date was cancelled.");
    EXPECT_EQ(result(), "521");
    answer_becomes("sent");
    EXPECT_EQ(result(), "0");
}

TEST_F(ShownRequestTest, EndsWithTheAnswerAboutItsOwnDate) {
    booked_by_mail();
    book_dates_by_mail({"1000", "2000"});
    EXPECT_EQ(request("action, room, uid, recurrence_id", "'cancel', 'Rome', 'a', 1000"), "");
    EXPECT_EQ(request("action, room, uid, recurrence_id", "'cancel', 'Rome', 'a', 2000"), "");
    answer_becomes("sent");
    EXPECT_EQ(value("SELECT group_concat(recurrence_id || ': ' || result_code) FROM reservation_request"),
              "1000: 521,2000: 0");
}

// The date was asked for anew meanwhile, and the answer to the first is cleared away.
TEST_F(ShownRequestTest, HasEndedWhenItsDateIsCancelledAgain) {
    booked_by_mail();
    book_dates_by_mail({"1000"});
    EXPECT_EQ(request("action, room, uid, recurrence_id", "'cancel', 'Rome', 'a', 1000"), "");
    answer_becomes("sent");
    sql("UPDATE reservation_request SET answer_id = NULL");
    book_dates_by_mail({"1000"});
    EXPECT_EQ(request("action, room, uid, recurrence_id", "'cancel', 'Rome', 'a', 1000"), "");
    EXPECT_EQ(value("SELECT group_concat(result_code) FROM reservation_request"), "0,521");
}

TEST_F(ShownRequestTest, IsToldToTheOrganizerAsAWholeWhereItsLastDateIsCancelled) {
    booked_by_mail();
    EXPECT_EQ(request("action, room, uid, recurrence_id", "'cancel', 'Rome', 'a', 0"), "");
    EXPECT_EQ(value("SELECT count(*) FROM reservation"), "0");
    EXPECT_EQ(value("SELECT recurrence_id FROM answer_step ORDER BY answer_id DESC, position"), "NULL");
}

TEST_F(ShownRequestTest, IsPutToTheDelegatesNoMoreWhenItIsCancelled) {
    booked_by_mail();
    book_dates_by_mail({"1000", "2000"});
    sql("INSERT INTO approval (answer_id, room_id, uid, recurrence_id, organizer, asks, asked_at) VALUES "
        "(1, 1, 'a', NULL, 'ada', 'all', 0), (1, 1, 'a', 1000, 'ada', 'one', 0), (1, 1, 'b', NULL, 'ada', "
        "'other', 0)");
    const auto pending = [&] {
        return value("SELECT coalesce(group_concat(asks), '') FROM approval WHERE state = 'pending'");
    };
    request("action, room, uid, recurrence_id", "'cancel', 'Rome', 'a', 1000");
    EXPECT_EQ(pending(), "all,other");
    request("action, room, uid, recurrence_id", "'cancel', 'Rome', 'a', 2000");
    EXPECT_EQ(pending(), "all,other");
    request("action, room, uid, recurrence_id", "'cancel', 'Rome', 'a', 0");  // the last
    EXPECT_EQ(pending(), "other");
}

TEST_F(ShownRequestTest, LeavesChangesOfWhatCameByMailToItsOrganizer) {
    booked_by_mail();
    EXPECT_TRUE(has(change("summary", "'Choir'"), "made by mail"));
}

TEST_F(ShownRequestTest, LeavesWhatAPersonMadeInExchangeToThatPerson) {
    booked_by_mail();
    sql("DELETE FROM answer");
    for (const std::string& refusal :
         {change("summary", "'Choir'"), request("action, room, uid", "'cancel', 'Rome', 'a'")})
        EXPECT_TRUE(has(refusal, "made in the room's Exchange calendar")) << refusal;
}

TEST_F(ShownRequestTest, TellsWhyItWaitsWhileItsServerIsPaused) {
    reserve("a", "0", "10");
    sql::Writer writer(database_.settings(), database_.connect(), {});
    sql::Outbox outbox(writer, readers_);
    outbox.tell_why_waiting({"elsewhere.example.com"}, "Unreachable", "Exchange is down.");
    EXPECT_EQ(result(), "521");
    outbox.tell_why_waiting({"corp.example.com"}, "Unreachable", "Exchange is down.");
    EXPECT_EQ(result(), "522");
    EXPECT_EQ(result("result"), "Exchange is down.");
    gateway_runs();
    EXPECT_EQ(result(), "522");
}

TEST_F(ShownRequestTest, TellsWhyItWaitsWhileItsMailboxIsPaused) {
    reserve("a", "0", "10");
    sql::Writer writer(database_.settings(), database_.connect(), {});
    sql::Outbox(writer, readers_).tell_why_waiting({"rome@corp.example.com"}, "Unreachable", "It is moved.");
    EXPECT_EQ(result(), "522");
}

TEST_F(ShownRequestTest, IsShownInExchangeAsItStands) {
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

TEST_F(ShownRequestTest, IsShownWithItsRule) {
    reserve_series();
    ASSERT_TRUE(shown().series);
    EXPECT_EQ(shown().series->rrule, "FREQ=DAILY;COUNT=3");
    EXPECT_EQ(shown().series->zone, "Europe/Berlin");
    EXPECT_EQ(shown().dates.size(), 3U);
}

TEST_F(ShownRequestTest, SaysNothingOfWhatIsPrivate) {
    request("action, room, start_at, end_at, summary, note, is_private, requester",
            "'reserve', 'Rome', 0, 10, 'Choir', 'Piano', 1, 'ada@corp.example.com'");
    EXPECT_TRUE(shown().is_private);
    EXPECT_EQ(shown().subject + shown().text, "");
}

// The room's answers go by mail, and nobody can be asked for its calendar.
TEST_F(ShownRequestTest, HasFailedWhereThereIsNoWayToShowIt) {
    gateway_runs();
    reserve("a", "0", "10");
    answer_becomes("not_done", reserve::code_not_done);
    EXPECT_EQ(result(), "1");
    EXPECT_EQ(result("result"), "in words");
}

TEST_F(ShownRequestTest, IsNotSentWhereThereIsNoWay) {
    gateway_runs();
    reserve("a", "0", "10");
    sql::Writer writer(database_.settings(), database_.connect(), {});
    sql::Outbox outbox(writer, readers_);
    const Instant later(std::chrono::years(100));
    const auto attempt =
        outbox.begin_attempt(outbox.due(later, 1, {}).at(0).id, 0, later, reserve::Channel::imip);
    outbox.end_attempt(attempt.value(), later,
                       {.code = reserve::code_not_done, .words = "No url.", .done = false});
    EXPECT_EQ(
        value(
            "SELECT answer.state || ' ' || answer_step.state FROM answer JOIN answer_step USING (answer_id)"),
        "not_done not_done");
    EXPECT_EQ(result() + " " + result("result"), "1 No url.");
    EXPECT_TRUE(outbox.due(later, 1, {}).empty());
}

TEST_F(ShownRequestTest, TellsHowItEnds) {
    reserve("a", "0", "10");
    answer_becomes("waiting", "Unreachable");
    EXPECT_EQ(result() + result("result"), "522in words");
    answer_becomes("parked", "ErrorInvalidRequest");
    EXPECT_EQ(result() + result("result"), "1in words");
    answer_becomes("waiting");
    EXPECT_EQ(result(), "NULL");
    answer_becomes("not_found");
    EXPECT_EQ(result() + result("result"), "1in words");
    answer_becomes("sent");
    EXPECT_EQ(result() + result("result"), "0in words");
}

TEST_F(ShownRequestTest, EndsWithTheNewestOfItsReservation) {
    reserve("a", "0", "10");
    change("end_at", "20");
    answer_becomes("sent");
    EXPECT_EQ(value("SELECT group_concat(result_code) FROM reservation_request"), "0,0");
}

TEST_F(ShownRequestTest, HasItsRecord) {
    request("action, room, uid, start_at, end_at, requested_by",
            "'reserve', 'Rome', 'a', 0, 10, 'the kiosk'");
    EXPECT_EQ(value("SELECT outcome || ': ' || words FROM decision"), "reserved: Reserved by the kiosk.");
}

}  // namespace
