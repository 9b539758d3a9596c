// Which room another program means.
#include "tests/sql/reservation_request_cast.hpp"

namespace {

class RoomByName : public reservation_request_test::ReservationRequestTest {};

TEST_F(RoomByName, IsOneWhereTheNameIsTheMailbox) {
    sql("INSERT INTO room (name, mailbox, mailbox_key, zone)"
        " VALUES ('Hall@corp.example.com', 'Hall@corp.example.com', 'hall@corp.example.com', 'Etc/UTC')");
    for (const std::string room : {"Hall@corp.example.com", "HALL@corp.example.com"}) {
        const std::string columns = "action, room, uid, start_at, end_at";
        EXPECT_EQ(request(columns, "'reserve', '" + room + "', '" + room + "', 0, 100"), "") << room;
        EXPECT_EQ(request(columns, "'change', '" + room + "', '" + room + "', 0, 200"), "") << room;
        EXPECT_EQ(request("action, room, uid", "'cancel', '" + room + "', '" + room + "'"), "") << room;
    }
}

TEST_F(RoomByName, IsTheOneOfAnEarlierRequestInAnotherCase) {
    const std::string columns = "action, room, uid, rule, start_at, end_at";
    EXPECT_EQ(request(columns, "'reserve', 'rome', 'a', 'FREQ=DAILY', 0, 3600"), "");
    const std::string waits = "an earlier request about this uid waits for its dates";
    EXPECT_TRUE(
        reservation_request_test::has(request(columns, "'reserve', 'ROME', 'a', '', 0, 3600"), waits));
    EXPECT_EQ(request(columns, "'reserve', 'Oslo', 'a', '', 0, 3600"), "");
}

}  // namespace
