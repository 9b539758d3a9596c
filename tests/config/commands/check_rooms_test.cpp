#include <gtest/gtest.h>

#include "tests/config/program.hpp"

namespace config {
namespace {

class CheckRooms : public testing::Test {
  protected:
    CheckRooms() {
        roomgate({"rooms", "add", "--name", "Rome", "--mailbox", "rome@corp.example.com", "--zone",
                  "Europe/Rome"});
    }
    bool misses_delegates(std::vector<std::string> settings) const {
        settings.insert(settings.begin(), {"rooms", "set", "Rome"});
        EXPECT_EQ(roomgate(settings).exit_code, 0);
        const Ended checked = roomgate({"check"});
        EXPECT_EQ(checked.exit_code, 0) << checked.err;
        return checked.out.find("resource_delegates names none") != std::string::npos;
    }

    const Program roomgate;
};

TEST_F(CheckRooms, MissDelegatesWhereRequestsArePutToThem) {
    EXPECT_FALSE(misses_delegates({"all_request_in_policy=true"}));  // all may book
    EXPECT_TRUE(misses_delegates({"all_book_in_policy=false"}));
    EXPECT_FALSE(misses_delegates({"resource_delegates=grace@corp.example.com"}));
}

TEST_F(CheckRooms, MissDelegatesWhereOthersMayAskForMore) {
    EXPECT_TRUE(misses_delegates({"request_out_of_policy=ada@corp.example.com"}));
    EXPECT_TRUE(misses_delegates({"request_out_of_policy=", "all_request_out_of_policy=true"}));
    EXPECT_FALSE(misses_delegates({"all_request_out_of_policy=false"}));
    EXPECT_TRUE(misses_delegates({"all_book_in_policy=false", "request_in_policy=@corp.example.com"}));
}

}  // namespace
}  // namespace config
