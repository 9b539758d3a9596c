#include "reserve/desk/desk.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <future>

#include "reserve/outage.hpp"
#include "reserve/reading/reading_text.hpp"
#include "tests/support/booking_office.hpp"
#include "tests/support/fake_books.hpp"

namespace reserve {
namespace {

using support::cancel;
using support::Draft;
using support::request;

class FakeClock final : public Clock {
  public:
    Instant now() const override { return instant; }
    Instant instant = support::at("2026-11-23 08:00");
};

class FakeLog final : public Log {
  public:
    void write(Kind kind, std::string_view line) override { lines.emplace_back(kind, line); }
    std::vector<std::pair<Kind, std::string>> lines;
};

struct PutBack {
    ItemId item;
    Instant due;
    bool counted;
};

class FakeInbox final : public Inbox {
  public:
    void store(NewMessage, std::function<void(Stored)>) override {}
    std::vector<Item> take(std::size_t at_most, Instant) override {
        const std::lock_guard lock(mutex);
        std::vector<Item> taken;
        while (!ready.empty() && taken.size() < at_most) {
            taken.push_back(ready.front());
            ready.pop_front();
        }
        return taken;
    }
    void put_back(ItemId item, Instant due, bool counted, const std::string&) override {
        if (broken) throw Outage("disk I/O error");
        put_backs.push_back({item, due, counted});
    }
    void park(ItemId item, const std::string& reason) override { parked.emplace_back(item, reason); }
    std::vector<ItemId> in_doubt() override { return {}; }

    std::mutex mutex;
    std::deque<Item> ready;
    std::vector<PutBack> put_backs;
    std::vector<std::pair<ItemId, std::string>> parked;
    bool broken = false;
};

class DeskTest : public testing::Test {
  protected:
    DeskTest() {
        books.shelf.rooms = support::rooms();
        books.shelf.profiles["ada@corp.example.com"] = {support::ada};
    }

    ItemId deliver(const Reading& reading, int tries = 0) {
        const ItemId id{++last_item};
        const std::lock_guard lock(inbox.mutex);
        inbox.ready.push_back({.id = id,
                               .message = MessageId{4711},
                               .recipient = {.address = "r1@rooms.example.com", .room = support::room_1},
                               .received_at = clock.instant,
                               .reverse_path = "ada@corp.example.com",
                               .reading = to_text(reading),
                               .tries = tries});
        return id;
    }
    ItemStatus status(ItemId item) { return books.shelf.finished.at(item).first; }
    std::string reason(ItemId item) { return books.shelf.finished.at(item).second; }

