// How a session begins, what it offers, and what it makes of lines that are no commands.
#include <gtest/gtest.h>

#include "transcript.hpp"

namespace smtp::test {
namespace {

TEST(Dialogue, GreetsWithTheLineThatAdministratorsCompare) {
    Stage().play("S: 220 mx.example.com Simple Mail Transfer Service Ready");
}

TEST(Dialogue, OffersItsExtensions) { Stage().play(greeted); }

TEST(Dialogue, OffersStarttlsWithACertificate) {
    Stage{.has_certificate = true}.play(R"(
        S: 220 ...
        C: EHLO client.example.com
        S: 250-mx.example.com
        S: 250-PIPELINING
        S: 250-SIZE 52428800
        S: 250-8BITMIME
        S: 250-SMTPUTF8
        S: 250-CHUNKING
        S: 250-ENHANCEDSTATUSCODES
        S: 250-STARTTLS
        S: 250 HELP
    )");
}

TEST(Dialogue, ForgetsEhloWithTheTlsHandshakeAndWhatWasSentBefore) {
    Stage{.has_certificate = true}.play(R"(
        S: 220 ...
        C: HELO client.example.com
        S: 250 mx.example.com
        C: MAIL FROM:<ada@corp.example.com>
        S: 250 2.1.0 Sender OK
        C: STARTTLS
        C: RSET
        S: 220 2.0.0 Ready to start TLS
        T:
        C: RCPT TO:<r12@rooms.example.com>
        S: 503 5.5.1 ...
        C: MAIL FROM:<ada@corp.example.com>
        S: 503 5.5.1 Bad sequence of commands: EHLO comes first
        C: EHLO client.example.com
        S: 250-mx.example.com
        S: 250-PIPELINING
        S: 250-SIZE 52428800
        S: 250-8BITMIME
        S: 250-SMTPUTF8
        S: 250-CHUNKING
        S: 250-ENHANCEDSTATUSCODES
        S: 250 HELP
        C: STARTTLS
        S: 503 5.5.1 ...
    )");
}

TEST(Dialogue, DoesNotKnowStarttlsWithoutACertificate) {
    Stage().play(greeted + R"(
        C: STARTTLS
        S: 502 5.5.1 ...
    )");
}

TEST(Dialogue, TakesVerbsInAnyCase) {
    Stage().play(R"(
        S: 220 ...
        C: hElO client.example.com
        S: 250 mx.example.com
        C: mail from:<ada@corp.example.com>
        S: 250 2.1.0 Sender OK
        C: rCPT tO:<R12@Rooms.Example.COM>
        S: 250 2.1.5 Recipient OK
        C: quit
        S: 221 2.0.0 Goodbye
        X:
    )");
}

TEST(Dialogue, AnswersTheSmallCommands) {
    Stage().play(greeted + R"(
        C: NOOP
        S: 250 2.0.0 OK
        C: NOOP with words
        S: 250 2.0.0 OK
        C: RSET
        S: 250 2.0.0 Forgotten
        C: VRFY ada
        S: 252 2.5.0 ...
        C: VRFY
        S: 501 5.5.4 ...
        C: RSET now
        S: 501 5.5.4 ...
        C: EXPN staff
        S: 502 5.5.1 ...
        C: XYZZY
        S: 500 5.5.1 Command unknown; HELP tells how this works
        C: QUIT
        S: 221 2.0.0 Goodbye
        X:
    )");
}

TEST(Dialogue, TeachesItselfByHelp) {
    Stage().play(R"(
        S: 220 ...
        C: HELP
        S: 214-2.0.0 This is roomgate at mx.example.com: ...
        S: 214-2.0.0 To try it by hand...
        S: 214-2.0.0     EHLO ...
        S: 214-2.0.0     MAIL FROM:<...
        S: 214-2.0.0     RCPT TO:<...
        S: 214-2.0.0     DATA ...
        S: 214-2.0.0     From: ...
        S: 214-2.0.0     . ...
        S: 214-2.0.0     QUIT
        S: 214-2.0.0 RSET ...
        S: 214-2.0.0 BDAT ...
        S: 214 2.0.0 4xx ...
    )");
}

TEST(Dialogue, WantsANameAfterEhlo) {
    Stage().play(R"(
        S: 220 ...
        C: EHLO
        S: 501 5.5.4 ...
        C: MAIL FROM:<ada@corp.example.com>
        S: 503 5.5.1 Bad sequence of commands: EHLO comes first
    )");
}

TEST(Dialogue, AnswersPipelinedCommandsInTheirOrder) {
    Stage().play(greeted + R"(
        C: MAIL FROM:<ada@corp.example.com>
        C: RCPT TO:<r12@rooms.example.com>
        C: RCPT TO:<nobody@rooms.example.com>
        C: NOOP
        C: DATA
        S: 250 2.1.0 Sender OK
        S: 250 2.1.5 Recipient OK
        S: 550 5.1.1 <nobody@rooms.example.com> is no room here
        S: 250 2.0.0 OK
        S: 354 ...
    )");
}

TEST(Dialogue, ExplainsABareLineFeedAndGoesOn) {
    Stage().play(R"(
        S: 220 ...
        C- HELO client\n
        S: 500 5.5.2 The line ended with LF alone; ...
        C: HELO client
        S: 250 mx.example.com
    )");
}

TEST(Dialogue, StartsNoCommandBehindABareLineFeed) {
    Stage().play(greeted + R"(
        C- NOOP\nMAIL FROM:<ada@corp.example.com>\r\nNOOP\r\n
        S: 500 5.5.2 ...
        S: 250 2.0.0 OK
        C: RCPT TO:<r12@rooms.example.com>
        S: 503 5.5.1 ...
    )");
}

TEST(Dialogue, StartsNoCommandBehindCrNul) {
    Stage().play(greeted + R"(
        C- NOOP\r\0MAIL FROM:<ada@corp.example.com>\r\nNOOP\r\n
        S: 500 5.5.2 The line has a CR ...
        S: 250 2.0.0 OK
        C: RCPT TO:<r12@rooms.example.com>
        S: 503 5.5.1 ...
    )");
}

TEST(Dialogue, RefusesABareCarriageReturnInACommand) {
    Stage().play(greeted + R"(
        C- NOOP\rRSET\r\n
        S: 500 5.5.2 The line has a CR ...
        C- NOOP\r\0
        S: 500 5.5.2 ...
        C: NOOP
        S: 250 2.0.0 OK
    )");
}

TEST(Dialogue, SkipsTelnetNegotiation) {
    Stage().play(R"(
        S: 220 ...
        C- \xff\xfd\x03\xff\xfb\x18NO\xff\xfa\x18\x00xterm\xff\xf0OP\xff\xf1\r\n
        S: 250 2.0.0 OK
    )");
}

TEST(Dialogue, RefusesALineBeyondTheLimitAsAWhole) {
    const std::string longest(2048 - 2 - 5, 'x');
    Stage().play(greeted + "C: NOOP " + longest + R"(
        S: 250 2.0.0 OK
        C: NOOP x)" +
                 longest + R"(
        S: 500 5.5.2 Line too long: a command has at most 2048 octets
        C: NOOP
        S: 250 2.0.0 OK
    )");
}

TEST(Dialogue, TakesTheLineBehindOneThatIsTooLongAndEndsWithLfAlone) {
    Stage().play(greeted + "C- NOOP " + std::string(4096, 'x') + R"(\n
        S: 500 5.5.2 ...
        C: NOOP
        S: 250 2.0.0 OK
    )");
}

TEST(Dialogue, ClosesOnAWebClient) {
    Stage().play(R"(
        S: 220 ...
        C: GET / HTTP/1.1
        C: Host: mx.example.com
        S: 500 5.5.1 This is an SMTP service, not a web server
        X:
    )");
}

TEST(Dialogue, ClosesOnATlsHelloWithoutAWord) {
    Stage().play(R"(
        S: 220 ...
        C- \x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03
        X:
    )");
}

}  // namespace
}  // namespace smtp::test
