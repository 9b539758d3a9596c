#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "reserve/desk/desk.hpp"
#include "reserve/reading/reading_text.hpp"
#include "sql/commands/room_admin.hpp"
#include "sql/commands/user_admin.hpp"
#include "sql/database.hpp"
#include "tests/sql/scratch_database.hpp"
#include "tests/support/booking_office.hpp"

// The desk over the real inbox, books and outbox.

namespace {

using namespace reserve;
using support::cancel;
using support::Draft;
using support::request;

class FakeClock final : public Clock {
  public:
    Instant now() const override { return instant; }
    Instant instant = support::at("2026-11-23 08:00");
};

class SilentLog final : public Log {
  public:
    void write(Kind, std::string_view) override {}
};

class DeskOnSqlite : public testing::Test {
  protected:
    DeskOnSqlite() {
        for (const Room& room : support::rooms())
            database_.rooms().add({.name = room.name,
                                   .mailbox = room.mailbox.text(),
                                   .receiving = {room.receiving.front().text()},
                                   .zone = room.zone,
                                   .building = room.building,
                                   .capacity = room.capacity});
        database_.users().add({.id = support::ada.id,
                               .first_name = "Ada",
                               .last_name = "L.",
                               .addresses = {"ada@corp.example.com"}},
                              clock_.now());
    }

    void deliver(const Reading& reading, const std::string& uid = "m1") {
        NewMessage message;
        message.message.received_at = clock_.now();
        message.message.reverse_path = "ada@corp.example.com";
        message.reading = to_text(reading);
        message.items = {{{"r1@rooms.example.com", support::room_1}, ItemStatus::ready, "", {uid}}};
        std::promise<void> stored;
        database_.inbox().store(std::move(message), [&](Inbox::Stored) { stored.set_value(); });
        stored.get_future().get();
    }

    void decide(const Reading& reading) {
        deliver(reading);
        while (desk_.run_once() > 0) continue;
    }

    std::vector<Answer> due() { return database_.outbox().due(clock_.now(), 100, {}); }
    std::string count(const std::string& what) { return scratch_.value("SELECT count(*) FROM " + what); }

