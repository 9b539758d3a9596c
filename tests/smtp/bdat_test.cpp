// What follows BDAT (RFC 3030).
#include <gtest/gtest.h>

#include "transcript.hpp"

namespace smtp::test {
namespace {

TEST(Bdat, TakesOneChunk) {
    Stage stage;
    stage.play(ready_for_content + R"(
        C- BDAT 6 LAST\r\na\r\n.\r\n
        S: 250 2.0.0 Stored as message 4711
    )");
    EXPECT_EQ(stage.messages.at(0).raw, "a\r\n.\r\n");
}

TEST(Bdat, JoinsChunksAndAnswersEach) {
    Stage stage;
    stage.play(ready_for_content + R"(
        C- BDAT 3\r\nabcBDAT 0\r\nbdat 2 last\r\nde
        S: 250 2.0.0 3 octets received
        S: 250 2.0.0 0 octets received
        S: 250 2.0.0 Stored as message 4711
    )");
    EXPECT_EQ(stage.messages.at(0).raw, "abcde");
}

TEST(Bdat, KeepsBareCarriageReturnsAndLineFeeds) {
    Stage stage;
    stage.play(ready_for_content + R"(
        C- BDAT 9 LAST\r\na\n.\nb\r.\r\n
        S: 250 2.0.0 ...
    )");
    EXPECT_EQ(stage.messages.at(0).raw, "a\n.\nb\r.\r\n");
}

TEST(Bdat, SwallowsTheOctetsOfAChunkThatComesOutOfTurn) {
    Stage().play(greeted + R"(
        C- BDAT 6 LAST\r\nQUIT\r\nNOOP\r\n
        S: 503 5.5.1 ...
        S: 250 2.0.0 OK
        C: MAIL FROM:<ada@corp.example.com>
        S: 250 2.1.0 ...
        C- BDAT 6\r\nQUIT\r\n
        S: 503 5.5.1 Bad sequence of commands: RCPT comes first
        C- BDAT 6 LAST\r\nQUIT\r\n
        S: 503 5.5.1 ...
    )");
}

TEST(Bdat, IsDelayedInAllItsChunksWhereTheOnlyRecipientIs) {
    Stage().play(greeted + R"(
        C: MAIL FROM:<ada@corp.example.com>
        S: 250 2.1.0 ...
        C: RCPT TO:<unavailable@rooms.example.com>
        S: 451 4.3.0 ...
        C- BDAT 6\r\nQUIT\r\n
        S: 451 4.3.0 ...
        C- BDAT 6 LAST\r\nQUIT\r\n
        S: 451 4.3.0 ...
    )");
}

TEST(Bdat, NeedsARecipientThatIsKnown) {
    Stage().play(greeted + R"(
        C: MAIL FROM:<ada@corp.example.com>
        S: 250 2.1.0 ...
        C: RCPT TO:<nobody@rooms.example.com>
        S: 550 5.1.1 ...
        C- BDAT 6 LAST\r\nQUIT\r\n
        S: 554 5.5.1 No valid recipients
    )");
}

TEST(Bdat, RefusesASizeThatIsNoNumber) {
    Stage().play(ready_for_content + R"(
        C: BDAT
        S: 501 5.5.4 ...
        C: BDAT LAST
        S: 501 5.5.4 ...
        C: BDAT -1
        S: 501 5.5.4 ...
        C- BDAT 4 FIRST\r\nabcd
        S: 501 5.5.4 ...
    )");
}

// RFC 3030 section 2: those that are in the pipeline already are accepted and discarded.
TEST(Bdat, TakesNoMessageThatLacksAChunk) {
    for (const std::string refused : {R"(BDAT 4 FIRST\r\nabcd)", R"(BDAT x\r\n)"}) {
        Stage stage;
        stage.play(ready_for_content + "C- BDAT 1\\r\\na" + refused + R"(BDAT 1\r\nbBDAT 1 LAST\r\nc
            S: 250 2.0.0 1 octets received
            S: 501 5.5.4 ...
            S: 503 5.5.1 Bad sequence of commands: a chunk was refused; RSET begins anew
            S: 503 5.5.1 ...
            C: MAIL FROM:<ada@corp.example.com>
            S: 250 2.1.0 ...
        )");
        EXPECT_TRUE(stage.messages.empty());
    }
}

TEST(Bdat, IsRefusedToItsEndWhenItsFirstChunkCameBeforeTheRecipient) {
    Stage stage;
    stage.play(greeted + R"(
        C: MAIL FROM:<ada@corp.example.com>
        S: 250 2.1.0 ...
        C- BDAT 1\r\na
        S: 503 5.5.1 ...
        C: RCPT TO:<r12@rooms.example.com>
        S: 503 5.5.1 ...
        C- BDAT 1 LAST\r\nb
        S: 503 5.5.1 ...
    )");
    EXPECT_TRUE(stage.messages.empty());
}

TEST(Bdat, ClosesOnASizeThatNobodyCanCount) {
    Stage().play(ready_for_content + R"(
        C: BDAT 18446744073709551617 LAST
        S: 501 5.5.4 ...
        X:
    )");
}

TEST(Bdat, RepeatsTheRefusalOfALargeMessageUpToItsLastChunk) {
    Stage stage;
    stage.settings.message_octets = 10;
    std::string script = ready_for_content + R"(
        C- BDAT 6\r\n123456BDAT 6\r\n123456BDAT 3 LAST\r\n123
        S: 250 2.0.0 6 octets received
        S: 552 5.3.4 ...
        S: 552 5.3.4 ...
        C: MAIL FROM:<ada@corp.example.com>
        S: 250 2.1.0 ...
    )";
    script.replace(script.find("52428800"), 8, "10");
    stage.play(script);
    EXPECT_EQ(stage.memory_left_charged, 0u);
}

TEST(Bdat, IsDelayedWhenTheMemoryOfAllSessionsIsUsedUp) {
    Stage stage;
    stage.settings.unfinished_messages_octets = 1000;
    stage.play(ready_for_content + R"(
        C- BDAT 2\r\nabBDAT 2 LAST\r\ncd
        S: 452 4.3.1 ...
        S: 452 4.3.1 ...
        C: MAIL FROM:<ada@corp.example.com>
        S: 250 2.1.0 ...
    )");
}

TEST(Bdat, CannotBeMixedWithDataOrOtherRecipients) {
    Stage().play(ready_for_content + R"(
        C- BDAT 2\r\nab
        S: 250 2.0.0 2 octets received
        C: DATA
        S: 503 5.5.1 ...
        C: RCPT TO:<r14@rooms.example.com>
        S: 503 5.5.1 ...
        C: MAIL FROM:<ada@corp.example.com>
        S: 503 5.5.1 ...
        C- BDAT 0 LAST\r\n
        S: 250 2.0.0 Stored as message 4711
    )");
}

TEST(Bdat, IsForgottenByRsetAndByQuit) {
    Stage stage;
    stage.play(ready_for_content + R"(
        C- BDAT 2\r\nab
        S: 250 2.0.0 2 octets received
        C: RSET
        S: 250 2.0.0 Forgotten
        C: MAIL FROM:<ada@corp.example.com>
        S: 250 2.1.0 ...
        C: RCPT TO:<r12@rooms.example.com>
        S: 250 2.1.5 ...
        C- BDAT 2\r\ncd
        S: 250 2.0.0 2 octets received
        C: QUIT
        S: 221 2.0.0 Goodbye
        X:
    )");
    EXPECT_TRUE(stage.messages.empty());
    EXPECT_EQ(stage.memory_left_charged, 0u);
}

}  // namespace
}  // namespace smtp::test
