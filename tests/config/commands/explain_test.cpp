#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/config/program.hpp"

namespace config {
namespace {

const std::string invitation =
    "From: Ada <ada@corp.example.com>\n"
    "To: <r12@rooms.example.com>\n"
    "Subject: Figures\n"
    "MIME-Version: 1.0\n"
    "Content-Type: text/calendar; charset=utf-8; method=REQUEST\n"
    "\n"
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//example//EN\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:figures\n"
    "DTSTAMP:20261101T080000Z\nDTSTART:20261202T090000Z\nDTEND:20261202T100000Z\nSUMMARY:Figures\n"
    "ORGANIZER:mailto:ada@corp.example.com\nATTENDEE:mailto:room.12@corp.example.com\nEND:VEVENT\nEND:"
    "VCALENDAR\n";

class TestExplain : public ::testing::Test {
  protected:
    TestExplain() {
        roomgate({"rooms", "add", "--name", "Room 12", "--mailbox", "room.12@corp.example.com", "--receiving",
                  "r12@rooms.example.com", "--zone", "Europe/Berlin"});
    }
    void know_ada() { roomgate({"users", "add", "--email", "ada@corp.example.com"}); }
    nlohmann::json explained(std::vector<std::string> more = {}, const std::string& mail = invitation) {
        more.insert(more.begin(), {"explain", "--in-process", "--json", "--at", "2026-11-24T08:00:00Z"});
        const Ended ended = roomgate(more, mail);
        EXPECT_EQ(ended.exit_code, 0) << ended.err;
        return nlohmann::json::parse(ended.out);
    }

    Program roomgate;
};

TEST_F(TestExplain, TellsWhatWouldBeDecidedAndAnswered) {
    know_ada();
    const auto told = explained();
    EXPECT_EQ(told["read"]["kind"], "request");
    ASSERT_EQ(told["rooms"].size(), 1U);
    const auto& meeting = told["rooms"][0]["meetings"][0];
    EXPECT_EQ(meeting["decisions"][0]["outcome"], "accepted");
    EXPECT_EQ(meeting["answers"][0]["kind"], "accept");
}

TEST_F(TestExplain, ChangesNothing) {
    know_ada();
    explained();
    EXPECT_EQ(explained()["rooms"][0]["meetings"][0]["decisions"][0]["outcome"], "accepted");
    EXPECT_EQ(roomgate({"messages", "--json"}).out, "[]\n");
}

class Ruling19Explain : public TestExplain {};

TEST_F(Ruling19Explain, DecidesAsOnTheDayOfItsInstant) {
    know_ada();
    const Ended ended =
        roomgate({"explain", "--in-process", "--json", "--at", "2027-01-01T00:00:00Z"}, invitation);
    EXPECT_EQ(nlohmann::json::parse(ended.out)["rooms"][0]["status_word"], "unsubscribed");
}

TEST_F(TestExplain, SaysThatSmtpWouldRefuseTheRequester) {
    const auto told = explained();
    EXPECT_EQ(told["refused"], "ada@corp.example.com");
    EXPECT_FALSE(told["log"].empty());
}

TEST_F(TestExplain, FindsTheRoomAmongTheAttendeesWhereTheHeaderNamesNone) {
    know_ada();
    std::string mail = invitation;
    mail.replace(mail.find("r12@rooms.example.com"), 21, "everybody@example.com");
    EXPECT_EQ(explained({}, mail)["rooms"].size(), 1U);
}

TEST_F(TestExplain, AsksForARoomWhereTheMailNamesNone) {
    const Ended ended = roomgate({"explain", "--in-process"}, "From: ada@corp.example.com\n\nhello\n");
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_NE(ended.err.find("--room"), std::string::npos);
}

TEST_F(TestExplain, TakesTheFileBehindARoom) {
    know_ada();
    EXPECT_EQ(explained({"--room", "Room 12", "--room", "1", "-"})["rooms"].size(), 1U);
}

TEST_F(TestExplain, IsWrongUsageAtWhatIsNoInstant) {
    EXPECT_EQ(roomgate({"explain", "--at", "tomorrow"}, invitation).exit_code, 2);
}

TEST_F(TestExplain, SpeaksToPeople) {
    know_ada();
    const Ended ended = roomgate({"explain", "--in-process", "--at", "2026-11-24T08:00:00Z"}, invitation);
    EXPECT_NE(ended.out.find("room Room 12 (room.12@corp.example.com): success"), std::string::npos)
        << ended.out;
    EXPECT_NE(ended.out.find("  answer: accept"), std::string::npos);
}

}  // namespace
}  // namespace config
