#include "reserve/resync/resync_book.hpp"

#include "tests/sql/desk_on_sqlite.hpp"

namespace {

using namespace desk_on_sqlite;
using namespace std::chrono_literals;
using reserve::AgreedDate;
using reserve::BookedSide;
using reserve::Interval;

class ResyncBook : public DeskOnSqlite {
  protected:
    reserve::ResyncBook& book() { return database_.resync_book(); }
    // Of the one meeting that is known.
    std::string uid() {
        const auto all = book().uids(support::room_1);
        EXPECT_EQ(all.size(), 1U);
        return all.empty() ? "" : all.front();
    }
    BookedSide side() { return book().side(support::room_1, uid()); }
    void end_answer(AnswerState outcome) {
        const auto attempt =
            database_.outbox().begin_attempt(due().at(0).id, 0, clock_.now(), reserve::Channel::ews);
        database_.outbox().end_attempt(*attempt, clock_.now(), {.outcome = outcome});
    }
};

TEST_F(ResyncBook, TellsTheDatesOfAMeeting) {
    decide(request({tuesday_9}));
    ASSERT_EQ(side().dates.size(), 1U);
    EXPECT_TRUE(side().known);
    EXPECT_FALSE(side().dates[0].kept);
    EXPECT_TRUE(side().created);
}

TEST_F(ResyncBook, TellsThatAnAnswerIsOnItsWayUntilItIsSent) {
    decide(request({tuesday_9}));
    EXPECT_TRUE(side().on_its_way);
    EXPECT_FALSE(side().carried);
    end_answer(AnswerState::sent);
    EXPECT_FALSE(side().on_its_way);
    EXPECT_TRUE(side().carried);
}

TEST_F(ResyncBook, DoesNotTakeItThatExchangeKnowsWhatWasParked) {
    decide(request({tuesday_9}));
    end_answer(AnswerState::parked);
    EXPECT_FALSE(side().on_its_way);
    EXPECT_FALSE(side().carried);
}

TEST_F(ResyncBook, FindsMeetingsByTheirDates) {
    decide(request({tuesday_9}));
    const Interval date = side().dates.at(0).time;
    EXPECT_EQ(book().uids_in(support::room_1, date).size(), 1U);
    EXPECT_TRUE(book().uids_in(support::room_1, {date.end, date.end + 1h}).empty());
    EXPECT_TRUE(book().uids_in(support::room_1, {date.start - 1h, date.start}).empty());
}

TEST_F(ResyncBook, KnowsNothingOfWhatNeverCame) {
    const BookedSide unknown = book().side(support::room_1, "nobody@example.com");
    EXPECT_FALSE(unknown.known);
    EXPECT_FALSE(unknown.carried);
    EXPECT_TRUE(unknown.dates.empty());
}

TEST_F(ResyncBook, RemembersWhatWasAgreedLast) {
    decide(request({tuesday_9}));
    const AgreedDate first{clock_.now(), {clock_.now(), clock_.now() + 1h}};
    const AgreedDate second{clock_.now() + 2h, {clock_.now() + 2h, clock_.now() + 3h}};
    const std::vector<reserve::ResyncBook::Agreed> before{{uid(), {first, second}}}, after{{uid(), {second}}};
    book().agree(support::room_1, before);
    EXPECT_EQ(side().agreed, (std::vector<AgreedDate>{first, second}));
    book().agree(support::room_1, after);
    EXPECT_EQ(side().agreed, (std::vector<AgreedDate>{second}));
}

TEST_F(ResyncBook, RemembersTheStateOfARoom) {
    EXPECT_TRUE(book().state(support::room_1).watermark.empty());
    book().remember(support::room_1, {"H4sI==", true, clock_.now()});
    book().remember(support::room_1, {"H5==", false, clock_.now() + 1h});
    EXPECT_EQ(book().state(support::room_1).watermark, "H5==");
    EXPECT_FALSE(book().state(support::room_1).settled);
    EXPECT_EQ(book().state(support::room_1).compared, clock_.now() + 1h);
}

}  // namespace
