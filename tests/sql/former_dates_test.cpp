// An answer to a whole meeting has a step for each date that was booked for a message of its own before: of
// the two items that the room's calendar may have of it, one goes.
#include "tests/sql/desk_on_sqlite.hpp"

namespace {

using namespace desk_on_sqlite;

class FormerDates : public DeskOnSqlite {
  protected:
    // Of the newest answer.
    std::string steps() {
        return scratch_.value(
            "SELECT group_concat(kind || coalesce(strftime(' %d.%m.', recurrence_id, 'unixepoch'), ''), ', "
            "') FROM "
            "(SELECT * FROM answer_step WHERE answer_id = (SELECT max(answer_id) FROM answer) ORDER BY "
            "position)");
    }

    DecidingSettings deciding_;
    const Draft alone = moved.version(1, 2);  // 1 December, asked for before there is a series
};

TEST_F(FormerDates, AreThoseThatTheSeriesReplaces) {
    decide(request({alone}));
    decide(request({weekly.version(2, 10)}));
    EXPECT_EQ(steps(), "accept, remove 01.12.");
}

TEST_F(FormerDates, GoBeforeWhatIsDeclinedAndPutBack) {
    deciding_.booking.conflicting_update = BookingPolicy::ConflictingUpdate::keep;
    deciding_.booking.maximum_conflict_instances = 1;
    deciding_.booking.conflict_percentage_allowed = 50;
    desk_.apply(deciding_);
    decide(request({Draft("other").starts("2026-12-01 09:00")}));
    decide(request({alone}));
    decide(request({weekly.version(2, 10)}));
    EXPECT_EQ(steps(), "accept, remove 01.12., decline 01.12., mirror");
}

TEST_F(FormerDates, AreNoneTheNextTime) {
    decide(request({alone}));
    decide(request({weekly.version(2, 10)}));
    decide(request({weekly.starts("2026-11-24 10:00").version(3, 20)}));
    EXPECT_EQ(steps(), "accept");
}

// It is the series' own item that goes, which the calendar tells.
TEST_F(FormerDates, AreThoseThatWereSentAfterTheSeriesToo) {
    decide(request({alone}));
    decide(request({weekly.version(0, 1)}));
    EXPECT_EQ(steps(), "accept, remove 01.12.");
}

TEST_F(FormerDates, AreNoneOfASeriesThatWasAlwaysThere) {
    decide(request({weekly}));
    EXPECT_EQ(steps(), "accept");
    decide(request({moved}));
    EXPECT_EQ(steps(), "accept 01.12.");
}

TEST_F(FormerDates, AreNoneOfAnAnswerToOneDate) {
    decide(request({alone}));
    decide(request({weekly.version(2, 10)}));
    decide(request({moved.version(3, 20)}));
    EXPECT_EQ(steps(), "accept 01.12.");
}

TEST_F(FormerDates, AreNoneThatWereDeclined) {
    decide(request(
        {Draft("m1").instead_of("2026-12-01 09:00").starts("2026-12-01 15:00", std::chrono::hours(48))}));
    ASSERT_EQ(count("decision WHERE outcome = 'declined'"), "1");
    decide(request({weekly.version(2, 10)}));
    EXPECT_EQ(steps(), "accept");
}

// As another program cancels it.
TEST_F(FormerDates, AreAllWhereTheWholeMeetingIsDeclinedLate) {
    decide(request({weekly}));
    decide(request({moved}));
    sql::run(
        *scratch_.connect(),
        "INSERT INTO reservation_request (action, room, uid) SELECT 'cancel', name, 'm1' FROM room WHERE "
        "room_id = 1");
    EXPECT_EQ(steps(), "decline, mirror, remove 01.12.");
}

}  // namespace
