#include "tests/sql/desk_on_sqlite.hpp"

namespace {

using namespace desk_on_sqlite;

class BanList : public DeskOnSqlite {
  protected:
    AnswerId give_up(AnswerState outcome, bool release = false) {
        const Answer answer = due().at(0);
        const auto attempt =
            database_.outbox().begin_attempt(answer.id, 0, clock_.now(), reserve::Channel::ews);
        database_.outbox().end_attempt(*attempt, clock_.now(),
                                       {.outcome = outcome,
                                        .code = "ErrorItemCorrupt",
                                        .words = "The item is damaged.",
                                        .release = release});
        return answer.id;
    }
    void send_newest() {
        const Answer answer = due().at(0);
        const auto attempt =
            database_.outbox().begin_attempt(answer.id, 0, clock_.now(), reserve::Channel::ews);
        database_.outbox().end_attempt(*attempt, clock_.now(), {.outcome = AnswerState::sent});
    }
    void show_in_calendar() {
        std::promise<void> shown;
        database_.books().transact(
            [&](Ledger& ledger) { ledger.mirror(support::room_1, "m1", clock_.now()); },
            [&](const std::exception_ptr&) { shown.set_value(); });
        shown.get_future().get();
    }
    sql::BanList& bans() { return database_.ban_list(); }
};

TEST_F(BanList, ShowsWhatWasGivenUpAndWhy) {
    decide(request({tuesday_9}));
    const Instant since = clock_.now();
    const AnswerId id = give_up(AnswerState::parked);
    const auto banned = bans().list(10);
    ASSERT_EQ(banned.size(), 1U);
    EXPECT_EQ(banned[0].answer, id);
    EXPECT_EQ(banned[0].code, "ErrorItemCorrupt");
    EXPECT_EQ(banned[0].words, "The item is damaged.");
    EXPECT_EQ(banned[0].since, since);
    EXPECT_EQ(banned[0].attempts, 1);
    EXPECT_FALSE(banned[0].organizer.empty());
    EXPECT_FALSE(banned[0].room_name.empty());
}

TEST_F(BanList, HasNothingThatWaits) {
    decide(request({tuesday_9}));
    EXPECT_TRUE(bans().list(10).empty());
    EXPECT_EQ(bans().release(due().at(0).id, clock_.now()), sql::Released::not_banned);
    EXPECT_FALSE(bans().drop(due().at(0).id, clock_.now()));
}

TEST_F(BanList, ReleasesAnAnswerSoThatItIsDueAtOnce) {
    decide(request({tuesday_9}));
    const AnswerId id = give_up(AnswerState::parked);
    EXPECT_EQ(bans().release(id, clock_.now()), sql::Released::done);
    EXPECT_EQ(due().at(0).id, id);
    EXPECT_EQ(count("item WHERE status = 3"), "1");
    EXPECT_TRUE(database_.outbox().begin_attempt(id, 0, clock_.now(), reserve::Channel::ews));
}

TEST_F(BanList, ReleasesWhatWasNotFound) {
    decide(request({tuesday_9}));
    EXPECT_EQ(bans().release(give_up(AnswerState::not_found), clock_.now()), sql::Released::done);
}

TEST_F(BanList, KeepsAnAnswerWhoseBookingWasFreed) {
    decide(request({tuesday_9}));
    const AnswerId id = give_up(AnswerState::not_found, true);
    EXPECT_EQ(bans().release(id, clock_.now()), sql::Released::booking_is_free);
    EXPECT_TRUE(due().empty());
}

TEST_F(BanList, KeepsAnAnswerThatIsOutOfDate) {
    decide(request({tuesday_9}));
    const AnswerId id = give_up(AnswerState::parked);
    decide(request({tuesday_9.starts("2026-11-24 15:00").version(1, 5)}));
    EXPECT_EQ(bans().release(id, clock_.now()), sql::Released::outdated);
}

// Nobody was answered then (ruling 14).
TEST_F(BanList, KeepsAnAnswerWhoseBookingIsNoLongerAskedFor) {
    decide(request({tuesday_9}));
    const AnswerId id = give_up(AnswerState::parked);
    const std::vector<Attendee> declined{{.address = "room.1@corp.example.com", .declined = true}};
    decide(request({tuesday_9.version(1, 5).to(declined)}));
    ASSERT_EQ(count("decision WHERE outcome = 'freed'"), "1");
    EXPECT_EQ(bans().release(id, clock_.now()), sql::Released::outdated);
}

// A date that was asked for alone, before an older request for its series came.
TEST_F(BanList, ReleasesANewerDateThanTheAnswerToItsSeries) {
    decide(request({moved}));
    const AnswerId id = give_up(AnswerState::parked);
    decide(request({weekly.version(0, 1)}));
    EXPECT_EQ(bans().release(id, clock_.now()), sql::Released::done);
}

TEST_F(BanList, KeepsAnOlderDateThanTheAnswerToItsSeries) {
    decide(request({moved}));
    const AnswerId id = give_up(AnswerState::parked);
    decide(request({weekly.version(2, 10)}));
    EXPECT_EQ(bans().release(id, clock_.now()), sql::Released::outdated);
}

TEST_F(BanList, HasNoAnswerThatANewerOneHasMadeOutOfDate) {
    decide(request({tuesday_9}));
    const AnswerId id = give_up(AnswerState::parked);
    decide(request({tuesday_9.starts("2026-11-24 15:00").version(1, 5)}));
    EXPECT_EQ(bans().list(10).size(), 1U);
    send_newest();
    EXPECT_TRUE(bans().list(10).empty());
    EXPECT_EQ(bans().release(id, clock_.now()), sql::Released::not_banned);
    EXPECT_EQ(count("item WHERE status = 3"), "2");
    EXPECT_EQ(count("answer_step WHERE state = 'parked'"), "0");
}

TEST_F(BanList, HasNoBookingAnyMoreThatIsCancelled) {
    decide(request({tuesday_9}));
    give_up(AnswerState::not_found);
    decide(cancel({tuesday_9.version(1, 5)}));
    send_newest();
    EXPECT_TRUE(bans().list(10).empty());
}

TEST_F(BanList, GoesOnWithANewerDateThanTheAnswerToItsSeries) {
    decide(request({moved}));
    const AnswerId id = give_up(AnswerState::parked);
    decide(request({weekly.version(0, 1)}));
    send_newest();
    ASSERT_EQ(bans().list(10).size(), 1U);
    EXPECT_EQ(bans().list(10)[0].answer, id);
}

TEST_F(BanList, GoesOnWithASeriesOfWhichOneDateWasAnswered) {
    decide(request({weekly.version(0, 1)}));
    give_up(AnswerState::parked);
    decide(request({moved}));
    send_newest();
    EXPECT_EQ(bans().list(10).size(), 1U);
}

TEST_F(BanList, GoesOnWithAnAnswerBehindWhichAnotherHasNothingToTell) {
    decide(request({tuesday_9}));
    give_up(AnswerState::parked);
    show_in_calendar();
    send_newest();
    EXPECT_EQ(bans().list(10).size(), 1U);
}

TEST_F(BanList, DropsAnAnswerUnsent) {
    decide(request({tuesday_9}));
    EXPECT_TRUE(bans().drop(give_up(AnswerState::parked), clock_.now()));
    EXPECT_TRUE(bans().list(10).empty());
    EXPECT_TRUE(due().empty());
    EXPECT_EQ(count("item WHERE status = -2"), "1");
}

}  // namespace
