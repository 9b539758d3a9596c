#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/config/program.hpp"

namespace config {
namespace {

Ended add_rome(const Program& roomgate) {
    return roomgate({"rooms", "add", "--name", "Rome", "--mailbox", "rome@corp.example.com", "--receiving",
                     "r1@rooms.example.com", "--receiving", "r2@rooms.example.com", "--zone", "Europe/Berlin",
                     "--capacity", "8"});
}

std::size_t rooms_in(const Program& roomgate) {
    return nlohmann::json::parse(roomgate({"rooms", "list", "--json"}).out).size();
}

TEST(RoomsCommand, AddsARoomAndListsIt) {
    const Program roomgate;
    const Ended added = add_rome(roomgate);
    EXPECT_EQ(added.exit_code, 0) << added.err;
    const auto listed = nlohmann::json::parse(roomgate({"rooms", "list", "--json"}).out);
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0]["mailbox"], "rome@corp.example.com");
    EXPECT_EQ(listed[0]["receiving"],
              (std::vector<std::string>{"r1@rooms.example.com", "r2@rooms.example.com"}));
    EXPECT_EQ(listed[0]["capacity"], 8);
}

TEST(RoomsCommand, ShowsPeopleATable) {
    const Program roomgate;
    add_rome(roomgate);
    const Ended listed = roomgate({"rooms", "list"});
    EXPECT_EQ(listed.out.rfind("id  name  mailbox", 0), 0U) << listed.out;
    EXPECT_NE(listed.out.find("Europe/Berlin"), std::string::npos);
}

TEST(RoomsCommand, RefusesAZoneThatIsNone) {
    const Program roomgate;
    const Ended added = roomgate(
        {"rooms", "add", "--name", "Rome", "--mailbox", "rome@corp.example.com", "--zone", "Europe/Rom"});
    EXPECT_EQ(added.exit_code, 1);
    EXPECT_NE(added.err.find("\"Europe/Rom\" is no time zone; did you mean Europe/Rome?"), std::string::npos);
}

TEST(RoomsCommand, NamesTheZoneThatWindowsCallsOtherwise) {
    const Program roomgate;
    const std::string refused = "\"W. Europe Standard Time\" is no time zone; did you mean Europe/Berlin?";
    EXPECT_NE(roomgate({"rooms", "add", "--name", "Rome", "--mailbox", "rome@corp.example.com", "--zone",
                        "W. Europe Standard Time"})
                  .err.find(refused),
              std::string::npos);
    const Ended far =
        roomgate({"rooms", "add", "--name", "Rome", "--mailbox", "rome@corp.example.com", "--zone", "Mars"});
    EXPECT_NE(far.err.find("write an Olson name such as"), std::string::npos) << far.err;
}

TEST(RoomsCommand, RefusesAMailboxThatIsTaken) {
    const Program roomgate;
    add_rome(roomgate);
    EXPECT_EQ(add_rome(roomgate).exit_code, 1);
    EXPECT_EQ(rooms_in(roomgate), 1U);
}

TEST(RoomsCommand, IsWrongUsageWithoutWhatARoomNeeds) {
    const Program roomgate;
    EXPECT_EQ(roomgate({"rooms", "add", "--name", "Rome"}).exit_code, 2);
}

TEST(RoomsCommand, RetiresARoomByAnyOfItsNames) {
    const Program roomgate;
    add_rome(roomgate);
    EXPECT_EQ(roomgate({"rooms", "retire", "R2@rooms.example.com"}).exit_code, 0);
    EXPECT_EQ(rooms_in(roomgate), 0U);
    EXPECT_EQ(nlohmann::json::parse(roomgate({"rooms", "list", "--retired", "--json"}).out)[0]["retired"],
              true);
}

TEST(RoomsCommand, FailsForARoomThatIsNotThere) {
    const Program roomgate;
    EXPECT_EQ(roomgate({"rooms", "retire", "Atlantis"}).exit_code, 1);
}

TEST(RoomsCommand, ImportsAFile) {
    const Program roomgate;
    const std::string file =
        roomgate.write("rooms.csv",
                       "name;mailbox;receiving;zone;capacity\r\n"
                       "Rome;rome@corp.example.com;r1@rooms.example.com;Europe/Rome;8\r\n"
                       "Oslo;oslo@corp.example.com;r2@rooms.example.com;Europe/Oslo;\r\n");
    const Ended imported = roomgate({"rooms", "import", file, "--json"});
    EXPECT_EQ(imported.exit_code, 0) << imported.err;
    EXPECT_EQ(nlohmann::json::parse(imported.out)["added"], 2);
}

TEST(RoomsCommand, ImportsNothingOfAFileWithAMistake) {
    const Program roomgate;
    roomgate({"users", "add", "--email", "ada@example.com"});  // makes the database
    const Ended imported = roomgate({"rooms", "import", "-"},
                                    "name,mailbox,zone,capacity\n"
                                    "Rome,rome@corp.example.com,Europe/Rome,8\n"
                                    "Oslo,oslo@corp.example.com,Europe/Olso,many\n");
    EXPECT_EQ(imported.exit_code, 1);
    EXPECT_NE(imported.err.find("standard input:3:1: \"Europe/Olso\" is no time zone"), std::string::npos);
    EXPECT_NE(imported.err.find("standard input:3:1: capacity is a number of persons"), std::string::npos);
    EXPECT_EQ(rooms_in(roomgate), 0U);
}

TEST(RoomsCommand, NamesTheLineThatTheDatabaseRefuses) {
    const Program roomgate;
    const Ended imported = roomgate({"rooms", "import", "-"},
                                    "name,mailbox,receiving,zone\n"
                                    "Rome,rome@corp.example.com,r1@rooms.example.com,Europe/Rome\n"
                                    "Oslo,oslo@corp.example.com,r1@rooms.example.com,Europe/Oslo\n");
    EXPECT_EQ(imported.exit_code, 1);
    EXPECT_NE(imported.err.find("standard input:3:1: "), std::string::npos) << imported.err;
    EXPECT_EQ(rooms_in(roomgate), 0U);
}

}  // namespace
}  // namespace config
