#include "reserve/resync/carry_over.hpp"
#include "tests/sql/requested_series_cast.hpp"

namespace {

using namespace desk_on_sqlite;

// Series without end of other programs, as the booking window moves.
class OwnSeriesGoesOn : public RequestedSeriesTest {
  protected:
    void freed_by_resync(const char* date) {
        const Instant start = support::at(date);
        Difference gone{.uid = "a", .recurrence_id = start, .database = {}, .exchange = {}, .agreed = {}};
        gone.database = Interval{start, start + std::chrono::hours(1)};
        const std::vector<CarryOver> wanted{{gone, ""}};
        std::promise<void> done;
        database_.books().transact(
            [&](Ledger& ledger) {
                EXPECT_EQ(carry_over(*ledger.room(support::room_1), {}, wanted, clock_.now(), ledger),
                          std::vector{CarriedOver::done});
            },
            [&](const std::exception_ptr&) { done.set_value(); });
        done.get_future().get();
    }
};

TEST_F(OwnSeriesGoesOn, AsTheWindowMoves) {
    reserve("FREQ=WEEKLY");
    day_passes();
    EXPECT_EQ(dates(), "24.11. 09:00, 01.12. 09:00, 08.12. 09:00");
    EXPECT_EQ(count("decision WHERE uid = 'a' AND outcome = 'extended'"), "1");
    EXPECT_EQ(count("answer WHERE uid = 'a' AND state = 'waiting'"), "1");
    EXPECT_EQ(count("answer WHERE uid = 'a' AND state = 'replaced'"), "1");
}

TEST_F(OwnSeriesGoesOn, OnceForEachDate) {
    reserve("FREQ=WEEKLY");
    day_passes();
    desk_.apply(deciding_);
    desk_.run_once();
    EXPECT_EQ(count("occurrence"), "3");
    EXPECT_EQ(count("decision WHERE outcome = 'extended'"), "1");
}

TEST_F(OwnSeriesGoesOn, BesideADateThatIsBookedAlready) {
    reserve("FREQ=WEEKLY");
    scratch_.connect()->execute("UPDATE reservation_series SET decided_until_at = " +
                                at_text("2026-12-01 00:00"));
    day_passes();
    EXPECT_EQ(dates(), "24.11. 09:00, 01.12. 09:00, 08.12. 09:00");
}

TEST_F(OwnSeriesGoesOn, UntilTheRuleEnds) {
    reserve("FREQ=DAILY;COUNT=1090");
    day_passes(1075);
    EXPECT_NE(scratch_.value("SELECT decided_until_at FROM reservation_series"), "NULL");
    day_passes(5);
    EXPECT_EQ(scratch_.value("SELECT decided_until_at FROM reservation_series"), "NULL");
}

TEST_F(OwnSeriesGoesOn, PastDatesThatAreTaken) {
    reserve("FREQ=WEEKLY");
    book_another("2026-12-08 08:30");
    day_passes(8);
    EXPECT_EQ(dates(), "24.11. 09:00, 01.12. 09:00, 15.12. 09:00");
    EXPECT_EQ(result("not_booked"), "Left out, as the room is already booked: Tue 8 Dec 2026 10:00.");
    EXPECT_EQ(count("decision WHERE outcome = 'extended' AND words LIKE '%Left out%8 Dec%'"), "1");
}

TEST_F(OwnSeriesGoesOn, AndWhatIsLeftOutStaysToldWhateverExchangeSays) {
    reserve("FREQ=WEEKLY");
    book_another("2026-12-08 08:30");
    day_passes(8);
    scratch_.connect()->execute("UPDATE answer SET state = 'sent' WHERE uid = 'a' AND state = 'waiting'");
    EXPECT_EQ(scratch_.value("SELECT result_code || ' ' || not_booked FROM reservation_request_result"),
              "0 Left out, as the room is already booked: Tue 8 Dec 2026 10:00.");
    EXPECT_EQ(result("result"), "");
}

TEST_F(OwnSeriesGoesOn, AndWhatIsLeftOutIsToldNewestFirst) {
    reserve("FREQ=WEEKLY");
    book_another("2026-12-08 08:30");
    scratch_.connect()->execute("INSERT INTO reservation_request (room, action, start_at, end_at) VALUES ('" +
                                room_ + "', 'reserve', " + hour_of("2026-12-15 09:00") + ")");
    day_passes(2);
    day_passes(7);
    EXPECT_EQ(result("not_booked"),
              "Left out, as the room is already booked: Tue 15 Dec 2026 10:00.\n"
              "Left out, as the room is already booked: Tue 8 Dec 2026 10:00.");
}

// Neither a request that was refused, nor one about a single date.
TEST_F(OwnSeriesGoesOn, AndWhatIsLeftOutIsToldWhoMadeIt) {
    reserve("FREQ=WEEKLY");
    book_another("2026-12-08 08:30");
    EXPECT_EQ(request("action, recurrence_id", "'cancel', " + at_text("2026-12-01 09:00")), "");
    EXPECT_EQ(ask("change", "FREQ=SOMETIMES", "2026-11-24 09:00"), "");
    day_passes(8);
    EXPECT_EQ(scratch_.value("SELECT group_concat(action) FROM reservation_request WHERE not_booked <> ''"),
              "reserve");
}

TEST_F(OwnSeriesGoesOn, WithoutTheDatesThatWereCancelled) {
    reserve("FREQ=WEEKLY");
    for (const char* date : {"2026-11-24 09:00", "2026-12-01 09:00"})
        EXPECT_EQ(request("action, recurrence_id", "'cancel', " + at_text(date)), "");
    EXPECT_EQ(dates(), "");
    day_passes();
    EXPECT_EQ(dates(), "08.12. 09:00");
}

// As when booking_window_in_days is raised: there are more dates than are worked out at once. (The hour that
// the clocks show twice has one.)
TEST_F(OwnSeriesGoesOn, InStepsWhereManyDatesAreOpened) {
    reserve("FREQ=HOURLY", "2026-11-24 00:00");
    deciding_.booking.booking_window_in_days = 400;
    desk_.apply(deciding_);
    desk_.run_once();
    EXPECT_EQ(scratch_.value("SELECT decided_until_at FROM reservation_series"),
              scratch_.value("SELECT max(start_at) + 3600 FROM occurrence"));
    EXPECT_EQ(scratch_.value("SELECT (max(start_at) - min(start_at)) / 3600 - count(*) FROM occurrence"),
              "0");
    EXPECT_GT(std::stoi(count("occurrence")), 24 * 399);
}

TEST_F(OwnSeriesGoesOn, AsLongAsItsZoneIsKnown) {
    reserve("FREQ=WEEKLY");
    scratch_.connect()->execute("UPDATE reservation_series SET zone = 'Europe/Atlantis'");
    day_passes();
    EXPECT_EQ(dates(), "24.11. 09:00, 01.12. 09:00");
    EXPECT_EQ(count("decision WHERE uid = 'a' AND outcome = 'parked' AND words LIKE '%Europe/Atlantis%'"),
              "1");
    EXPECT_TRUE(has(result("not_booked"), "reserve them anew"));
    EXPECT_EQ(scratch_.value("SELECT decided_until_at FROM reservation_series"), "NULL");
    decide(support::request({Draft("m1").starts("2026-12-08 09:30")}));
    EXPECT_EQ(count("decision WHERE uid = 'm1' AND outcome = 'accepted'"), "1");
}

TEST_F(OwnSeriesGoesOn, UntilItIsCancelled) {
    reserve("FREQ=WEEKLY");
    EXPECT_EQ(request("action", "'cancel'"), "");
    day_passes();
    EXPECT_EQ(count("reservation"), "0");
    EXPECT_EQ(count("reservation_series"), "0");
}

TEST_F(OwnSeriesGoesOn, UntilAllThatIsToComeIsDeletedInExchange) {
    reserve("FREQ=WEEKLY");
    day_passes(2);  // the first date is over
    ASSERT_EQ(dates(), "24.11. 09:00, 01.12. 09:00, 08.12. 09:00");
    freed_by_resync("2026-12-01 09:00");
    EXPECT_NE(scratch_.value("SELECT decided_until_at FROM reservation_series"), "NULL");
    freed_by_resync("2026-12-08 09:00");
    day_passes(14);
    EXPECT_EQ(dates(), "24.11. 09:00");
}

TEST_F(OwnSeriesGoesOn, UntilItsRuleIsCleared) {
    reserve("FREQ=WEEKLY");
    EXPECT_EQ(request("action, rule", "'change', ''"), "");
    day_passes();
    EXPECT_EQ(dates(), "24.11. 09:00, 01.12. 09:00");
}

TEST_F(OwnSeriesGoesOn, BeforeAMailIsDecidedForItsRoom) {
    reserve("FREQ=WEEKLY");
    clock_.instant += std::chrono::days(1) - std::chrono::seconds(1);
    desk_.run_once();
    clock_.instant += std::chrono::seconds(1);  // not yet the hour of the next look
    decide(support::request({Draft("m1").starts("2026-12-08 09:30")}));
    EXPECT_EQ(dates(), "24.11. 09:00, 01.12. 09:00, 08.12. 09:00");
    EXPECT_EQ(count("decision WHERE uid = 'm1' AND outcome = 'declined'"), "1");
}

TEST_F(OwnSeriesGoesOn, ByThePresentSetUp) {
    reserve("FREQ=WEEKLY");
    deciding_.booking.setup_minutes = 10;
    desk_.apply(deciding_);
    day_passes();
    EXPECT_EQ(scratch_.value("SELECT max(start_at) - max(blocked_from_at) FROM occurrence"), "600");
}

TEST_F(OwnSeriesGoesOn, WithTheDateThatBeginsAsTheWindowEnded) {
    reserve("FREQ=WEEKLY", "2026-11-23 23:00");
    EXPECT_EQ(dates(), "23.11. 23:00, 30.11. 23:00");
    day_passes();
    EXPECT_EQ(dates(), "23.11. 23:00, 30.11. 23:00, 07.12. 23:00");
}

TEST_F(OwnSeriesGoesOn, InsideTheConstraintWhereConflictsAreAllowed) {
    deciding_.booking.allow_conflicts = true;
    desk_.apply(deciding_);
    reserve("FREQ=WEEKLY");
    day_passes();
    EXPECT_EQ(count("occurrence WHERE exclusive = 1"), "3");
}

TEST_F(OwnSeriesGoesOn, NoMoreWhenResyncHasFreedAllOfIt) {
    reserve("FREQ=WEEKLY");
    std::promise<std::exception_ptr> ended;
    database_.books().transact(
        [](Ledger& ledger) {
            const auto before = ledger.meeting(support::room_1, "a");
            auto now = before;
            now.occurrences.clear();
            ledger.save(before, now);
        },
        [&](std::exception_ptr error) { ended.set_value(error); });
    EXPECT_EQ(ended.get_future().get(), nullptr);
    EXPECT_EQ(count("reservation_series"), "0");
}

}  // namespace
