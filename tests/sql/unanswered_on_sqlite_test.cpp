#include "tests/sql/desk_on_sqlite.hpp"

// What becomes of a booking of which nobody could be told, and of a request beside which a stranger's lies.

namespace {

using namespace desk_on_sqlite;

const Draft eve = Draft().by("eve@corp.example.com");

class UnansweredOnSqlite : public DeskOnSqlite {
  protected:
    void give_up(bool release) {
        const Answer answer = due().at(0);
        const auto attempt =
            database_.outbox().begin_attempt(answer.id, 0, clock_.now(), reserve::Channel::ews);
        database_.outbox().end_attempt(
            *attempt, clock_.now(),
            {.outcome = AnswerState::not_found, .words = "No message", .release = release});
    }
};

TEST_F(UnansweredOnSqlite, IsKept) {
    decide(request({tuesday_9}));
    give_up(false);
    EXPECT_EQ(count("occurrence"), "1");
    EXPECT_EQ(count("item WHERE status = -3"), "1");
}

TEST_F(UnansweredOnSqlite, IsReleasedWithTheStatusWhereToldSo) {
    decide(request({weekly}));
    give_up(true);
    EXPECT_EQ(count("occurrence"), "0");
    EXPECT_EQ(count("item WHERE status = -3"), "1");
    EXPECT_EQ(count("decision WHERE outcome = 'released'"), "1");
}

TEST_F(UnansweredOnSqlite, IsDecidedAnewWhenTheRequestComesAgain) {
    decide(request({tuesday_9}));
    give_up(true);
    decide(request({tuesday_9}));
    EXPECT_EQ(count("occurrence"), "1");
    EXPECT_EQ(due().size(), 1U);
}

TEST_F(UnansweredOnSqlite, LeavesHistory) {
    decide(request({weekly}));
    clock_.instant += std::chrono::days(2);
    give_up(true);
    EXPECT_EQ(count("occurrence"), "1");
}

TEST_F(UnansweredOnSqlite, FreesOneDateWhereItWasForOne) {
    decide(request({weekly}));
    const auto attempt =
        database_.outbox().begin_attempt(due().at(0).id, 0, clock_.now(), reserve::Channel::ews);
    database_.outbox().end_attempt(*attempt, clock_.now(), {.outcome = AnswerState::sent});
    decide(request({moved}));
    give_up(true);
    EXPECT_EQ(count("occurrence"), "3");
}

TEST_F(UnansweredOnSqlite, FreesNothingWhereTheAnswerWasNo) {
    decide(request({tuesday_9}));
    const auto attempt =
        database_.outbox().begin_attempt(due().at(0).id, 0, clock_.now(), reserve::Channel::ews);
    database_.outbox().end_attempt(*attempt, clock_.now(), {.outcome = AnswerState::sent});
    decide(request({tuesday_9.starts("2026-11-24 09:00", std::chrono::hours(48)).version(1, 1)}));
    const std::string before = count("occurrence");
    give_up(true);
    EXPECT_EQ(count("occurrence"), before);
    EXPECT_EQ(count("decision WHERE outcome = 'released'"), "0");
}

TEST_F(UnansweredOnSqlite, PassesOverAStrangersRequestThatWasParked) {
    decide(request({tuesday_9}));
    EXPECT_TRUE(due().at(0).passed_over.empty());
    decide(request({eve.starts("2026-11-24 11:00").version(5, 1)}));
    ASSERT_EQ(due().at(0).passed_over.size(), 1U);
    EXPECT_EQ(due()[0].passed_over[0].version.sequence, 5);
}

TEST_F(UnansweredOnSqlite, PassesOverAStrangersCancelThatCameBeforeTheRequest) {
    decide(cancel({eve.starts("2026-11-24 09:00").version(5, 1)}));
    decide(request({tuesday_9}));
    ASSERT_EQ(due().size(), 1U);
    ASSERT_EQ(due()[0].passed_over.size(), 1U);
    EXPECT_EQ(due()[0].passed_over[0].version.sequence, 5);
}

// It has an answer of its own.
TEST_F(UnansweredOnSqlite, PassesOverNoNewerDateOfTheSeries) {
    decide(request({weekly}));
    decide(request({moved}));
    EXPECT_TRUE(due().at(0).passed_over.empty());
}

TEST_F(UnansweredOnSqlite, PassesOverNoOlderMessage) {
    decide(request({tuesday_9.version(1, 1)}));
    decide(request({tuesday_9.version(0, 0)}));
    EXPECT_TRUE(due().at(0).passed_over.empty());
}

}  // namespace
