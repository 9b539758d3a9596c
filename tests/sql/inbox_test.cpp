#include "sql/inbox.hpp"

#include <future>
#include <optional>
#include <stdexcept>

#include "sql/gateways.hpp"
#include "tests/sql/scratch_database.hpp"

namespace {

constexpr reserve::Instant noon{std::chrono::seconds(1'795'000'000)};

std::string every_byte() {
    std::string bytes;
    for (int i = 0; i < 256; ++i) bytes.push_back(static_cast<char>(i));
    return bytes;
}

class InboxTest : public testing::Test {
  protected:
    InboxTest() : writer_(database_.settings(), database_.migrated(), {}), readers_(database_.settings()) {}

    void store(const std::string& raw) { store(raw, {}); }
    void store_item(reserve::RoomId room) {
        store("", {{{"r@rooms.example.com", room}, reserve::ItemStatus::ready, "", {"uid"}}});
    }
    void store(const std::string& raw, std::vector<reserve::NewItem> items) {
        reserve::NewMessage message;
        message.message.raw = raw;
        message.message.received_at = noon;
        message.items = std::move(items);
        std::promise<reserve::Inbox::Stored> heard;
        inbox_.store(std::move(message), [&](reserve::Inbox::Stored stored) { heard.set_value(stored); });
        const auto stored = heard.get_future().get();
        if (const auto* error = std::get_if<std::exception_ptr>(&stored)) std::rethrow_exception(*error);
    }

    // As another program does.
    void set_paused(reserve::RoomId room, int paused) {
        sql::run(*database_.connect(), "UPDATE room SET paused = :paused WHERE room_id = :room",
                 soci::use(paused), soci::use(room));
    }
    std::size_t taken() { return inbox_.take(10, noon).size(); }

    ScratchDatabase database_;
    sql::Writer writer_;
    sql::Readers readers_;
    sql::Gateways gateways_{database_.settings().file};
    sql::Inbox inbox_{writer_, readers_, gateways_};
};

TEST_F(InboxTest, KeepsEveryByteOfTheRawMail) {
    store(every_byte());
    sql::Connection reading(database_.settings(), sql::Connection::Purpose::reading);
    std::string raw;
    std::string type;
    sql::Query(reading, "SELECT raw, typeof(raw) FROM message", soci::into(raw), soci::into(type)).next();
    EXPECT_EQ(raw, every_byte());
    EXPECT_EQ(type, "blob");
}

TEST_F(InboxTest, KeepsAnEmptyMail) {
    store("");
    EXPECT_EQ(database_.value("SELECT hex(raw) || typeof(raw) FROM message"), "blob");
}

class InboxOfARoomTest : public InboxTest {
  protected:
    InboxOfARoomTest() {
        database_.connect()->execute(
            "INSERT INTO room (room_id, name, mailbox, mailbox_key, zone) VALUES (1, '', 'a@b', 'a@b', "
            "'UTC')");
    }
    const reserve::RoomId room_{1};
};

// It died and was looked at by two others, of which one was faster.
TEST_F(InboxOfARoomTest, LeavesToALivingGatewayWhatItHasTaken) {
    store_item(room_);
    const auto item = inbox_.take(10, noon).at(0).id;
    sql::Gateways other(database_.settings().file);
    sql::Inbox of_other(writer_, readers_, other);
    EXPECT_TRUE(of_other.in_doubt().empty());
    EXPECT_TRUE(inbox_.in_doubt().empty());
    of_other.put_back(item, noon, false, "");
    of_other.park(item, "");
    EXPECT_EQ(taken(), 0U);
    inbox_.put_back(item, noon, false, "");
    EXPECT_EQ(taken(), 1U);
}

TEST_F(InboxOfARoomTest, TakesOverWhatADeadGatewayHadTaken) {
    store_item(room_);
    std::optional<sql::Gateways> other(database_.settings().file);
    sql::Inbox of_other(writer_, readers_, *other);
    const auto item = of_other.take(10, noon).at(0).id;
    other.reset();
    EXPECT_EQ(inbox_.in_doubt(), std::vector{item});
    inbox_.put_back(item, noon, false, "");
    EXPECT_EQ(taken(), 1U);
}

TEST_F(InboxOfARoomTest, KeepsBackWhatCameBeforeTheRoomWasPaused) {
    store_item(room_);
    set_paused(room_, 1);
    EXPECT_EQ(taken(), 0U);
}

TEST_F(InboxOfARoomTest, KeepsBackWhatComesWhileTheRoomIsPaused) {
    set_paused(room_, 1);
    store_item(room_);
    EXPECT_EQ(taken(), 0U);
}

TEST_F(InboxOfARoomTest, GivesWhatWaitedOnceTheRoomIsResumed) {
    set_paused(room_, 1);
    store_item(room_);
    set_paused(room_, 0);
    EXPECT_EQ(taken(), 1U);
}

TEST_F(InboxOfARoomTest, KeepsBackWhatReturnsToTheQueueOfAPausedRoom) {
    store_item(room_);
    database_.connect()->execute("UPDATE item SET status = -1");
    set_paused(room_, 1);
    database_.connect()->execute("UPDATE item SET status = 0");
    EXPECT_EQ(taken(), 0U);
}

TEST_F(InboxTest, NamesTheStatementThatFailsAndNoneOfItsValues) {
    try {
        store("secret", {{{"secret", reserve::RoomId{99}}, reserve::ItemStatus::ready, "", {}}});
        FAIL() << "there is no room 99";
    } catch (const std::runtime_error& error) {
        const std::string words = error.what();
        EXPECT_NE(words.find("FOREIGN KEY constraint failed in: \n    INSERT INTO item"), std::string::npos)
            << words;
        EXPECT_EQ(words.find("secret"), std::string::npos) << words;
    }
}

}  // namespace
