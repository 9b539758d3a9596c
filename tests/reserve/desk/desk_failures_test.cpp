#include <algorithm>

#include "tests/reserve/desk/desk_cast.hpp"

namespace reserve {
namespace {

using support::request;

class DeskFailures : public DeskTest {};

TEST_F(DeskFailures, NeitherBooksNorDeclinesWhenCheckingFails) {
    books.shelf.rooms.clear();
    deliver(request({tuesday_9}));
    desk.run_once();
    EXPECT_TRUE(books.shelf.meetings.empty());
    EXPECT_TRUE(books.shelf.answers.empty());
    ASSERT_EQ(inbox.put_backs.size(), 1U);
    EXPECT_TRUE(inbox.put_backs[0].counted);
}

TEST_F(DeskFailures, WaitsLongerAfterEachFailure) {
    books.shelf.rooms.clear();
    deliver(request({tuesday_9}), 0);
    deliver(request({tuesday_9}), 1);
    desk.run_once();
    const auto waits = [&](std::size_t i) { return inbox.put_backs.at(i).due - clock.instant; };
    EXPECT_NE(waits(0), waits(1));
    EXPECT_EQ(std::max(waits(0), waits(1)), settings.retry_after[1]);
}

TEST_F(DeskFailures, ParksAnItemThatFailedTooOften) {
    books.shelf.rooms.clear();
    const ItemId item = deliver(request({tuesday_9}), settings.tries - 1);
    desk.run_once();
    ASSERT_EQ(inbox.parked.size(), 1U);
    EXPECT_EQ(inbox.parked[0].first, item);
}

TEST_F(DeskFailures, DoesNotCountAnOutageOfTheDatabaseAsATry) {
    books.broken = std::make_exception_ptr(Outage("disk full"));
    deliver(request({tuesday_9}), settings.tries - 1);
    desk.run_once();
    ASSERT_EQ(inbox.put_backs.size(), 1U);
    EXPECT_FALSE(inbox.put_backs[0].counted);
}

TEST_F(DeskFailures, DoesNotCountALostCommitAsATry) {
    books.broken_commit = std::make_exception_ptr(std::runtime_error("database: disk I/O error in: COMMIT"));
    deliver(request({tuesday_9}), settings.tries - 1);
    desk.run_once();
    ASSERT_EQ(inbox.put_backs.size(), 1U);
    EXPECT_FALSE(inbox.put_backs[0].counted);
    EXPECT_EQ(notified, 0);
}

TEST_F(DeskFailures, KeepsWhatCouldNotBePutBackForTheNextTurn) {
    books.shelf.rooms.clear();
    inbox.broken = true;
    deliver(request({tuesday_9}));
    EXPECT_THROW(desk.run_once(), Outage);
    inbox.broken = false;
    desk.run_once();
    EXPECT_EQ(inbox.put_backs.size(), 1U);
}

TEST_F(DeskFailures, PutsBackWhatCannotBeParsed) {
    const ItemId item = deliver(request({tuesday_9}));
    inbox.ready.back().reading = "{";
    desk.run_once();
    ASSERT_EQ(inbox.put_backs.size(), 1U);
    EXPECT_EQ(inbox.put_backs[0].item, item);
}

TEST_F(DeskFailures, GoesOnWithOtherItemsWhenOneFails) {
    deliver(request({tuesday_9}));
    inbox.ready.back().reading = "{";
    const ItemId good = deliver(request({tuesday_9}));
    desk.run_once();
    EXPECT_EQ(status(good), ItemStatus::success);
}

}  // namespace
}  // namespace reserve
