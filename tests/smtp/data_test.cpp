// What follows DATA.
#include <gtest/gtest.h>

#include "transcript.hpp"

namespace smtp::test {
namespace {

std::string received_by_data(const std::string& content) {
    Stage stage;
    stage.play(ready_for_content + R"(
        C: DATA
        S: 354 Start mail input; end with <CRLF>.<CRLF>
        C- )" + content +
               R"(
        S: 250 2.0.0 Stored as message 4711
    )");
    EXPECT_EQ(stage.memory_left_charged, 0u);
    return stage.messages.empty() ? "nothing" : stage.messages[0].raw;
}

void expect_refused_in_step(const std::string& content, const std::string& reply) {
    Stage stage;
    stage.play(ready_for_content + R"(
        C: DATA
        S: 354 ...
        C- )" + content +
               R"(\r\n.\r\nNOOP\r\n
        S: )" + reply +
               R"(
        S: 250 2.0.0 OK
        C: MAIL FROM:<ada@corp.example.com>
        S: 250 2.1.0 Sender OK
    )");
    EXPECT_TRUE(stage.messages.empty());
    EXPECT_EQ(stage.memory_left_charged, 0u);
}

TEST(Data, HandsOverTheMessageWithItsEnvelope) {
    Stage stage;
    stage.play(ready_for_content + R"(
        C: DATA
        S: 354 ...
        C: Subject: review
        C:
        C: Text
        C: .
        S: 250 2.0.0 Stored as message 4711
    )");
    ASSERT_EQ(stage.messages.size(), 1u);
    EXPECT_EQ(stage.messages[0].helo, "ex01.corp.example.com");
    EXPECT_EQ(stage.messages[0].reverse_path, "ada@corp.example.com");
    EXPECT_EQ(stage.messages[0].recipients.at(0).address, "r12@rooms.example.com");
    EXPECT_EQ(stage.messages[0].raw, "Subject: review\r\n\r\nText\r\n");
}

TEST(Data, TakesStuffedDotsOut) {
    EXPECT_EQ(received_by_data(R"(..a\r\n...\r\n.b\r\nc.\r\n..\r\n.\r\n)"), ".a\r\n..\r\nb\r\nc.\r\n.\r\n");
}

TEST(Data, MayBeEmpty) { EXPECT_EQ(received_by_data(R"(.\r\n)"), ""); }

TEST(Data, KeepsEveryOtherOctet) {
    EXPECT_EQ(received_by_data(R"(\0\x01\x7f\x80\xff\xfe\t\r\n.\r\n)"),
              std::string("\0\x01\x7f\x80\xff\xfet\r\n", 9));
}

constexpr auto smuggled = "550 5.5.2 The message has a bare CR or LF; ...";

TEST(Data, DoesNotEndAtLfDotLf) { expect_refused_in_step(R"(a\n.\nMAIL FROM:<eve@example.com>)", smuggled); }
TEST(Data, DoesNotEndAtLfDotCrLf) {
    expect_refused_in_step(R"(a\n.\r\nMAIL FROM:<eve@example.com>)", smuggled);
}
TEST(Data, DoesNotEndAtCrDotCr) { expect_refused_in_step(R"(a\r.\rMAIL FROM:<eve@example.com>)", smuggled); }
TEST(Data, DoesNotEndAtCrDotCrLf) {
    expect_refused_in_step(R"(a\r.\r\nMAIL FROM:<eve@example.com>)", smuggled);
}
TEST(Data, DoesNotEndAtCrLfDotLf) {
    expect_refused_in_step(R"(a\r\n.\nMAIL FROM:<eve@example.com>)", smuggled);
}
TEST(Data, DoesNotEndAtCrLfDotCr) {
    expect_refused_in_step(R"(a\r\n.\rMAIL FROM:<eve@example.com>)", smuggled);
}
TEST(Data, DoesNotEndAtCrLfDotCrCrLf) {
    expect_refused_in_step(R"(a\r\n.\r\r\nMAIL FROM:<eve@example.com>)", smuggled);
}
TEST(Data, DoesNotEndAtCrLfDotNulCrLf) {
    Stage stage;
    stage.play(ready_for_content + R"(
        C: DATA
        S: 354 ...
        C- a\r\n.\0\r\n.\r\n
        S: 250 2.0.0 ...
    )");
    EXPECT_EQ(stage.messages.at(0).raw, std::string("a\r\n\0\r\n", 6));
}
TEST(Data, EndsAtCrLfDotCrLfBehindABareCarriageReturn) {
    Stage().play(ready_for_content + R"(
        C: DATA
        S: 354 ...
        C- a\r\r\n.\r\nNOOP\r\n
        S: 550 5.5.2 ...
        S: 250 2.0.0 OK
    )");
}
TEST(Data, RefusesABareLineFeed) { expect_refused_in_step(R"(a\nb)", smuggled); }
TEST(Data, RefusesABareCarriageReturn) { expect_refused_in_step(R"(a\rb)", smuggled); }

