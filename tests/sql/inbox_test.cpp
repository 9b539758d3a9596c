#include "sql/inbox.hpp"

#include <future>

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

    void store(const std::string& raw) {
        reserve::NewMessage message;
        message.message.raw = raw;
        message.message.received_at = noon;
        std::promise<reserve::Inbox::Stored> heard;
        inbox_.store(std::move(message), [&](reserve::Inbox::Stored stored) { heard.set_value(stored); });
        const auto stored = heard.get_future().get();
        if (const auto* error = std::get_if<std::exception_ptr>(&stored)) std::rethrow_exception(*error);
    }

    ScratchDatabase database_;
    sql::Writer writer_;
    sql::Readers readers_;
    sql::Inbox inbox_{writer_, readers_};
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

}  // namespace
