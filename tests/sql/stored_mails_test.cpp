#include "sql/stored_mails.hpp"

#include <future>

#include "sql/gateways.hpp"
#include "sql/inbox.hpp"
#include "tests/sql/scratch_database.hpp"

namespace {

using reserve::MessageId;

class StoredMailsTest : public testing::Test {
  protected:
    StoredMailsTest()
        : writer_(database_.settings(), database_.migrated(), {}), readers_(database_.settings()) {}

    MessageId store(const std::string& raw) {
        reserve::NewMessage message;
        message.message.raw = raw;
        message.items.push_back({{"postmaster", std::nullopt}, reserve::ItemStatus::unsubscribed, "", {}});
        std::promise<reserve::Inbox::Stored> heard;
        inbox_.store(std::move(message), [&](reserve::Inbox::Stored stored) { heard.set_value(stored); });
        return std::get<MessageId>(heard.get_future().get());
    }

    ScratchDatabase database_;
    sql::Writer writer_;
    sql::Readers readers_;
    sql::Gateways gateways_{database_.settings().file};
    sql::Inbox inbox_{writer_, readers_, gateways_};
    sql::StoredMails mails_{readers_};
};

TEST_F(StoredMailsTest, HasNoNewestWhereNothingWasStored) { EXPECT_EQ(mails_.newest(), MessageId{0}); }

TEST_F(StoredMailsTest, KnowsTheNewest) {
    store("one");
    EXPECT_EQ(mails_.newest(), store("two"));
}

TEST_F(StoredMailsTest, GivesWhatCameAfterAMessageWithEveryByte) {
    const MessageId first = store("one");
    store(std::string("two\0\xff", 5));
    const auto after = mails_.after(first, 10);
    ASSERT_EQ(after.size(), 1u);
    EXPECT_EQ(after[0].raw, std::string("two\0\xff", 5));
    EXPECT_EQ(after[0].recipients, std::vector<std::string>{"postmaster"});
}

TEST_F(StoredMailsTest, GivesNoMoreThanAsked) {
    store("one");
    store("two");
    EXPECT_EQ(mails_.after(MessageId{0}, 1).size(), 1u);
}

}  // namespace