TEST(Data, MayHaveMoreOctetsThanALine) {
    Stage stage;
    stage.settings.text_line_octets = 1000;
    const std::string line(600, 'x');
    stage.play(ready_for_content + "C: DATA\nS: 354 ...\nC: " + line + "\nC: " + line +
               "\nC: .\nS: 250 2.0.0 ...\n");
}

TEST(Data, RefusesALineBeyondTheLimit) {
    Stage stage;
    stage.settings.text_line_octets = 1000;
    const std::string longest(998, 'x');
    stage.play(ready_for_content + R"(
        C: DATA
        S: 354 ...
        C: )" + longest +
               R"(
        C: .
        S: 250 2.0.0 ...
        C: MAIL FROM:<ada@corp.example.com>
        S: 250 2.1.0 ...
        C: RCPT TO:<r12@rooms.example.com>
        S: 250 2.1.5 ...
        C: DATA
        S: 354 ...
        C: x)" +
               longest + R"(
        C: .
        S: 554 5.6.0 The message has a line of more than 1000 octets
    )");
}

TEST(Data, RefusesMoreThanTheSizeLimitAfterItsEnd) {
    Stage stage;
    stage.settings.message_octets = 10;
    std::string script = ready_for_content + R"(
        C: DATA
        S: 354 ...
        C: 12345678
        C: .
        S: 250 2.0.0 ...
        C: MAIL FROM:<ada@corp.example.com>
        S: 250 2.1.0 ...
        C: RCPT TO:<r12@rooms.example.com>
        S: 250 2.1.5 ...
        C: DATA
        S: 354 ...
        C: 123456789
        C: .
        S: 552 5.3.4 Message too large: at most 10 octets
        C: NOOP
        S: 250 2.0.0 OK
    )";
    script.replace(script.find("52428800"), 8, "10");
    stage.play(script);
    EXPECT_EQ(stage.memory_left_charged, 0u);
}

TEST(Data, IsDelayedWhenTheMemoryOfAllSessionsIsUsedUp) {
    Stage stage;
    stage.settings.unfinished_messages_octets = 1000;
    stage.play(ready_for_content + R"(
        C: DATA
        S: 354 ...
        C: Text
        C: .
        S: 452 4.3.1 ...
        C: NOOP
        S: 250 2.0.0 OK
    )");
    EXPECT_EQ(stage.memory_left_charged, 0u);
}

TEST(Data, IsRefusedWhenTheClientDoesNotWaitFor354) {
    Stage().play(ready_for_content + R"(
        C: DATA
        C: Subject: too early
        S: 554 5.5.0 SMTP protocol synchronization: ...
        X:
    )");
}

TEST(Data, NeedsAValidRecipient) {
    Stage().play(greeted + R"(
        C: DATA
        S: 503 5.5.1 ...
        C: MAIL FROM:<ada@corp.example.com>
        S: 250 2.1.0 ...
        C: DATA
        S: 503 5.5.1 Bad sequence of commands: RCPT comes first
        C: RCPT TO:<nobody@rooms.example.com>
        S: 550 5.1.1 ...
        C: DATA
        S: 554 5.5.1 No valid recipients
    )");
}

TEST(Data, TakesNoArguments) {
    Stage().play(ready_for_content + R"(
        C: DATA now
        S: 501 5.5.4 ...
    )");
}

}  // namespace
}  // namespace smtp::test
