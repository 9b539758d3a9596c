// Reservations that other programs make with SQL, or a person with the command, end to end.
#include <gtest/gtest.h>

#include "tests/gateway/world.hpp"

namespace gateway {
namespace {

const std::string nine = "1799744400";  // 2027-01-12 09:00:00 UTC
const std::string ten = "1799748000";

class ReservedElsewhere : public testing::Test {
  protected:
    void reserve(const std::string& start = nine, const std::string& end = ten) {
        world.text(
            "INSERT INTO reservation_request (action, room, uid, start_at, end_at, summary) VALUES "
            "('reserve', 'Room 12', 'a@kiosk', " +
            start + ", " + end + ", 'Choir')");
    }
    void ask(const std::string& columns, const std::string& values) {
        world.text("INSERT INTO reservation_request (room, uid, " + columns +
                   ") VALUES ('Room 12', 'a@kiosk', " + values + ")");
    }
    bool ends_with(const std::string& code) {
        return eventually([&] {
            return world.text("SELECT result_code FROM reservation_request ORDER BY request_id DESC") == code;
        });
    }
    std::vector<exchange::Entry> calendar() {
        return world.exchange().entries(World::room, exchange::Folder::calendar);
    }
    void exchange_is_down() {
        exchange::Fault fault;
        fault.kind = "refused";
        world.exchange().add_fault(fault);
    }