    FakeInbox inbox;
    support::FakeBooks books;
    FakeClock clock;
    FakeLog log;
    DeskSettings settings;
    int notified = 0;
    Desk desk{inbox, books, clock, log, settings, [this] { ++notified; }};
    std::int64_t last_item = 0;
};

const Draft tuesday_9 = Draft().starts("2026-11-24 09:00");

TEST_F(DeskTest, DoesNothingWithoutWork) { EXPECT_EQ(desk.run_once(), 0U); }

TEST_F(DeskTest, BooksAndFinishesAnItem) {
    const ItemId item = deliver(request({tuesday_9}));
    EXPECT_EQ(desk.run_once(), 1U);
    EXPECT_EQ(status(item), ItemStatus::success);
    EXPECT_EQ(books.shelf.meetings.begin()->second.occurrences.size(), 1U);
}

TEST_F(DeskTest, QueuesTheAnswerWithTheVersionThatWasDecided) {
    deliver(request({tuesday_9.version(3, 7)}));
    desk.run_once();
    const NewAnswer& answer = books.shelf.answers.at(0).content;
    EXPECT_EQ(answer.version, (Version{3, support::at("2026-11-22 00:07")}));
    EXPECT_EQ(answer.mail_message_id, "<1@corp.example.com>");
    EXPECT_EQ(answer.uid, "m1");
}

TEST_F(DeskTest, RecordsWhyInWords) {
    const ItemId item = deliver(request({tuesday_9}));
    desk.run_once();
    ASSERT_EQ(books.shelf.decisions.size(), 1U);
    EXPECT_EQ(books.shelf.decisions[0].item, item);
    EXPECT_EQ(books.shelf.decisions[0].outcome, "accepted");
    EXPECT_NE(books.shelf.decisions[0].words.find("Room 1 is booked for you"), std::string::npos);
}

TEST_F(DeskTest, NotifiesThePostAfterTheCommit) {
    deliver(request({tuesday_9}));
    desk.run_once();
    EXPECT_EQ(notified, 1);
}

TEST_F(DeskTest, LogsEachDecisionWithTheMessage) {
    deliver(request({tuesday_9}));
    desk.run_once();
    EXPECT_EQ(log.lines.at(0).second, "message 4711 accepted room=1 uid=m1");
}

TEST_F(DeskTest, FinishesARepeatAsUnsubscribedWithItsReason) {
    deliver(request({tuesday_9}));
    const ItemId again = deliver(request({tuesday_9}));
    desk.run_once();
    EXPECT_EQ(status(again), ItemStatus::unsubscribed);
    EXPECT_EQ(reason(again).substr(0, 9), "Repeated:");
    EXPECT_EQ(books.shelf.answers.size(), 1U);
}

TEST_F(DeskTest, FinishesWhatIsSupersededAsUnsubscribedWithItsReason) {
    deliver(request({tuesday_9.version(2, 2)}));
    const ItemId late = deliver(request({tuesday_9.version(1, 1)}));
    desk.run_once();
    EXPECT_EQ(status(late), ItemStatus::unsubscribed);
    EXPECT_EQ(reason(late).substr(0, 11), "Superseded:");
}

TEST_F(DeskTest, SaysAReasonThatSeveralMeetingsShareOnce) {
    const ItemId past =
        deliver(request({tuesday_9.starts("2026-11-17 09:00"), Draft("m2").starts("2026-11-18 09:00"),
                         Draft("m3").starts("2026-11-19 09:00")}));
    desk.run_once();
    EXPECT_EQ(status(past), ItemStatus::unsubscribed);
    EXPECT_EQ(reason(past), "Already over.");
}

TEST_F(DeskTest, ParksWhatAPersonMustLookAt) {
    deliver(request({tuesday_9.version(3, 1)}));
    const ItemId made_anew = deliver(request({tuesday_9.starts("2026-11-24 11:00").version(0, 9)}));
    desk.run_once();
    EXPECT_EQ(status(made_anew), ItemStatus::error_processing);
    EXPECT_EQ(log.lines.back().first, Log::Kind::error);
}

TEST_F(DeskTest, ReplacesAnAnswerThatIsNotYetSent) {
    deliver(request({tuesday_9}));
    deliver(cancel({tuesday_9.version(1, 1)}));
    desk.run_once();
    EXPECT_EQ(books.shelf.answers.at(0).state, AnswerState::replaced);
    EXPECT_EQ(books.shelf.answers.at(1).state, AnswerState::waiting);
}

TEST_F(DeskTest, WithdrawsAnAnswerWhenTheNewerDecisionIsNotAnswered) {
    deliver(request({tuesday_9}));
    deliver(request({tuesday_9.starts("2026-11-20 09:00").version(1, 1)}));
    desk.run_once();
    ASSERT_EQ(books.shelf.answers.size(), 1U);
    EXPECT_EQ(books.shelf.answers[0].state, AnswerState::replaced);
}

TEST_F(DeskTest, TakesAtMostPollQuantity) {
    settings.poll_quantity = 2;
    Desk small(inbox, books, clock, log, settings);
    for (int i = 0; i < 3; ++i) deliver(request({tuesday_9}));
    EXPECT_EQ(small.run_once(), 2U);
    EXPECT_EQ(small.run_once(), 1U);
}

// Wallace accepted a meeting when checking it failed.
TEST_F(DeskTest, NeitherBooksNorDeclinesWhenCheckingFails) {
    books.shelf.rooms.clear();
    deliver(request({tuesday_9}));
    desk.run_once();
    EXPECT_TRUE(books.shelf.meetings.empty());
    EXPECT_TRUE(books.shelf.answers.empty());
    ASSERT_EQ(inbox.put_backs.size(), 1U);
    EXPECT_TRUE(inbox.put_backs[0].counted);
}

TEST_F(DeskTest, WaitsLongerAfterEachFailure) {
    books.shelf.rooms.clear();
    deliver(request({tuesday_9}), 0);
    deliver(request({tuesday_9}), 1);
    desk.run_once();
    const auto waits = [&](std::size_t i) { return inbox.put_backs.at(i).due - clock.instant; };
    EXPECT_NE(waits(0), waits(1));
    EXPECT_EQ(std::max(waits(0), waits(1)), settings.retry_after[1]);
}

TEST_F(DeskTest, ParksAnItemThatFailedTooOften) {
    books.shelf.rooms.clear();
    const ItemId item = deliver(request({tuesday_9}), settings.tries - 1);
    desk.run_once();
    ASSERT_EQ(inbox.parked.size(), 1U);
    EXPECT_EQ(inbox.parked[0].first, item);
}

TEST_F(DeskTest, DoesNotCountAnOutageOfTheDatabaseAsATry) {
    books.broken = std::make_exception_ptr(Outage("disk full"));
    deliver(request({tuesday_9}), settings.tries - 1);
    desk.run_once();
    ASSERT_EQ(inbox.put_backs.size(), 1U);
    EXPECT_FALSE(inbox.put_backs[0].counted);
}

TEST_F(DeskTest, DoesNotCountALostCommitAsATry) {
    books.broken_commit = std::make_exception_ptr(std::runtime_error("database: disk I/O error in: COMMIT"));
    deliver(request({tuesday_9}), settings.tries - 1);
    desk.run_once();
    ASSERT_EQ(inbox.put_backs.size(), 1U);
    EXPECT_FALSE(inbox.put_backs[0].counted);
    EXPECT_EQ(notified, 0);
}

TEST_F(DeskTest, KeepsWhatCouldNotBePutBackForTheNextTurn) {
    books.shelf.rooms.clear();
    inbox.broken = true;
    deliver(request({tuesday_9}));
    EXPECT_THROW(desk.run_once(), Outage);
    inbox.broken = false;
    desk.run_once();
    EXPECT_EQ(inbox.put_backs.size(), 1U);
}

TEST_F(DeskTest, PutsBackWhatCannotBeParsed) {
    const ItemId item = deliver(request({tuesday_9}));
    inbox.ready.back().reading = "{";
    desk.run_once();
    ASSERT_EQ(inbox.put_backs.size(), 1U);
    EXPECT_EQ(inbox.put_backs[0].item, item);
}

TEST_F(DeskTest, GoesOnWithOtherItemsWhenOneFails) {
    deliver(request({tuesday_9}));
    inbox.ready.back().reading = "{";
    const ItemId good = deliver(request({tuesday_9}));
    desk.run_once();
    EXPECT_EQ(status(good), ItemStatus::success);
}

TEST_F(DeskTest, AppliesNewSettingsFromTheNextTurnOn) {
    DecidingSettings stricter;
    stricter.booking.maximum_duration_in_minutes = 30;
    desk.apply(stricter);
    deliver(request({tuesday_9}));
    desk.run_once();
    EXPECT_EQ(books.shelf.decisions.at(0).outcome, "declined");
}

TEST_F(DeskTest, WorksInAThreadOfItsOwnWhenWoken) {
    std::promise<void> decided;
    Desk threaded(inbox, books, clock, log, settings, [&] { decided.set_value(); });
    threaded.start();
    deliver(request({tuesday_9}));
    threaded.wake();
    decided.get_future().get();
    threaded.stop();
    EXPECT_EQ(books.shelf.decisions.size(), 1U);
}

TEST_F(DeskTest, TakesNothingWhilePaused) {
    std::promise<void> decided;
    Desk threaded(inbox, books, clock, log, settings, [&] { decided.set_value(); });
    threaded.pause();
    threaded.start();
    deliver(request({tuesday_9}));
    threaded.wake();
    {
        const std::lock_guard lock(inbox.mutex);
        EXPECT_EQ(inbox.ready.size(), 1U);
    }
    threaded.resume();
    decided.get_future().get();
    threaded.stop();
    EXPECT_EQ(books.shelf.decisions.size(), 1U);
}

}  // namespace
}  // namespace reserve
