#include <future>

#include "tests/contract/world.hpp"

namespace {

using reserve::Instant;
using reserve::Item;
using reserve::ItemId;
using reserve::ItemStatus;
using reserve::RoomId;
using namespace std::chrono_literals;

constexpr Instant noon{std::chrono::seconds(1'795'000'000)};

class InboxContract : public ContractTest {
  protected:
    reserve::NewItem item(RoomId room, std::vector<std::string> uids, ItemStatus status = ItemStatus::ready) {
        return {{"someone@rooms.example.com", room}, status, "", std::move(uids)};
    }

    reserve::MessageId store(std::vector<reserve::NewItem> items, Instant received_at = noon) {
        reserve::NewMessage message;
        message.message.received_at = received_at;
        message.message.reverse_path = "ada@corp.example.com";
        message.message.raw = "Subject: room\r\n\r\n";
        message.reading = "{}";
        message.items = std::move(items);
        std::promise<reserve::Inbox::Stored> heard;
        inbox().store(std::move(message), [&](reserve::Inbox::Stored stored) { heard.set_value(stored); });
        return std::get<reserve::MessageId>(heard.get_future().get());
    }

    std::vector<ItemId> take(Instant now = noon, std::size_t at_most = 100) {
        std::vector<ItemId> ids;
        for (const Item& item : inbox().take(at_most, now)) ids.push_back(item.id);
        return ids;
    }

    reserve::Inbox& inbox() { return world_->inbox(); }

    const RoomId blue_ = world_->add_room("blue");
    const RoomId red_ = world_->add_room("red");
};
ON_EACH_BACK_END(InboxContract);

TEST_P(InboxContract, GivesWhatWasStored) {
    const auto message = store({item(blue_, {"uid"})});
    const auto taken = inbox().take(10, noon);
    ASSERT_EQ(taken.size(), 1U);
    EXPECT_EQ(taken[0].message, message);
    EXPECT_EQ(taken[0].recipient.address, "someone@rooms.example.com");
    EXPECT_EQ(taken[0].recipient.room, blue_);
    EXPECT_EQ(taken[0].received_at, noon);
    EXPECT_EQ(taken[0].reverse_path, "ada@corp.example.com");
    EXPECT_EQ(taken[0].reading, "{}");
    EXPECT_EQ(taken[0].tries, 0);
}

TEST_P(InboxContract, HasAnItemForEachRoom) {
    store({item(blue_, {"uid"}), item(red_, {"uid"})});
    EXPECT_EQ(take().size(), 2U);
}

TEST_P(InboxContract, TakesNothingTwice) {
    store({item(blue_, {"uid"})});
    EXPECT_EQ(take().size(), 1U);
    EXPECT_EQ(take().size(), 0U);
}

TEST_P(InboxContract, MarksWhatItTakesAsInProgress) {
    store({item(blue_, {"uid"})});
    const auto taken = take();
    EXPECT_EQ(world_->status(taken.at(0)), ItemStatus::in_progress);
}

TEST_P(InboxContract, DoubtsWhatADeadGatewayHasTakenAndNothingElse) {
    store({item(blue_, {"uid"})});
    const auto taken = take();
    EXPECT_TRUE(inbox().in_doubt().empty());
    world_->die();
    EXPECT_EQ(inbox().in_doubt(), taken);
}

TEST_P(InboxContract, TakesTheOldestFirst) {
    store({item(blue_, {"later"})}, noon);
    store({item(blue_, {"sooner"})}, noon - 1s);
    const auto taken = inbox().take(1, noon);
    ASSERT_EQ(taken.size(), 1U);
    EXPECT_EQ(taken[0].received_at, noon - 1s);
}

TEST_P(InboxContract, TakesNoMoreThanIsAskedFor) {
    for (const char* uid : {"a", "b", "c"}) store({item(blue_, {uid})});
    EXPECT_EQ(take(noon, 2).size(), 2U);
    EXPECT_EQ(take(noon, 2).size(), 1U);
}

TEST_P(InboxContract, LeavesOutWhatIsNotForARoom) {
    store({item(blue_, {}, ItemStatus::unsubscribed), item(red_, {"uid"}, ItemStatus::error_processing)});
    EXPECT_TRUE(take().empty());
}

TEST_P(InboxContract, LeavesOutPausedRooms) {
    store({item(blue_, {"uid"}), item(red_, {"uid"})});
    world_->pause(blue_);
    const auto taken = inbox().take(10, noon);
    ASSERT_EQ(taken.size(), 1U);
    EXPECT_EQ(taken[0].recipient.room, red_);
}

TEST_P(InboxContract, LeavesOutWhatIsNotYetDue) {
    store({item(blue_, {"uid"})}, noon);
    EXPECT_TRUE(take(noon - 1s).empty());
    EXPECT_EQ(take(noon).size(), 1U);
}

TEST_P(InboxContract, HoldsBackANewerItemOfTheSameMeeting) {
    store({item(blue_, {"uid"})});
    store({item(blue_, {"uid"})});
    EXPECT_EQ(take().size(), 1U);
}

TEST_P(InboxContract, HoldsANewerItemBackUntilTheOlderOneIsFinished) {
    store({item(blue_, {"uid"})});
    store({item(blue_, {"uid"})});
    world_->finish(take().at(0), ItemStatus::success);
    EXPECT_EQ(take().size(), 1U);
}

TEST_P(InboxContract, HoldsBackOnlyTheSameMeetingInTheSameRoom) {
    store({item(blue_, {"uid"})});
    store({item(blue_, {"other"})});
    store({item(red_, {"uid"})});
    EXPECT_EQ(take().size(), 3U);
}

TEST_P(InboxContract, HoldsBackAnItemThatSharesOneOfSeveralMeetings) {
    store({item(blue_, {"a", "b"})});
    store({item(blue_, {"b", "c"})});
    store({item(blue_, {"c"})});
    ASSERT_EQ(take().size(), 1U);
}

TEST_P(InboxContract, LetsAnItemOfSeveralMeetingsGoWhenTheLastOfThemIsFree) {
    store({item(blue_, {"a"})});
    store({item(blue_, {"b"})});
    store({item(blue_, {"a", "b"})});
    const auto first = take();
    ASSERT_EQ(first.size(), 2U);
    world_->finish(first[0], ItemStatus::success);
    EXPECT_TRUE(take().empty());
    world_->finish(first[1], ItemStatus::success);
    EXPECT_EQ(take().size(), 1U);
}

TEST_P(InboxContract, HoldsBackBehindAnItemThatIsTriedAgainLater) {
    store({item(blue_, {"uid"})});
    store({item(blue_, {"uid"})});
    inbox().put_back(take().at(0), noon + 1h, true, "no");
    EXPECT_TRUE(take().empty());
}

TEST_P(InboxContract, LetsANewerItemOvertakeAParkedOne) {
    store({item(blue_, {"uid"})});
    store({item(blue_, {"uid"})});
    inbox().park(take().at(0), "no");
    EXPECT_EQ(take().size(), 1U);
}

TEST_P(InboxContract, WorksThroughALongQueueOfOneMeetingInOrder) {
    for (int i = 0; i < 20; ++i) store({item(blue_, {"uid"})});
    std::vector<ItemId> order;
    for (auto taken = take(); !taken.empty(); taken = take()) {
        ASSERT_EQ(taken.size(), 1U);
        order.push_back(taken[0]);
        world_->finish(taken[0], ItemStatus::success);
    }
    EXPECT_EQ(order.size(), 20U);
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
}

TEST_P(InboxContract, TakesAnItemThatWasPutBackWhenItIsDue) {
    store({item(blue_, {"uid"})});
    inbox().put_back(take().at(0), noon + 1h, true, "no");
    EXPECT_TRUE(take(noon + 59min).empty());
    EXPECT_EQ(take(noon + 1h).size(), 1U);
}

TEST_P(InboxContract, CountsATryUnlessItWasAnOutage) {
    store({item(blue_, {"uid"})});
    inbox().put_back(take().at(0), noon, true, "no");
    inbox().put_back(take().at(0), noon, false, "outage");
    EXPECT_EQ(inbox().take(1, noon).at(0).tries, 1);
}

TEST_P(InboxContract, ParksForAPerson) {
    store({item(blue_, {"uid"})});
    const auto taken = take();
    inbox().park(taken.at(0), "no");
    EXPECT_EQ(world_->status(taken.at(0)), ItemStatus::error_processing);
    world_->die();
    EXPECT_TRUE(inbox().in_doubt().empty());
}

TEST_P(InboxContract, LeavesAFinishedItemAsItIs) {
    store({item(blue_, {"uid"})});
    const auto taken = take();
    world_->finish(taken.at(0), ItemStatus::success);
    inbox().put_back(taken.at(0), noon, true, "late");
    inbox().park(taken.at(0), "late");
    EXPECT_EQ(world_->status(taken.at(0)), ItemStatus::success);
}

}  // namespace
