#include "tests/exchange/cast/office.hpp"
#include "tests/exchange/cast/smtp_sink.hpp"

namespace exchange::cast {
namespace {

class Delivery : public Office {};
class Forwarding : public Office {
  protected:
    void forward_to(const SmtpSink& sink) { exchange_.set_smtp({"127.0.0.1", sink.port()}); }
};

TEST_F(Delivery, PutsTheRequestIntoTheInbox) {
    invite();
    ASSERT_EQ(count(Folder::inbox), 1U);
    EXPECT_EQ(exchange_.entries(room12, Folder::inbox)[0].item_class, "IPM.Schedule.Meeting.Request");
}

TEST_F(Delivery, MakesATentativeCalendarItem) {
    invite();
    ASSERT_EQ(count(Folder::calendar), 1U);
    EXPECT_EQ(exchange_.entries(room12, Folder::calendar)[0].response, "NoResponseReceived");
}

TEST_F(Delivery, MarksTheOlderRequestOutOfDate) {
    invite();
    invite({.sequence = 1, .start = "20301202T093000Z"});
    const auto inbox = exchange_.entries(room12, Folder::inbox);
    ASSERT_EQ(inbox.size(), 2U);
    EXPECT_TRUE(inbox[0].out_of_date);
    EXPECT_FALSE(inbox[1].out_of_date);
}

TEST_F(Delivery, MarksARequestOutOfDateThatComesAfterANewerOne) {
    invite({.sequence = 1});
    invite();
    const auto inbox = exchange_.entries(room12, Folder::inbox);
    ASSERT_EQ(inbox.size(), 2U);
    EXPECT_FALSE(inbox[0].out_of_date);
    EXPECT_TRUE(inbox[1].out_of_date);
}

TEST_F(Delivery, MarksNothingOutOfDateForACancellationOfNothing) {
    invite({.method = "CANCEL", .sequence = 1});
    invite();
    EXPECT_FALSE(exchange_.entries(room12, Folder::inbox).at(1).out_of_date);
    EXPECT_EQ(count(Folder::calendar), 1U);
}

TEST_F(Delivery, MovesTheCalendarItemWithTheUpdate) {
    invite();
    invite({.sequence = 1, .start = "20301202T093000Z"});
    ASSERT_EQ(count(Folder::calendar), 1U);
    EXPECT_EQ(exchange_.entries(room12, Folder::calendar)[0].start, 1922434200);
}

TEST_F(Delivery, MarksACancelledMeetingAndLeavesItInTheCalendar) {
    invite();
    invite({.method = "CANCEL", .sequence = 1});
    ASSERT_EQ(count(Folder::calendar), 1U);
    EXPECT_TRUE(exchange_.entries(room12, Folder::calendar)[0].cancelled);
}

TEST_F(Delivery, TakesMailWithoutACalendarAsANote) {
    exchange_.deliver({room12}, "From: ada@corp.example.com\r\nSubject: Lunch\r\n\r\nHello\r\n", false);
    EXPECT_EQ(exchange_.entries(room12, Folder::inbox)[0].item_class, "IPM.Note");
    EXPECT_EQ(count(Folder::calendar), 0U);
}

TEST_F(Delivery, RefusesAnUnknownRoom) {
    EXPECT_THROW(exchange_.deliver({"nobody@corp.example.com"}, mail({}), false), std::invalid_argument);
}

TEST_F(Delivery, AcceptsByItselfWithAutoAccept) {
    exchange_.add_fault({.kind = "auto_accept", .times = 1});
    invite();
    ASSERT_EQ(exchange_.organizer_mail().size(), 1U);
    EXPECT_TRUE(exchange_.organizer_mail()[0].automatic);
    EXPECT_EQ(count(Folder::inbox), 0U);
}

TEST_F(Delivery, CanReachTheMailboxLate) {
    exchange_.add_fault({.kind = "delay_delivery", .times = 1, .delay = 1h});
    invite();
    EXPECT_EQ(count(Folder::inbox), 0U);
}

TEST_F(Forwarding, SendsTheBytesToTheReceivingAddressInTheOrganizersName) {
    const SmtpSink sink;
    forward_to(sink);
    exchange_.deliver({room12}, mail({}));
    ASSERT_TRUE(exchange_.wait_for_forwards(1, soon));
    const auto commands = sink.commands();
    ASSERT_GE(commands.size(), 3U);
    EXPECT_EQ(commands[1], "MAIL FROM:<" + ada + ">");
    EXPECT_EQ(commands[2], "RCPT TO:<r12@rooms.example.com>");
    EXPECT_EQ(sink.messages(), std::vector<std::string>{mail({})});
}

TEST_F(Forwarding, SendsOneTransactionForSeveralRooms) {
    const SmtpSink sink;
    exchange_.put_room({.mailbox = "room.13@corp.example.com", .receiving = "r13@rooms.example.com"});
    forward_to(sink);
    exchange_.deliver({room12, "room.13@corp.example.com"}, mail({}));
    ASSERT_TRUE(exchange_.wait_for_forwards(1, soon));
    EXPECT_EQ(sink.messages().size(), 1U);
    EXPECT_EQ(sink.commands()[3], "RCPT TO:<r13@rooms.example.com>");
}

TEST_F(Forwarding, TriesAgainAfter451) {
    const SmtpSink sink({"451 4.3.0 later", "250 2.0.0 stored"});
    forward_to(sink);
    exchange_.deliver({room12}, mail({}));
    ASSERT_TRUE(exchange_.wait_for_forwards(1, soon));
    EXPECT_EQ(exchange_.forwards()[0].attempts, 2);
    EXPECT_EQ(exchange_.forwards()[0].state, Forward::State::accepted);
}

TEST_F(Forwarding, ReportsA550ToTheOrganizer) {
    const SmtpSink sink({"550 5.7.1 unknown requester"});
    forward_to(sink);
    exchange_.deliver({room12}, mail({}));
    ASSERT_TRUE(exchange_.wait_for_forwards(1, soon));
    ASSERT_EQ(exchange_.organizer_mail().size(), 1U);
    EXPECT_EQ(exchange_.organizer_mail()[0].kind, "undeliverable");
    EXPECT_EQ(exchange_.organizer_mail()[0].text, "550 5.7.1 unknown requester");
}

TEST_F(Forwarding, WaitsForTheGatewayToComeUp) {
    exchange_.deliver({room12}, mail({}));
    const SmtpSink sink;
    forward_to(sink);
    EXPECT_TRUE(exchange_.wait_for_forwards(1, soon));
}

TEST_F(Forwarding, CanBeDropped) {
    exchange_.add_fault({.kind = "drop_forward", .times = 1});
    exchange_.deliver({room12}, mail({}));
    ASSERT_TRUE(exchange_.wait_for_forwards(1, soon));
    EXPECT_EQ(exchange_.forwards()[0].state, Forward::State::dropped);
}

}  // namespace
}  // namespace exchange::cast
