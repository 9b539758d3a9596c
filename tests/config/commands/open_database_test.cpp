#include <gtest/gtest.h>

#include "tests/config/program.hpp"

namespace config {
namespace {

bool has_database(const Program& roomgate) {
    return std::filesystem::exists(roomgate.folder() / "roomgate.db");
}

TEST(WithoutDatabase, CommandsThatLookIntoItMakeNone) {
    const std::vector<std::vector<std::string>> commands = {{"rooms", "list"},
                                                            {"rooms", "show", "1"},
                                                            {"users", "list"},
                                                            {"status"},
                                                            {"messages"},
                                                            {"why", "1"},
                                                            {"calendar", "1"},
                                                            {"ban-list", "show"},
                                                            {"approve", "list"},
                                                            {"exchange-setup", "1"},
                                                            {"resync"},
                                                            {"explain", "-"},
                                                            {"rooms", "pause", "1"},
                                                            {"rooms", "retire", "1"},
                                                            {"users", "retire", "1"},
                                                            {"cancel", "1"}};
    for (const auto& command : commands) {
        const Program roomgate;
        const Ended ended = roomgate(command);
        EXPECT_EQ(ended.exit_code, 1) << command.front();
        EXPECT_NE(ended.err.find("there is no database at "), std::string::npos)
            << command.front() << ": " << ended.err;
        EXPECT_FALSE(has_database(roomgate)) << command.front();
    }
}

TEST(WithoutDatabase, CommandsThatBeginTheDirectoryMakeIt) {
    const Program rooms;
    rooms({"rooms", "add", "--name", "Rome", "--mailbox", "rome@corp.example.com", "--zone", "Europe/Rome"});
    EXPECT_TRUE(has_database(rooms));
    const Program users;
    users({"users", "add", "--email", "ada@corp.example.com"});
    EXPECT_TRUE(has_database(users));
}

TEST(WithoutDatabase, ImportsMakeIt) {
    const Program rooms;
    rooms({"rooms", "import", "-"}, "name,mailbox,zone\nRome,rome@corp.example.com,Europe/Rome\n");
    EXPECT_TRUE(has_database(rooms));
    const Program users;
    users({"users", "import", "-"}, "first_name,last_name,email\nAda,L,ada@corp.example.com\n");
    EXPECT_TRUE(has_database(users));
}

}  // namespace
}  // namespace config
