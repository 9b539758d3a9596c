#include "tests/sql/desk_on_sqlite.hpp"

namespace {

using namespace desk_on_sqlite;

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
    const auto attempt =
        database_.outbox().begin_attempt(due().at(0).id, 0, clock_.now(), reserve::Channel::ews);
    decide(cancel({tuesday_9.version(1, 1)}));
    EXPECT_TRUE(due().empty());  // one answer at a time
    database_.outbox().end_attempt(*attempt, clock_.now(), {.outcome = AnswerState::waiting});
    ASSERT_EQ(due().size(), 1U);
    EXPECT_EQ(due()[0].content.steps.at(0).kind, AnswerKind::remove);
}

TEST_F(DeskOnSqlite, KeepsAnAnswerThatWasSentAlthoughItWasReplacedMeanwhile) {
    decide(request({tuesday_9}));
    const auto attempt =
        database_.outbox().begin_attempt(due().at(0).id, 0, clock_.now(), reserve::Channel::ews);
    decide(cancel({tuesday_9.version(1, 1)}));
    database_.outbox().end_attempt(*attempt, clock_.now(), {.outcome = AnswerState::sent});
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

// A person has released the message meanwhile: it waits to be decided, and no answer failed of that.
TEST_F(DeskOnSqlite, LeavesTheStatusOfAMessageThatIsToBeDecidedAgain) {
    const auto park = [&](const std::string& status) {
        const auto attempt = database_.outbox().begin_attempt(due().at(0).id, 0, clock_.now(), Channel::ews);
        scratch_.connect()->execute("UPDATE item SET status = " + status);
        database_.outbox().end_attempt(attempt.value(), clock_.now(),
                                       {.outcome = AnswerState::parked, .words = "ErrorInvalidRequest"});
        return scratch_.value("SELECT status FROM item ORDER BY item_id DESC");
    };
    decide(request({tuesday_9}));
    EXPECT_EQ(park("0"), "0");
    scratch_.connect()->execute("UPDATE item SET status = 3");
    decide(request({Draft("m2").starts("2026-11-25 09:00")}));
    EXPECT_EQ(park("3"), "-2");
}

}  // namespace