    World world{"retry_duration = \"1 s\"\n[post]\nretry_duration = \"1 s\"\nretry_at_most = \"1 s\"\n"};
};

TEST_F(ReservedElsewhere, AppearsInTheRoomsExchangeCalendar) {
    world.start();
    reserve();
    EXPECT_TRUE(ends_with("0"));
    ASSERT_EQ(calendar().size(), 1U);
    EXPECT_EQ(calendar()[0].subject, "Choir");
    EXPECT_EQ(calendar()[0].uid, "a@kiosk");
    EXPECT_EQ(std::to_string(calendar()[0].start), nine);
}

TEST_F(ReservedElsewhere, IsChangedAndCancelledThere) {
    world.start();
    reserve();
    ask("action, end_at, summary", "'change', " + ten + " + 3600, 'Chess'");
    EXPECT_TRUE(ends_with("0"));
    ASSERT_EQ(calendar().size(), 1U);
    EXPECT_EQ(calendar()[0].subject, "Chess");
    EXPECT_EQ(calendar()[0].end - calendar()[0].start, 7200);
    ask("action", "'cancel'");
    EXPECT_TRUE(ends_with("0"));
    EXPECT_TRUE(calendar().empty());
    EXPECT_TRUE(world.exchange().organizer_mail().empty());
}

TEST_F(ReservedElsewhere, WaitsWhileExchangeIsDown) {
    world.start();
    exchange_is_down();
    reserve();
    EXPECT_TRUE(ends_with("522"));
    world.exchange().clear_faults();
    EXPECT_TRUE(ends_with("0"));
    EXPECT_EQ(calendar().size(), 1U);
}

// Without an attempt: the pause is long over when the second comes up for one.
TEST_F(ReservedElsewhere, IsToldAtOnceThatExchangeIsDown) {
    world.write_config(
        "retry_duration = \"1 h\"\n[post]\nretry_duration = \"1 h\"\nretry_at_most = \"1 h\"\n");
    world.start();
    exchange_is_down();
    reserve();
    EXPECT_TRUE(ends_with("522"));
    world.text(
        "INSERT INTO reservation_request (action, room, uid, start_at, end_at) VALUES ('reserve', 'Room 13', "
        "'b@kiosk', " +
        nine + ", " + ten + ")");
    EXPECT_TRUE(ends_with("522"));
    EXPECT_EQ(world.number("SELECT count(*) FROM attempt"), 1);
    EXPECT_EQ(world.text("SELECT result FROM reservation_request WHERE uid = 'a@kiosk'"),
              world.text("SELECT result FROM reservation_request WHERE uid = 'b@kiosk'"));
}

TEST_F(ReservedElsewhere, IsShownAfterAllWhenTheGatewayDiedOverIt) {
    world.write_config("call_limit = \"1 s\"\n[post]\ncall_limit = \"1 s\"\ngrace = \"1 s\"\n");
    world.start();
    exchange::Fault slow;
    slow.kind = "slow";
    slow.delay = std::chrono::milliseconds(900);
    world.exchange().add_fault(slow);
    reserve();
    ASSERT_TRUE(eventually([&] { return world.number("SELECT count(*) FROM attempt") == 1; }));
    world.kill();
    EXPECT_EQ(world.text("SELECT result_code FROM reservation_request"), "NULL");
    world.text("UPDATE gateway_seen SET seen_at = seen_at - 60 RETURNING gateway_id");
    EXPECT_EQ(world.text("SELECT result_code FROM reservation_request_result"), "521");
    world.exchange().clear_faults();
    world.start();
    EXPECT_TRUE(ends_with("0"));
    EXPECT_EQ(calendar().size(), 1U);
}

TEST_F(ReservedElsewhere, MayCancelOneDateOfWhatCameByMail) {
    const std::int64_t date = 1800262800;  // 2027-01-18 09:00:00 UTC
    world.start();
    Meeting weekly = World::budget();
    weekly.rule = "FREQ=WEEKLY;COUNT=4";
    world.invite(weekly);
    ASSERT_EQ(world.answers(1).size(), 1U);
    world.text(
        "INSERT INTO reservation_request (action, room, uid, recurrence_id, note) VALUES ('cancel', 'Room "
        "12', '" +
        weekly.uid + "', " + std::to_string(date) + ", 'The pipe burst.')");
    const auto heard = world.answers(2);
    ASSERT_EQ(heard.size(), 2U);
    EXPECT_EQ(heard[1].kind, "decline");
    EXPECT_EQ(heard[1].recurrence_id, date);
    EXPECT_NE(heard[1].text.find("The pipe burst."), std::string::npos) << heard[1].text;
    EXPECT_TRUE(ends_with("0"));
    EXPECT_EQ(world.number("SELECT count(*) FROM occurrence"), 3);

    world.invite(weekly);  // the same again
    ASSERT_TRUE(
        eventually([&] { return world.number("SELECT count(*) FROM item WHERE status IN (2, 3)") == 2; }));
    EXPECT_EQ(world.number("SELECT count(*) FROM occurrence"), 3);
    EXPECT_EQ(world.number("SELECT count(*) FROM answer"), 2);
}

TEST_F(ReservedElsewhere, WaitsForTheGateway) {
    reserve();
    EXPECT_TRUE(ends_with("521"));
    world.start();
    EXPECT_TRUE(ends_with("0"));
    EXPECT_EQ(calendar().size(), 1U);
}

TEST_F(ReservedElsewhere, MayBeMadeByCommand) {
    world.start();
    const Output done = world.roomgate({"reserve", "Room 12", "--from", "2027-01-12 10:00", "--to",
                                        "2027-01-12 11:00", "--subject", "Choir", "--wait", "30"});
    EXPECT_EQ(done.exit_code, 0) << done.err;
    EXPECT_NE(done.out.find("0 done"), std::string::npos) << done.out;
    EXPECT_EQ(calendar().size(), 1U);
}

TEST_F(ReservedElsewhere, IsNoSecondItemBesideThatOfAnInvitation) {
    world.start();
    world.invite(World::budget());
    EXPECT_EQ(world.answers(1).size(), 1U);
    reserve();
    EXPECT_TRUE(ends_with("0"));
    EXPECT_EQ(calendar().size(), 2U);
    world.text("INSERT INTO mirror SELECT room_id, uid FROM reservation");
    EXPECT_TRUE(
        eventually([&] { return world.number("SELECT count(*) FROM answer WHERE state <> 'sent'") == 0; }));
    EXPECT_EQ(calendar().size(), 2U);
}

}  // namespace
}  // namespace gateway
