#include <algorithm>
#include <utility>

#include "tests/reserve/receiving/receiving_cast.hpp"

namespace reserve {
namespace {

using namespace receiving_test;

TEST_F(ReceivingTest, FindsARoomByItsReceivingAddress) {
    EXPECT_EQ(std::get<Reception::KnownRoom>(find("r12@rooms.example.com")).room, RoomId{1});
}

TEST_F(ReceivingTest, DoesNotFindWhatIsNoRoom) {
    EXPECT_TRUE(std::holds_alternative<Reception::UnknownRecipient>(find("nobody@rooms.example.com")));
}

TEST_F(ReceivingTest, LooksARoomUpOnceForAllWhoAskInTheSameMoment) {
    find("r12@rooms.example.com");
    steady += FoundRooms::moment - std::chrono::milliseconds(1);
    EXPECT_EQ(std::get<Reception::KnownRoom>(find("r12@rooms.example.com")).room, RoomId{1});
    EXPECT_EQ(directory.lookups, 1);
}

TEST_F(ReceivingTest, LooksARoomUpAgainAMomentLater) {
    find("r12@rooms.example.com");
    steady += FoundRooms::moment;
    directory.all.clear();
    EXPECT_TRUE(std::holds_alternative<Reception::UnknownRecipient>(find("r12@rooms.example.com")));
}

TEST_F(ReceivingTest, FindsARoomAtOnceThatWasUnknownAMomentAgo) {
    const auto rooms = std::exchange(directory.all, {});
    find("r12@rooms.example.com");
    directory.all = rooms;
    EXPECT_EQ(std::get<Reception::KnownRoom>(find("r12@rooms.example.com")).room, RoomId{1});
}

TEST_F(ReceivingTest, DelaysRecipientsWhileTheDirectoryIsBroken) {
    directory.broken = true;
    EXPECT_TRUE(std::holds_alternative<Reception::Unavailable>(find("r12@rooms.example.com")));
}

TEST_F(ReceivingTest, LogsASpellingThatDiffersOnce) {
    find("R12@Rooms.example.com");
    find("R12@Rooms.example.com");
    ASSERT_EQ(log.lines.size(), 1u);
    EXPECT_NE(log.lines[0].find("r12@rooms.example.com"), std::string::npos);
}

TEST_F(ReceivingTest, LogsAnInternationalisedDomainInItsOtherFormOnce) {
    directory.all.at(0).receiving = {*Address::parse("r12@bücher.example")};
    find("r12@xn--bcher-kva.example");
    find("r12@xn--bcher-kva.example");
    EXPECT_EQ(log.lines, (std::vector<std::string>{
                             "w recipient r12@xn--bcher-kva.example is stored as r12@bücher.example; "
                             "they are the same address (said once)"}));
}

TEST_F(ReceivingTest, LogsASpellingOfARequesterThatDiffersOnce) {
    directory.users[ada] = {Profile{.id = ProfileId{7}, .spelled_otherwise = true}};
    invite({"m1"});
    receive();
    receive();
    EXPECT_EQ(std::ranges::count_if(log.lines,
                                    [](const std::string& line) {
                                        return line.find("stored in another spelling for user 7") !=
                                               std::string::npos;
                                    }),
              1);
}

TEST_F(ReceivingTest, StoresOneItemForEachRecipient) {
    directory.users[ada] = {{ProfileId{1}}};
    invite({"a", "b", "a"});
    ASSERT_TRUE(stored(receive({{"r12@rooms.example.com", RoomId{1}}, {"postmaster", std::nullopt}})));
    ASSERT_EQ(inbox.messages.at(0).items.size(), 2u);
    EXPECT_EQ(inbox.messages[0].items[0].status, ItemStatus::ready);
    EXPECT_EQ(inbox.messages[0].items[0].uids, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(inbox.messages[0].items[1].status, ItemStatus::unsubscribed);
}

TEST_F(ReceivingTest, StoresOneItemForARoomThatIsNamedByTwoAddresses) {
    directory.users[ada] = {{ProfileId{1}}};
    invite({"a"});
    receive({{"r12@rooms.example.com", RoomId{1}}, {"room.12@corp.example.com", RoomId{1}}});
    EXPECT_EQ(inbox.messages.at(0).items.size(), 1u);
}

TEST_F(ReceivingTest, RecordsWhatIsNotForARoomWithItsReason) {
    reader.result = written(
        Reading{{}, {Unsubscribed{.reason = "a REPLY", .is_report = false, .has_calendar = true}}, {}});
    ASSERT_TRUE(stored(receive()));
    EXPECT_EQ(inbox.messages.at(0).items[0].status, ItemStatus::unsubscribed);
    EXPECT_EQ(inbox.messages[0].items[0].reason, "a REPLY");
}

TEST_F(ReceivingTest, StoresWhatWasReadInTheTextOfTheReader) {
    reader.result = WrittenReading{.reading = {}, .text = "as it came"};
    ASSERT_TRUE(stored(receive()));
    EXPECT_EQ(inbox.messages.at(0).reading, "as it came");
}

TEST_F(ReceivingTest, LogsWhatReadingWarnsOf) {
    Reading reading;
    reading.warnings = {"SEQUENCE \"99999999999\" is malformed: 0 counts"};
    reader.result = written(reading);
    ASSERT_TRUE(stored(receive()));
    EXPECT_EQ(log.lines.back(), "w message 1: SEQUENCE \"99999999999\" is malformed: 0 counts");
}

TEST_F(ReceivingTest, ParksAMessageThatKilledItsReader) {
    reader.result = ReadFailure{"the reader died of signal 11"};
    ASSERT_TRUE(stored(receive()));
    EXPECT_EQ(inbox.messages.at(0).items[0].status, ItemStatus::error_processing);
    EXPECT_EQ(inbox.messages[0].items[0].reason, "the reader died of signal 11");
    EXPECT_EQ(inbox.messages[0].message.raw, "raw");
}

TEST_F(ReceivingTest, DelaysAMessageThatNobodyTriedToRead) {
    reader.result = ReadFailure{.reason = "the reader stops", .not_tried = true};
    EXPECT_TRUE(unavailable(receive()));
    EXPECT_TRUE(inbox.messages.empty());
}

TEST_F(ReceivingTest, DelaysWhenStoringFails) {
    fail_to_store();
    EXPECT_TRUE(unavailable(receive()));
}

TEST_F(ReceivingTest, LetsOneMessageAtATimeTryAfterAFailure) {
    fail_to_store();
    receive();
    EXPECT_TRUE(receiving().available());
    EXPECT_FALSE(receiving().available());
}

TEST_F(ReceivingTest, LetsTheNextOneTryWhenThatFailsToo) {
    fail_to_store();
    receive();
    EXPECT_TRUE(receiving().available());
    receive();
    EXPECT_TRUE(receiving().available());
}

TEST_F(ReceivingTest, LetsTheNextOneTryWhenTheFirstStaysAway) {
    fail_to_store();
    receive();
    EXPECT_TRUE(receiving().available());
    clock.time += std::chrono::seconds(5);
    EXPECT_TRUE(receiving().available());
}

TEST_F(ReceivingTest, IsAvailableToAllWhenAMessageWasStoredAgain) {
    fail_to_store();
    receive();
    inbox.full = false;
    EXPECT_TRUE(stored(receive()));
    EXPECT_TRUE(receiving().available());
    EXPECT_TRUE(receiving().available());
}

}  // namespace
}  // namespace reserve
