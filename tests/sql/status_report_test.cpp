#include "tests/sql/desk_on_sqlite.hpp"

namespace {

using namespace desk_on_sqlite;
using namespace std::chrono_literals;

class StatusReport : public DeskOnSqlite {
  protected:
    sql::Standing standing() { return database_.status().standing(); }
    AnswerId attempt(const reserve::AttemptEnd& end) {
        const Answer answer = due().at(0);
        const auto attempt =
            database_.outbox().begin_attempt(answer.id, 0, clock_.now(), reserve::Channel::ews);
        database_.outbox().end_attempt(*attempt, clock_.now(), end);
        return answer.id;
    }
};

TEST_F(StatusReport, SaysWhenTheGatewayWasSeenLast) {
    EXPECT_FALSE(standing().seen);
    database_.gateway().runs(clock_.now());
    EXPECT_EQ(standing().seen, clock_.now());
}

TEST_F(StatusReport, CountsItemsByStatus) {
    decide(request({tuesday_9}));
    const auto items = standing().items;
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].status, reserve::ItemStatus::success);
    EXPECT_EQ(items[0].items, 1);
}

TEST_F(StatusReport, CountsTheAnswersOfARoomThatWaitAndSaysSinceWhen) {
    const Instant came = clock_.now();
    decide(request({tuesday_9}));
    attempt({.outcome = AnswerState::waiting, .due = came + 1h});
    const auto waiting = standing().waiting;
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting[0].answers, 1);
    EXPECT_LE(waiting[0].oldest, came);
}

TEST_F(StatusReport, HasNothingWaitingThatIsSent) {
    decide(request({tuesday_9}));
    attempt({.outcome = AnswerState::sent});
    EXPECT_TRUE(standing().waiting.empty());
}

TEST_F(StatusReport, CountsTheBanList) {
    decide(request({tuesday_9}));
    attempt({.outcome = AnswerState::parked, .code = "ErrorItemCorrupt"});
    EXPECT_EQ(standing().banned, 1);
}

TEST_F(StatusReport, ShowsPausedRoomsWithReasonAndSinceWhen) {
    const auto room = database_.rooms().list(false).at(0);
    EXPECT_TRUE(database_.rooms().pause(room.id, clock_.now(), "Painters."));
    const auto paused = standing().paused_rooms;
    ASSERT_EQ(paused.size(), 1U);
    EXPECT_EQ(paused[0].name, room.name);
    EXPECT_EQ(paused[0].why, "Painters.");
    EXPECT_EQ(paused[0].since, clock_.now());
    EXPECT_TRUE(database_.rooms().resume(room.id));
    EXPECT_TRUE(standing().paused_rooms.empty());
}

TEST_F(StatusReport, ShowsTheAnswersThatHaveCostMost) {
    decide(request({tuesday_9}));
    attempt({.outcome = AnswerState::waiting, .due = clock_.now(), .use = {5, 1, 1000, 9000}});
    const AnswerId id = attempt({.outcome = AnswerState::sent, .use = {2, 0, 10, 20}});
    const auto costly = database_.status().costliest(10);
    ASSERT_EQ(costly.size(), 1U);
    EXPECT_EQ(costly[0].answer, static_cast<std::int64_t>(id));
    EXPECT_EQ(costly[0].attempts, 2);
    EXPECT_EQ(costly[0].calls, 7);
    EXPECT_EQ(costly[0].octets, 10030);
    EXPECT_EQ(costly[0].state, "sent");
}

TEST_F(StatusReport, CountsRetriesForEachRoom) {
    decide(request({tuesday_9}));
    attempt({.outcome = AnswerState::waiting, .due = clock_.now()});
    attempt({.outcome = AnswerState::sent});
    const auto room = database_.rooms().list(false).at(0);
    database_.gateway().runs(clock_.now(), {{{"corp", room.mailbox.text(), {2, 0, 1, 1}}}, {}, {}});
    const auto uses = database_.status().uses();
    ASSERT_EQ(uses.size(), 1U);
    EXPECT_EQ(uses[0].room_name, room.name);
    EXPECT_EQ(uses[0].retries, 1);
}

}  // namespace
