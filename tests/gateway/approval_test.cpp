// A room whose requests its delegates decide, end to end.
#include <gtest/gtest.h>

#include "tests/gateway/world.hpp"

namespace gateway {
namespace {

class Approval : public testing::Test {
  protected:
    Approval() {
        EXPECT_EQ(world
                      .roomgate({"rooms", "set", "Room 12", "all_book_in_policy=false",
                                 "all_request_in_policy=true", "resource_delegates=grace@corp.example.com"})
                      .exit_code,
                  0);
        world.start();
    }

    exchange::OrganizerMail last_answer(std::size_t count) {
        const auto all = world.answers(count);
        EXPECT_EQ(all.size(), count);
        return all.empty() ? exchange::OrganizerMail{} : all.back();
    }
    std::string response() {
        const auto entries = world.exchange().entries(World::room, exchange::Folder::calendar);
        return entries.empty() ? "no entry" : entries.front().response;
    }

    World world{
        "call_limit = \"1 s\"\n[booking]\nbooking_window_in_days = 1080\n[post]\nretry_duration = \"1 "
        "s\"\ncall_limit = \"1 s\"\ngrace = \"1 s\"\n"};
};

TEST_F(Approval, IsAskedForTentativelyAndThenAccepted) {
    world.invite(World::budget());
    EXPECT_EQ(last_answer(1).kind, "tentative");
    EXPECT_EQ(response(), "Tentative");
    EXPECT_EQ(world.roomgate({"approve", "1"}).exit_code, 0);
    EXPECT_EQ(last_answer(2).kind, "accept");
    EXPECT_EQ(response(), "Accept");
    EXPECT_EQ(world.number("SELECT count(*) FROM occurrence WHERE tentative = 0"), 1);
    // The tentative answer was ours: nobody is warned of another's.
    EXPECT_TRUE(
        eventually([&] { return world.number("SELECT count(*) FROM answer WHERE state = 'sent'") == 2; }));
    EXPECT_EQ(world.number("SELECT count(*) FROM answer WHERE words LIKE '%has answered already%'"), 0);
}

TEST_F(Approval, ThatIsRejectedFreesTheRoom) {
    world.invite(World::budget());
    EXPECT_EQ(last_answer(1).kind, "tentative");
    EXPECT_EQ(world.roomgate({"reject", "1", "--comment", "Sorry."}).exit_code, 0);
    const auto answer = last_answer(2);
    EXPECT_EQ(answer.kind, "decline");
    EXPECT_NE(answer.text.find("Sorry."), std::string::npos);
    EXPECT_EQ(world.number("SELECT count(*) FROM occurrence"), 0);
}

TEST_F(Approval, OfASeriesAcceptsTheWholeOfIt) {
    Meeting weekly = World::budget();
    weekly.rule = "FREQ=WEEKLY;COUNT=5";
    world.invite(weekly);
    EXPECT_EQ(last_answer(1).kind, "tentative");
    EXPECT_EQ(world.roomgate({"approve", "1"}).exit_code, 0);
    EXPECT_EQ(last_answer(2).kind, "accept");
    EXPECT_EQ(world.number("SELECT count(*) FROM occurrence WHERE tentative = 0"), 5);
}

// A date that was moved, and came before its series.
TEST_F(Approval, OfANewerDateIsApartFromThatOfItsSeries) {
    Meeting moved = World::budget();
    moved.sequence = 1;
    moved.start = "20270112T150000Z";
    moved.end = "20270112T160000Z";
    moved.more = "RECURRENCE-ID:20270112T090000Z\r\n";
    world.invite(moved);
    EXPECT_EQ(last_answer(1).kind, "tentative");
    Meeting daily = World::budget();
    daily.rule = "FREQ=DAILY;COUNT=4";
    world.invite(daily);
    EXPECT_EQ(last_answer(2).kind, "tentative");
    EXPECT_FALSE(world.answers(2).back().recurrence_id);
    EXPECT_EQ(world.roomgate({"approve", "1"}).exit_code, 0);
    const auto of_date = last_answer(3);
    EXPECT_EQ(of_date.kind, "accept");
    EXPECT_TRUE(of_date.recurrence_id);
    EXPECT_EQ(world.number("SELECT count(*) FROM occurrence WHERE tentative = 1"), 3);
    EXPECT_EQ(world.roomgate({"approve", "2"}).exit_code, 0);
    const auto of_series = last_answer(4);
    EXPECT_EQ(of_series.kind, "accept");
    EXPECT_FALSE(of_series.recurrence_id);
    EXPECT_EQ(world.number("SELECT count(*) FROM occurrence WHERE tentative = 0"), 4);
}

TEST_F(Approval, SettingsOfARoomCountWithoutARestart) {
    EXPECT_EQ(world.roomgate({"rooms", "set", "Room 12", "all_book_in_policy="}).exit_code, 0);
    world.invite(World::budget());
    EXPECT_EQ(last_answer(1).kind, "accept");
}

}  // namespace
}  // namespace gateway
