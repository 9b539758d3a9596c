#include <gtest/gtest.h>

#include <future>
#include <nlohmann/json.hpp>

#include "sql/database.hpp"
#include "tests/config/program.hpp"

namespace config {
namespace {

const std::string invitation =
    "From: Ada <ada@corp.example.com>\r\n"
    "Message-ID: <figures@corp.example.com>\r\n"
    "Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\n"
    "\r\n"
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//EN\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n"
    "UID:figures\r\nDTSTAMP:20261101T080000Z\r\nDTSTART:20261202T090000Z\r\nDTEND:20261202T100000Z\r\n"
    "ORGANIZER:mailto:ada@corp.example.com\r\nATTENDEE:mailto:rome@corp.example.com\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n";

const std::string too_deep = [] {
    std::string mail;
    for (int level = 0; level < 200; ++level) {
        const std::string boundary = "b" + std::to_string(level);
        mail += "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary + "\r\n";
    }
    return mail + "\r\nend\r\n";
}();

class TestReleaseMessages : public testing::Test {
  protected:
    TestReleaseMessages() {
        roomgate({"rooms", "add", "--name", "Rome", "--mailbox", "rome@corp.example.com", "--zone",
                  "Europe/Berlin"});
    }

    // As reception stores one whose reader died; its number.
    std::string store(const std::string& raw, reserve::ItemStatus status) {
        sql::Settings settings;
        settings.file = roomgate.folder() / "roomgate.db";
        sql::Database database(settings);
        reserve::NewMessage message;
        message.message.reverse_path = "ada@corp.example.com";
        message.message.raw = raw;
        message.items = {{{"rome@corp.example.com", reserve::RoomId{1}}, status, "its reader died", {}}};
        std::promise<reserve::Inbox::Stored> heard;
        database.inbox().store(std::move(message),
                               [&](reserve::Inbox::Stored stored) { heard.set_value(stored); });
        const auto id = std::get<reserve::MessageId>(heard.get_future().get());
        return std::to_string(static_cast<std::int64_t>(id));
    }
    std::string park(const std::string& raw) { return store(raw, reserve::ItemStatus::error_processing); }

    Ended release(const std::string& message) {
        return roomgate({"messages", "release", message, "--in-process"});
    }
    nlohmann::json only_message() {
        return nlohmann::json::parse(roomgate({"messages", "--json"}).out).at(0);
    }

    Program roomgate;
};

TEST_F(TestReleaseMessages, ReadsAParkedMessageAgainAndMakesItReady) {
    const Ended ended = release(park(invitation));
    EXPECT_EQ(ended.exit_code, 0) << ended.err;
    EXPECT_EQ(ended.out, "message 1 is decided again\n");
    EXPECT_EQ(only_message()["kind"], "request");
    EXPECT_EQ(only_message()["uids"], nlohmann::json::array({"figures"}));
    EXPECT_EQ(only_message()["items"][0]["status_word"], "ready");
}

TEST_F(TestReleaseMessages, LeavesParkedWhatStillCannotBeRead) {
    const Ended ended = release(park(too_deep));
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_TRUE(ended.err.starts_with("message 1 is not released: ")) << ended.err;
    EXPECT_EQ(only_message()["items"][0]["status_word"], "parked");
}

TEST_F(TestReleaseMessages, TouchesNothingThatIsNotParked) {
    EXPECT_EQ(release(store(invitation, reserve::ItemStatus::unsubscribed)).err,
              "message 1 is not released: it is not parked\n");
    EXPECT_EQ(release("2").err, "message 2 is not released: there is no such message\n");
    EXPECT_EQ(only_message()["items"][0]["status_word"], "unsubscribed");
}

TEST_F(TestReleaseMessages, TellsScriptsWhatBecameOfEach) {
    park(invitation);
    const Ended ended = roomgate({"messages", "release", "1", "9", "--in-process", "--json"});
    EXPECT_EQ(ended.exit_code, 1);
    const auto told = nlohmann::json::parse(ended.out);
    ASSERT_EQ(told.size(), 2U);
    EXPECT_EQ(told[0], nlohmann::json({{"id", 1}, {"released", true}, {"words", ""}}));
    EXPECT_EQ(told[1]["released"], false);
}

TEST_F(TestReleaseMessages, IsWrongUsageWithoutANumber) {
    EXPECT_EQ(roomgate({"messages", "release"}).exit_code, 2);
}

}  // namespace
}  // namespace config
