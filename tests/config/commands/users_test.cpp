#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/config/program.hpp"

namespace config {
namespace {

nlohmann::json listed(const Program& roomgate) {
    return nlohmann::json::parse(roomgate({"users", "list", "--json"}).out);
}

TEST(UsersCommand, AddsAUserAndListsIt) {
    const Program roomgate;
    EXPECT_EQ(roomgate({"users", "add", "--email", "ada@corp.example.com", "--first-name", "Ada"}).exit_code,
              0);
    ASSERT_EQ(listed(roomgate).size(), 1U);
    EXPECT_EQ(listed(roomgate)[0]["email"][0], "ada@corp.example.com");
    EXPECT_EQ(listed(roomgate)[0]["external"], false);
}

TEST(UsersCommand, RefusesWhatIsNoAddress) {
    const Program roomgate;
    EXPECT_EQ(roomgate({"users", "add", "--email", "ada"}).exit_code, 1);
}

TEST(UsersCommand, RetiresAUser) {
    const Program roomgate;
    roomgate({"users", "add", "--email", "ada@corp.example.com"});
    EXPECT_EQ(roomgate({"users", "retire", "ada@corp.example.com"}).exit_code, 0);
    EXPECT_TRUE(listed(roomgate).empty());
    EXPECT_EQ(roomgate({"users", "retire", "ada@corp.example.com"}).exit_code, 1);
}

TEST(UsersCommand, ImportsAndChangesByTheFirstAddress) {
    const Program roomgate;
    roomgate({"users", "import", "-"}, "email,last_name\nada@corp.example.com,Old\n");
    const Ended again =
        roomgate({"users", "import", "-", "--json"},
                 "email,last_name\nada@corp.example.com ada@example.com,New\nben@example.com,Ben\n");
    EXPECT_EQ(nlohmann::json::parse(again.out), (nlohmann::json{{"added", 1}, {"changed", 1}}));
    EXPECT_EQ(listed(roomgate)[0]["last_name"], "New");
}

TEST(UsersCommand, ImportsNothingOfAFileWithAMistake) {
    const Program roomgate;
    roomgate(
        {"rooms", "add", "--name", "Rome", "--mailbox", "rome@corp.example.com", "--zone", "Europe/Rome"});
    const Ended imported =
        roomgate({"users", "import", "-"}, "email,id\nada@example.com,1\nben@example.com,two\n");
    EXPECT_EQ(imported.exit_code, 1);
    EXPECT_NE(imported.err.find("standard input:3:1: id is a number from 1"), std::string::npos)
        << imported.err;
    EXPECT_TRUE(listed(roomgate).empty());
}

}  // namespace
}  // namespace config
