#include "reserve/desk/in_doubt.hpp"

#include <gtest/gtest.h>

namespace reserve {
namespace {

class Clock8 final : public Clock {
  public:
    Instant now() const override { return Instant(std::chrono::hours(8)); }
};

class FakeLog final : public Log {
  public:
    void write(Kind kind, std::string_view) override { errors += kind == Kind::error ? 1 : 0; }
    int errors = 0;
};

class FakeInbox final : public Inbox {
  public:
    void store(NewMessage, std::function<void(Stored)>) override {}
    std::vector<Item> take(std::size_t, Instant) override { return {}; }
    void put_back(ItemId item, Instant due, bool counted, const std::string&) override {
        if (!counted && due == Clock8().now()) ready.push_back(item);
    }
    void park(ItemId item, const std::string&) override { parked.push_back(item); }
    std::vector<ItemId> in_doubt() override { return doubtful; }

    std::vector<ItemId> doubtful = {ItemId{4}, ItemId{5}};
    std::vector<ItemId> ready;
    std::vector<ItemId> parked;
};

class InDoubt : public testing::Test {
  protected:
    void settle(InDoubtEvents what) { settle_in_doubt(inbox, what, clock, log); }

    FakeInbox inbox;
    Clock8 clock;
    FakeLog log;
};

TEST_F(InDoubt, ItemsAreDoneAgainByDefault) {
    settle(DeskSettings().in_doubt_events);
    EXPECT_EQ(inbox.ready, inbox.doubtful);
}

TEST_F(InDoubt, ItemsMayBeAReasonNotToStart) {
    EXPECT_THROW(settle(InDoubtEvents::fail_on_startup), std::runtime_error);
}

TEST_F(InDoubt, NoItemsAreNoReasonNotToStart) {
    inbox.doubtful.clear();
    EXPECT_NO_THROW(settle(InDoubtEvents::fail_on_startup));
}

TEST_F(InDoubt, ItemsMayBeParkedWithAnErrorInTheLog) {
    settle(InDoubtEvents::log_error);
    EXPECT_EQ(inbox.parked, inbox.doubtful);
    EXPECT_EQ(log.errors, 2);
}

TEST_F(InDoubt, ItemsMayBeParkedWithoutAWord) {
    settle(InDoubtEvents::ignore);
    EXPECT_EQ(inbox.parked, inbox.doubtful);
    EXPECT_EQ(log.errors, 0);
}

}  // namespace
}  // namespace reserve
