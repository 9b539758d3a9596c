#include "ews/room_mail.hpp"

#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews_test;

class RoomMailTest : public ExchangeRoom {
  protected:
    reserve::Notice notice(int tries = 0) const {
        return {.id = reserve::NoticeId{7},
                .recipients = {"ada@example.org"},
                .subject = "Room 12 is booked",
                .text = "Booked.",
                .html = "<p>Booked.</p>",
                .asked_at = std::chrono::floor<std::chrono::seconds>(clock.now()),
                .tries = tries,
                .room_mailbox = room_12};
    }
    std::optional<reserve::NoticeTrouble> mail(const reserve::Notice& notice) {
        return ews::RoomMail(courier()).send(notice, [] {});
    }
    std::size_t heard() { return exchange().organizer_mail().size(); }
};

TEST_F(RoomMailTest, ComesFromTheRoomAndSaysThatItIsAutomatic) {
    EXPECT_FALSE(mail(notice()));
    ASSERT_EQ(heard(), 1U);
    const auto got = exchange().organizer_mail()[0];
    EXPECT_EQ(got.from, room_12);
    EXPECT_EQ(got.organizer, "ada@example.org");
    EXPECT_EQ(got.subject, "Room 12 is booked");
    EXPECT_TRUE(std::ranges::count(got.headers,
                                   std::pair<std::string, std::string>("Auto-Submitted", "auto-generated")));
}

TEST_F(RoomMailTest, IsSentByImpersonationToo) {
    server.access = ews::Access::impersonation;
    EXPECT_FALSE(mail(notice()));
    EXPECT_EQ(heard(), 1U);
}

TEST_F(RoomMailTest, IsNotSentAgainWhereItsCopyLiesInSentItems) {
    fault("response_lost", "CreateItem", 1);
    EXPECT_TRUE(mail(notice()));
    EXPECT_FALSE(mail(notice(1)));
    EXPECT_EQ(heard(), 1U);
}

TEST_F(RoomMailTest, IsSentAgainWhereNothingShowsThatItWas) {
    fault("refused", "CreateItem", 1);
    EXPECT_TRUE(mail(notice()));
    EXPECT_FALSE(mail(notice(1)));
    EXPECT_EQ(heard(), 1U);
}

TEST_F(RoomMailTest, NamesTheRightThatIsMissing) {
    account.rights.send_on_behalf = false;
    EXPECT_TRUE(holds(mail(notice()).value().words, "-GrantSendOnBehalfTo"));
}

TEST_F(RoomMailTest, NamesTheServerThatIsMissing) {
    reserve::Notice elsewhere = notice();
    elsewhere.room_mailbox = "room.1@elsewhere.example.com";
    EXPECT_TRUE(holds(mail(elsewhere).value().words, "[[exchange]]"));
}

}  // namespace
