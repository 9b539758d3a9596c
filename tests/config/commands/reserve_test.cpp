#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/config/program.hpp"

namespace config {
namespace {

// Rome in Berlin, Ada, and no gateway.
class ReserveCommand : public testing::Test {
  protected:
    ReserveCommand() {
        roomgate({"rooms", "add", "--name", "Rome", "--mailbox", "rome@corp.example.com", "--zone",
                  "Europe/Berlin"});
        roomgate({"users", "add", "--email", "ada@corp.example.com", "--first-name", "Ada"});
    }
    Ended reserve(const std::string& from, const std::string& to, std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"reserve", "Rome", "--uid", "a", "--from", from, "--to", to});
        return roomgate(more);
    }
    nlohmann::json calendar() {
        return nlohmann::json::parse(
            roomgate({"calendar", "Rome", "--from", "2026-11-01", "--until", "2027-12-01", "--json"}).out);
    }

    const Program roomgate;
};

TEST_F(ReserveCommand, BooksByTheClocksOfTheRoom) {
    const Ended done = reserve("2026-11-24 09:00", "2026-11-24 10:00", {"--subject", "Choir"});
    EXPECT_EQ(done.exit_code, 0) << done.err;
    EXPECT_NE(done.out.find("521 gateway offline"), std::string::npos) << done.out;
    ASSERT_EQ(calendar().size(), 1U);
    EXPECT_EQ(calendar()[0]["start"], "2026-11-24T08:00:00Z");
    EXPECT_EQ(calendar()[0]["subject"], "Choir");
}

TEST_F(ReserveCommand, TakesARequesterInAnotherCaseInAnyScript) {
    roomgate({"users", "add", "--email", "Jörg@Bücher.example"});
    const Ended done =
        reserve("2026-11-24 09:00", "2026-11-24 10:00", {"--for", "jÖRG@BÜCHER.example"});
    EXPECT_EQ(done.exit_code, 0) << done.err;
}

TEST_F(ReserveCommand, SaysWhyItIsRefused) {
    reserve("2026-11-24 09:00", "2026-11-24 10:00");
    const Ended again =
        roomgate({"reserve", "Rome", "--from", "2026-11-24 09:30", "--to", "2026-11-24 11:00"});
    EXPECT_EQ(again.exit_code, 1);
    EXPECT_EQ(again.err, "roomgate: reserve: room is already booked at that time\n");
}

TEST_F(ReserveCommand, WorksOutTheDatesOfARule) {
    reserve("2026-11-24 09:00", "2026-11-24 10:00", {"--rule", "FREQ=WEEKLY;COUNT=20"});
    ASSERT_EQ(calendar().size(), 20U);
    EXPECT_EQ(calendar()[19]["start"], "2027-04-06T07:00:00Z");
}

TEST_F(ReserveCommand, LeavesARuleWithoutAnEndToTheGateway) {
    const Ended waits = reserve("2026-11-24 09:00", "2026-11-24 10:00", {"--rule", "FREQ=WEEKLY"});
    EXPECT_EQ(waits.exit_code, 0) << waits.err;
    EXPECT_NE(waits.out.find("521"), std::string::npos) << waits.out;
    EXPECT_NE(waits.out.find("Nothing is booked yet"), std::string::npos) << waits.out;
    EXPECT_TRUE(calendar().empty());
}

TEST_F(ReserveCommand, ChangesWhatIsGivenAndClearsWhatIsEmpty) {
    reserve("2026-11-24 09:00", "2026-11-24 10:00", {"--subject", "Choir", "--for", "ada@corp.example.com"});
    EXPECT_EQ(roomgate({"change", "a", "--to", "2026-11-24 11:00", "--for", ""}).exit_code, 0);
    const auto entry = calendar().at(0);
    EXPECT_EQ(entry["end"], "2026-11-24T10:00:00Z");
    EXPECT_EQ(entry["subject"], "Choir");
    EXPECT_TRUE(entry["requester"].is_null());
}

TEST_F(ReserveCommand, LeavesPrivateWhatNoFlagMentions) {
    reserve("2026-11-24 09:00", "2026-11-24 10:00", {"--subject", "Choir", "--private"});
    EXPECT_EQ(roomgate({"change", "a", "--to", "2026-11-24 11:00"}).exit_code, 0);
    EXPECT_EQ(calendar().at(0)["private"], true);
    EXPECT_EQ(roomgate({"change", "a", "--public"}).exit_code, 0);
    EXPECT_EQ(calendar().at(0)["private"], false);
}

TEST_F(ReserveCommand, MovesOneDateOfASeries) {
    reserve("2026-11-24 09:00", "2026-11-24 10:00", {"--rule", "FREQ=DAILY;COUNT=3"});
    const Ended moved = roomgate(
        {"change", "a", "--date", "2026-11-25 09:00", "--from", "2026-11-25 14:00", "--to", "2026-11-25 15:00"});
    EXPECT_EQ(moved.exit_code, 0) << moved.err;
    ASSERT_EQ(calendar().size(), 3U);
    EXPECT_EQ(calendar()[1]["start"], "2026-11-25T13:00:00Z");
}

TEST_F(ReserveCommand, CancelsOneDateOfASeries) {
    reserve("2026-11-24 09:00", "2026-11-24 10:00", {"--rule", "FREQ=DAILY;COUNT=3"});
    EXPECT_EQ(roomgate({"cancel", "a", "--date", "2026-11-25 09:00"}).exit_code, 0);
    EXPECT_EQ(calendar().size(), 2U);
    EXPECT_EQ(roomgate({"cancel", "a"}).exit_code, 0);
    EXPECT_TRUE(calendar().empty());
}

TEST_F(ReserveCommand, TellsScripts) {
    const auto json = nlohmann::json::parse(reserve("2026-11-24 09:00", "2026-11-24 10:00", {"--json"}).out);
    EXPECT_EQ(json["uid"], "a");
    EXPECT_EQ(json["code"], 521);
}

TEST_F(ReserveCommand, IsToldByWhy) {
    reserve("2026-11-24 09:00", "2026-11-24 10:00", {"--by", "the kiosk"});
    const std::string story = roomgate({"why", "a"}).out;
    EXPECT_NE(story.find("request 1: reserve of Rome by the kiosk"), std::string::npos) << story;
    EXPECT_NE(story.find("Reserved by the kiosk."), std::string::npos) << story;
}

TEST_F(ReserveCommand, NamesTheReservationThatIsNotThere) {
    EXPECT_NE(roomgate({"cancel", "b"}).err.find("nothing is booked under the UID b"), std::string::npos);
    EXPECT_EQ(roomgate({"reserve", "Rome", "--from", "soon"}).exit_code, 2);
}

}  // namespace
}  // namespace config
