#include <future>

#include "tests/reserve/desk/desk_cast.hpp"

namespace reserve {
namespace {

using support::request;

class DeskThread : public DeskTest {};

TEST_F(DeskThread, WorksInAThreadOfItsOwnWhenWoken) {
    std::promise<void> decided;
    Desk threaded(inbox, books, clock, log, settings, [&] { decided.set_value(); });
    threaded.start();
    deliver(request({tuesday_9}));
    threaded.wake();
    decided.get_future().get();
    threaded.stop();
    EXPECT_EQ(books.shelf.decisions.size(), 1U);
}

TEST_F(DeskThread, TakesNothingWhilePaused) {
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