    ScratchDatabase scratch_;
    sql::Database database_{scratch_.settings()};
    FakeClock clock_;
    SilentLog log_;
    Desk desk_{database_.inbox(), database_.books(), clock_, log_, {}};
};

const Draft tuesday_9 = Draft().starts("2026-11-24 09:00");
const Draft weekly = tuesday_9.repeats("FREQ=WEEKLY;COUNT=4");
const Draft moved = Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 15:00").version(1, 5);

TEST_F(DeskOnSqlite, BooksAnswersRecordsAndFinishesTogether) {
    decide(request({tuesday_9}));
    EXPECT_EQ(count("occurrence"), "1");
    EXPECT_EQ(count("item WHERE status = 3"), "1");
    EXPECT_EQ(count("decision WHERE outcome = 'accepted'"), "1");
    ASSERT_EQ(due().size(), 1U);
    EXPECT_EQ(due()[0].content.steps.at(0).kind, AnswerKind::accept);
}

TEST_F(DeskOnSqlite, KeepsEachStepOfAnAnswerInPart) {
    DecidingSettings lenient;
    lenient.booking.maximum_conflict_instances = 4;
    lenient.booking.conflict_percentage_allowed = 100;
    desk_.apply(lenient);
    deliver(request({Draft("other").starts("2026-12-01 09:00")}), "other");
    decide(request({weekly}));
    const std::string steps = "answer_step JOIN answer USING (answer_id) WHERE uid = 'm1'";
    EXPECT_EQ(count(steps), "2");
    EXPECT_EQ(count(steps + " AND position = 1 AND kind = 'decline' AND answer_step.recurrence_id = "
                            "unixepoch('2026-12-01 09:00')"),
              "1");
}

TEST_F(DeskOnSqlite, ReplacesAnAnswerThatIsNotYetSent) {
    decide(request({tuesday_9}));
    decide(cancel({tuesday_9.version(1, 1)}));
    ASSERT_EQ(due().size(), 1U);
    EXPECT_EQ(due()[0].content.steps.at(0).kind, AnswerKind::remove);
    EXPECT_EQ(count("answer WHERE state = 'replaced'"), "1");
}

TEST_F(DeskOnSqlite, WithdrawsAnAnswerWhenTheNewerDecisionIsNotAnswered) {
    decide(request({tuesday_9}));
    decide(request({tuesday_9.starts("2026-11-20 09:00").version(1, 1)}));
    EXPECT_EQ(count("answer WHERE state = 'replaced'"), "1");
    EXPECT_EQ(count("answer"), "1");
}

TEST_F(DeskOnSqlite, DoesNotTryAnAnswerAgainThatWasReplacedWhileItWasBeingSent) {
    decide(request({tuesday_9}));
    const auto attempt = database_.outbox().begin_attempt(due().at(0).id, 0, clock_.now());
    decide(cancel({tuesday_9.version(1, 1)}));
    EXPECT_TRUE(due().empty());  // one answer at a time
    database_.outbox().end_attempt(*attempt, AnswerState::waiting, clock_.now(), clock_.now(), "", "");
    ASSERT_EQ(due().size(), 1U);
    EXPECT_EQ(due()[0].content.steps.at(0).kind, AnswerKind::remove);
}

TEST_F(DeskOnSqlite, KeepsAnAnswerThatWasSentAlthoughItWasReplacedMeanwhile) {
    decide(request({tuesday_9}));
    const auto attempt = database_.outbox().begin_attempt(due().at(0).id, 0, clock_.now());
    decide(cancel({tuesday_9.version(1, 1)}));
    database_.outbox().end_attempt(*attempt, AnswerState::sent, clock_.now(), std::nullopt, "", "");
    EXPECT_EQ(count("answer WHERE state = 'sent'"), "1");
    EXPECT_EQ(due().size(), 1U);
}

TEST_F(DeskOnSqlite, LeavesTheSeriesAnswerWhenAnOccurrenceIsAnswered) {
    decide(request({weekly}));
    decide(request({moved}));
    EXPECT_EQ(count("answer WHERE state = 'waiting'"), "2");
}

TEST_F(DeskOnSqlite, ReplacesTheAnswersOfOccurrencesWhenTheSeriesIsAnswered) {
    decide(request({weekly}));
    decide(request({moved}));
    decide(request({weekly.version(2, 9)}));
    EXPECT_EQ(count("answer WHERE state = 'waiting'"), "1");
}

TEST_F(DeskOnSqlite, AnswersARepeatOnce) {
    decide(request({tuesday_9}));
    decide(request({tuesday_9}));
    EXPECT_EQ(count("answer"), "1");
    EXPECT_EQ(count("item WHERE status = 2"), "1");
    EXPECT_EQ(count("decision WHERE outcome = 'repeated'"), "1");
}

TEST_F(DeskOnSqlite, KeepsWhatIsParkedForAPerson) {
    decide(request({tuesday_9.version(3, 1)}));
    decide(request({tuesday_9.starts("2026-11-24 11:00").version(0, 9)}));
    EXPECT_EQ(count("item WHERE status = -1 AND reason LIKE 'Parked:%' AND finished_at IS NULL"), "1");
}

TEST_F(DeskOnSqlite, SharesOneTurnAmongMeetings) {
    for (int i = 0; i < 20; ++i) {
        const std::string uid = "m" + std::to_string(i);
        deliver(request({Draft(uid).starts("2026-11-24 09:00")}), uid);
    }
    EXPECT_EQ(desk_.run_once(), 20U);
    EXPECT_EQ(count("occurrence"), "1");
    EXPECT_EQ(count("decision WHERE outcome = 'declined'"), "19");
}

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
