#include "sql/commands/message_list.hpp"

#include <future>

#include "sql/database.hpp"
#include "tests/sql/scratch_database.hpp"

namespace {

using reserve::ItemStatus;
using reserve::MessageId;
using reserve::RoomId;
using namespace std::chrono_literals;

constexpr reserve::Instant noon{std::chrono::seconds(1'795'000'000)};

class MessageListTest : public testing::Test {
  protected:
    RoomId add_room(const std::string& name) {
        return std::get<RoomId>(database_.rooms().add(
            {name, name + "@corp.example.com", {name + "@rooms.example.com"}, "Europe/Berlin", "", {}}));
    }

    MessageId store(RoomId room, const std::string& uid, reserve::Instant received_at = noon,
                    ItemStatus status = ItemStatus::ready) {
        reserve::NewMessage message;
        message.message.received_at = received_at;
        message.message.raw = "Subject: " + uid + "\r\n\r\n";
        message.mail_message_id = "<" + uid + "@corp.example.com>";
        message.items.push_back({{"someone@rooms.example.com", room}, status, "a reason", {uid}});
        std::promise<reserve::Inbox::Stored> heard;
        database_.inbox().store(std::move(message),
                                [&](reserve::Inbox::Stored stored) { heard.set_value(stored); });
        return std::get<MessageId>(heard.get_future().get());
    }

    std::vector<MessageId> listed(const sql::MessageFilter& filter) {
        std::vector<MessageId> ids;
        for (const auto& message : messages().list(filter)) ids.push_back(message.id);
        return ids;
    }

    sql::MessageList& messages() { return database_.messages(); }

    ScratchDatabase scratch_;
    sql::Database database_{scratch_.settings()};
    const RoomId blue_ = add_room("blue");
    const RoomId red_ = add_room("red");
};

TEST_F(MessageListTest, ShowsAMessageWithItsItems) {
    const MessageId id = store(blue_, "uid");
    const auto message = messages().find(id);
    ASSERT_TRUE(message);
    EXPECT_EQ(message->received_at, noon);
    EXPECT_EQ(message->mail_message_id, "<uid@corp.example.com>");
    EXPECT_EQ(message->octets, 16);
    ASSERT_EQ(message->items.size(), 1U);
    EXPECT_EQ(message->items[0].room_name, "blue");
    EXPECT_EQ(message->items[0].status, ItemStatus::ready);
    EXPECT_EQ(message->items[0].reason, "a reason");
}

TEST_F(MessageListTest, ListsTheNewestFirstUpToALimit) {
    const MessageId first = store(blue_, "a");
    const MessageId second = store(blue_, "b");
    EXPECT_EQ(listed({}), (std::vector{second, first}));
    EXPECT_EQ(listed({.status = {}, .room = {}, .since = {}, .limit = 1}), std::vector{second});
}

TEST_F(MessageListTest, ListsByStatusRoomAndTime) {
    const MessageId parked = store(blue_, "a", noon, ItemStatus::error_processing);
    const MessageId ready = store(red_, "b", noon - 1h);
    EXPECT_EQ(listed({.status = ItemStatus::error_processing, .room = {}, .since = {}}), std::vector{parked});
    EXPECT_EQ(listed({.status = ItemStatus::ready, .room = {}, .since = {}}), std::vector{ready});
    EXPECT_EQ(listed({.status = {}, .room = red_, .since = {}}), std::vector{ready});
    EXPECT_EQ(listed({.status = {}, .room = {}, .since = noon}), std::vector{parked});
}

TEST_F(MessageListTest, HasTheRawMail) {
    EXPECT_EQ(messages().raw(store(blue_, "uid")), "Subject: uid\r\n\r\n");
    EXPECT_FALSE(messages().raw(MessageId{99}));
}

TEST_F(MessageListTest, ReleasesAParkedItem) {
    const MessageId id = store(blue_, "uid", noon, ItemStatus::error_processing);
    EXPECT_EQ(messages().release(id, noon), 1U);
    EXPECT_EQ(messages().release(id, noon), 0U);
    EXPECT_EQ(database_.inbox().take(10, noon).size(), 1U);
}

TEST_F(MessageListTest, PutsAReleasedItemBeforeTheNewerOnesOfItsMeeting) {
    const MessageId older = store(blue_, "uid", noon, ItemStatus::error_processing);
    store(blue_, "uid");
    messages().release(older, noon);
    const auto taken = database_.inbox().take(10, noon);
    ASSERT_EQ(taken.size(), 1U);
    EXPECT_EQ(taken[0].message, older);
}

TEST_F(MessageListTest, HoldsAReleasedItemBackBehindAnOlderOneOfItsMeeting) {
    const MessageId older = store(blue_, "uid");
    const MessageId newer = store(blue_, "uid", noon, ItemStatus::error_processing);
    messages().release(newer, noon);
    const auto taken = database_.inbox().take(10, noon);
    ASSERT_EQ(taken.size(), 1U);
    EXPECT_EQ(taken[0].message, older);
}

TEST_F(MessageListTest, TakesTheMeetingsOfASecondReading) {
    store(blue_, "uid");
    const MessageId unread = store(blue_, "", noon, ItemStatus::error_processing);
    messages().replace_reading(unread, "{}", "<second@corp.example.com>", {"uid", "other"});
    messages().release(unread, noon);
    EXPECT_EQ(messages().find(unread).value().reading, "{}");
    EXPECT_EQ(messages().find(unread).value().mail_message_id, "<second@corp.example.com>");
    EXPECT_EQ(database_.inbox().take(10, noon).size(), 1U);  // it waits behind the older one now
    EXPECT_EQ(database_.history().of_meeting("other").messages.size(), 1U);
}

TEST_F(MessageListTest, TellsTheStoryOfAMeetingInAllRooms) {
    const MessageId first = store(blue_, "uid");
    const MessageId second = store(red_, "uid");
    store(red_, "other");
    const auto story = database_.history().of_meeting("uid");
    ASSERT_EQ(story.messages.size(), 2U);
    EXPECT_EQ(story.messages[0].id, first);
    EXPECT_EQ(story.messages[1].id, second);
}

TEST_F(MessageListTest, KnowsNoStoryOfAnUnknownMessage) {
    EXPECT_FALSE(database_.history().of_message(MessageId{99}));
}

}  // namespace
