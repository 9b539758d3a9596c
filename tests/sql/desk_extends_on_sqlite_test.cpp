#include <thread>

#include "tests/sql/desk_on_sqlite.hpp"

namespace {

using namespace desk_on_sqlite;

// The window ends with Mon 7 Dec.
class DeskExtendsOnSqlite : public DeskOnSqlite {
  protected:
    DeskExtendsOnSqlite() {
        deciding_.booking.enforce_scheduling_horizon = false;
        deciding_.booking.booking_window_in_days = 14;
        desk_.apply(deciding_);
        other_desk_.apply(deciding_);
    }

    DecidingSettings deciding_;
    sql::Database other_process_{scratch_.settings()};
    Desk other_desk_{other_process_.inbox(), other_process_.books(), clock_, log_, {}};
};

TEST_F(DeskExtendsOnSqlite, ASeriesOnceThoughTwoProcessesDo) {
    decide(request({tuesday_9.repeats("FREQ=WEEKLY")}));
    clock_.instant += std::chrono::days(8);
    std::thread beside([this] { other_desk_.run_once(); });
    desk_.run_once();
    beside.join();
    EXPECT_EQ(count("occurrence"), "4");
    EXPECT_EQ(count("decision WHERE outcome = 'extended'"), "1");
}

TEST_F(DeskExtendsOnSqlite, AndQueuesTheDeclinesOfTakenDatesWithTheItemOfTheRequest) {
    deciding_.booking.booking_window_in_days = 60;
    desk_.apply(deciding_);
    deliver(request({Draft("other").starts("2026-12-08 09:30")}), "other");
    desk_.run_once();
    deciding_.booking.booking_window_in_days = 14;
    desk_.apply(deciding_);
    decide(request({tuesday_9.repeats("FREQ=WEEKLY")}));
    clock_.instant += std::chrono::days(1);
    desk_.run_once();
    EXPECT_EQ(
        count("answer JOIN item USING (item_id) JOIN item_uid USING (item_id) WHERE answer.uid = 'm1' AND "
              "item_uid.uid = 'm1' AND state = 'waiting'"),
        "2");
    EXPECT_EQ(count("answer_step WHERE kind = 'decline' AND recurrence_id = unixepoch('2026-12-08 09:00')"),
              "1");
}

}  // namespace
