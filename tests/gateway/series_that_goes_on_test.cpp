// A series without end is extended as the booking window moves (SPEC section 4), end to end.
#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>

#include "tests/gateway/world.hpp"

namespace gateway {
namespace {

// Days from today on; the window is moved by its setting, as a test cannot wait for midnight.
class SeriesThatGoesOn : public testing::Test {
  protected:
    SeriesThatGoesOn() {
        look_ahead(50);
        world.start();
    }

    void look_ahead(int days) {
        world.write_config(
            "call_limit = \"1 s\"\n[booking]\nenforce_scheduling_horizon = false\n"
            "booking_window_in_days = " +
            std::to_string(days) +
            "\n[post]\nretry_duration = \"1 s\"\ncall_limit = \"1 s\"\ngrace = \"1 s\"\n");
    }
    void look_ahead_from_now_on(int days) {
        look_ahead(days);
        world.program().signal(SIGHUP);
    }

    static std::string day(int from_today, const std::string& time) {
        const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
        const std::chrono::year_month_day date(today + std::chrono::days(from_today));
        char text[40];
        std::snprintf(text, sizeof text, "%04d%02u%02uT%sZ", static_cast<int>(date.year()),
                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.c_str());
        return text;
    }
    static Meeting meeting(int number, int from_today, const std::string& rule = {}) {
        return {.uid = outlook_uid(number),
                .rooms = {World::room},
                .start = day(from_today, "100000"),
                .end = day(from_today, "110000"),
                .sequence = 0,
                .rule = rule,
                .organizer = "ada@corp.example.com",
                .more = {}};
    }
    std::int64_t dates_of(int number) {
        return world.number(
            "SELECT count(*) FROM occurrence JOIN reservation USING (reservation_id) WHERE uid = '" +
            outlook_uid(number) + "'");
    }
    bool becomes(int number, std::int64_t dates) {
        return eventually([&] { return dates_of(number) == dates; });
    }

    World world;
};

TEST_F(SeriesThatGoesOn, IsBookedFurtherWhenTheWindowMoves) {
    world.invite(meeting(1, 2, "FREQ=DAILY;INTERVAL=10"));
    ASSERT_EQ(world.answers(1).size(), 1U);
    EXPECT_EQ(dates_of(1), 5);
    look_ahead_from_now_on(75);
    EXPECT_TRUE(becomes(1, 8));
    EXPECT_EQ(world.exchange().organizer_mail().size(), 1U);
    const Output why = world.roomgate({"why", "1"});
    EXPECT_NE(why.out.find(": extended, sequence 0"), std::string::npos) << why.out;
}

TEST_F(SeriesThatGoesOn, IsNotBookedFurtherByResync) {
    world.invite(meeting(1, 2, "FREQ=DAILY;INTERVAL=10;COUNT=12"));
    ASSERT_EQ(world.answers(1).size(), 1U);
    ASSERT_TRUE(
        eventually([&] { return world.number("SELECT count(*) FROM answer WHERE state = 'sent'") == 1; }));
    const Output done = world.roomgate({"resync", "Room 12", "--direction", "database", "--repair"});
    EXPECT_EQ(dates_of(1), 5);
    EXPECT_NE(done.out.find("beyond the booking window"), std::string::npos) << done.out << done.err;
}

TEST_F(SeriesThatGoesOn, IsDeclinedForTheDateThatIsTakenByThen) {
    world.invite(meeting(1, 42));
    ASSERT_EQ(world.answers(1).size(), 1U);
    world.stop();
    look_ahead(30);
    world.start();
    world.invite(meeting(2, 2, "FREQ=DAILY;INTERVAL=10"));
    ASSERT_EQ(world.answers(2).size(), 2U);
    look_ahead_from_now_on(60);
    const auto answers = world.answers(3);
    ASSERT_EQ(answers.size(), 3U);
    EXPECT_EQ(answers[2].kind, "decline");
    EXPECT_NE(answers[2].text.find("is not booked"), std::string::npos) << answers[2].text;
    EXPECT_EQ(dates_of(2), 5);
    EXPECT_TRUE(
        eventually([&] { return world.number("SELECT count(*) FROM answer WHERE state = 'sent'") == 3; }));
}

TEST_F(SeriesThatGoesOn, IsExtendedAfterAStartBeforeAnythingElseIsDecided) {
    world.invite(meeting(1, 2, "FREQ=DAILY;INTERVAL=10"));
    ASSERT_EQ(world.answers(1).size(), 1U);
    world.kill();
    look_ahead(75);
    world.start();
    world.invite(meeting(2, 62));
    const auto answers = world.answers(2);
    ASSERT_EQ(answers.size(), 2U);
    EXPECT_EQ(answers[1].kind, "decline");
    EXPECT_EQ(dates_of(1), 8);
}

TEST_F(SeriesThatGoesOn, MayBeAskedForByAnotherProgram) {
    world.text(
        "INSERT INTO reservation_request (action, room, uid, rule, start_at, end_at) "
        "SELECT 'reserve', 'Room 12', '" +
        outlook_uid(1) +
        "', 'FREQ=WEEKLY', day, day + 3600 FROM (SELECT CAST(strftime('%s', 'now', 'start of day', '+1 day') "
        "AS INTEGER) + 36000 AS day)");
    EXPECT_TRUE(becomes(1, 8));
    look_ahead_from_now_on(57);
    EXPECT_TRUE(becomes(1, 9));
    EXPECT_TRUE(eventually([&] { return world.text("SELECT result_code FROM reservation_request") == "0"; }));
    EXPECT_TRUE(
        eventually([&] { return world.number("SELECT count(*) FROM answer WHERE state = 'waiting'") == 0; }));
    const auto calendar = world.exchange().entries(World::room, exchange::Folder::calendar);
    ASSERT_EQ(calendar.size(), 1U);
    EXPECT_TRUE(calendar[0].recurring);
}

}  // namespace
}  // namespace gateway
