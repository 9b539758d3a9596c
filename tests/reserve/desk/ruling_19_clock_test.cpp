// The program's clock is a port that tests can set.
#include "tests/reserve/desk/desk_cast.hpp"

namespace reserve {
namespace {

using support::request;

class Ruling19 : public DeskTest {};

TEST_F(Ruling19, TheDeskDecidesAsOnTheDayOfItsClock) {
    clock.instant = support::at("2026-11-24 10:00") + std::chrono::seconds(1);
    const ItemId late = deliver(request({tuesday_9}));
    desk.run_once();
    EXPECT_EQ(status(late), ItemStatus::unsubscribed);
    clock.instant = support::at("2026-11-24 08:59");
    const ItemId in_time = deliver(request({tuesday_9}));
    desk.run_once();
    EXPECT_EQ(status(in_time), ItemStatus::success);
}

}  // namespace
}  // namespace reserve
