// To whom a message is sent, and what becomes of it: RCPT, and the last reply.
#include <gtest/gtest.h>

#include "transcript.hpp"

namespace smtp::test {
namespace {

TEST(Rcpt, GathersTheRoomsOfOneMessage) {
    Stage stage;
    stage.play(ready_for_content + R"(
        C: RCPT TO:<r14@rooms.example.com>
        S: 250 2.1.5 Recipient OK
        C: RCPT TO:<nobody@rooms.example.com>
        S: 550 5.1.1 ...
        C: DATA
        S: 354 ...
        C: .
        S: 250 2.0.0 Stored as message 4711
    )");
    ASSERT_EQ(stage.messages.size(), 1u);
    const auto& recipients = stage.messages[0].recipients;
    ASSERT_EQ(recipients.size(), 2u);
    EXPECT_EQ(recipients[0].room, reserve::RoomId{12});
    EXPECT_EQ(recipients[1].room, reserve::RoomId{14});
}

TEST(Rcpt, TakesPostmasterInAnySpellingWithoutARoom) {
    Stage stage;
    stage.play(greeted + R"(
        C: MAIL FROM:<>
        S: 250 2.1.0 Sender OK
        C: RCPT TO:<PostMaster>
        S: 250 2.1.5 Recipient OK
        C: RCPT TO:<POSTMASTER@rooms.example.com>
        S: 250 2.1.5 Recipient OK
        C: BDAT 0 LAST
        S: 250 2.0.0 ...
    )");
    ASSERT_EQ(stage.messages.at(0).recipients.size(), 2u);
    EXPECT_EQ(stage.messages[0].recipients[0].room, std::nullopt);
    EXPECT_EQ(stage.messages[0].recipients[1].address, "POSTMASTER@rooms.example.com");
}

TEST(Rcpt, RefusesWhatIsNoAddress) {
    Stage().play(greeted + R"(
        C: MAIL FROM:<>
        S: 250 2.1.0 Sender OK
        C: RCPT TO:<>
        S: 501 5.1.3 ...
        C: RCPT TO:<r12>
        S: 501 5.1.3 ...
        C: RCPT FROM:<r12@rooms.example.com>
        S: 501 5.1.3 ...
    )");
}

TEST(Rcpt, IsDelayedWhileTheDirectoryIsUnavailable) {
    Stage().play(greeted + R"(
        C: MAIL FROM:<ada@corp.example.com>
        S: 250 2.1.0 Sender OK
        C: RCPT TO:<nobody@rooms.example.com>
        C: RCPT TO:<unavailable@rooms.example.com>
        S: 550 5.1.1 ...
        S: 451 4.3.0 ...
        C: DATA
        S: 451 4.3.0 ...
    )");
}

TEST(Rcpt, IsDelayedBeyondTheLimit) {
    Stage stage;
    stage.settings.recipients = 1;
    stage.play(ready_for_content + R"(
        C: RCPT TO:<r14@rooms.example.com>
        S: 452 4.5.3 ...
        C: DATA
        S: 354 ...
        C: .
        S: 250 2.0.0 ...
    )");
    EXPECT_EQ(stage.messages.at(0).recipients.size(), 1u);
}

TEST(Receipt, NamesTheRequesterThatIsRefused) {
    Stage stage;
    stage.receipt = reserve::Reception::RequesterRefused{"eve@elsewhere.example.com"};
    stage.play(ready_for_content + R"(
        C: BDAT 0 LAST
        S: 550 5.7.1 <eve@elsewhere.example.com> is not known here and cannot book rooms
        C: NOOP
        S: 250 2.0.0 OK
    )");
}

TEST(Receipt, SaysThatARequesterWithoutAnAddressIsRefused) {
    Stage stage;
    stage.receipt = reserve::Reception::RequesterRefused{""};
    stage.play(ready_for_content + R"(
        C: BDAT 0 LAST
        S: 550 5.7.1 The message does not say by an SMTP address who asks for the room
    )");
}

TEST(Receipt, IsTemporaryWhenStoringFailsAndTheSessionLivesOn) {
    Stage stage;
    stage.receipt = reserve::Reception::Unavailable{};
    stage.play(ready_for_content + R"(
        C: DATA
        S: 354 ...
        C: .
        S: 451 4.3.0 ...
        C: MAIL FROM:<ada@corp.example.com>
        S: 250 2.1.0 Sender OK
    )");
}

}  // namespace
}  // namespace smtp::test
