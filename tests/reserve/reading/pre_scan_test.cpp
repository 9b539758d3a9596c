#include "reserve/reading/pre_scan.hpp"

#include <gtest/gtest.h>

#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

std::string refusal(std::string_view raw, const ReadingLimits& limits = {}) {
    const auto scanned = pre_scan(raw, limits);
    const auto* const failure = std::get_if<ReadFailure>(&scanned);
    return failure ? failure->reason : "";
}

// A mail of `depth` multiparts, each in the one before.
std::string nested(int depth, std::string_view boundary_start = "b") {
    std::string mail;
    for (int i = 0; i < depth; ++i) {
        const std::string boundary = std::string(boundary_start) + std::to_string(i) + "x";
        mail += "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary + "\r\n";
    }
    return mail + "\r\nhello\r\n";
}

std::string forwarded(int depth) {
    std::string mail;
    for (int i = 0; i < depth; ++i) mail += "Content-Type: message/rfc822\r\n\r\n";
    return mail + "\r\nhello\r\n";
}

std::string mail_of_parts(int parts) {
    std::string mail = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    for (int i = 0; i < parts; ++i) mail += "--b\r\n\r\nhello\r\n";
    return mail + "--b--\r\n";
}

TEST(PreScan, PassesAnOrdinaryMail) {
    EXPECT_EQ(refusal(mail_with(calendar_of(event_of(tuesday_nine)))), "");
}

TEST(PreScan, PassesWhateverHasNoStructure) {
    for (const char* text : {"", "\r\n", "\n", "\r", "hello", "Subject: hello", ":", "--b\r\n--b--"})
        EXPECT_EQ(refusal(text), "") << text;
}

TEST(PreScan, RefusesALongMessage) {
    EXPECT_EQ(refusal("Subject: hello\r\n", {.message = 10}), "a message of more than 10 octets");
}

TEST(PreScan, RefusesALongLine) {
    EXPECT_EQ(refusal("Subject: a\r\n\r\n" + std::string(65'536, 'x')), "");
    EXPECT_EQ(refusal("Subject: a\r\n\r\n" + std::string(65'537, 'x')), "a line of more than 65536 octets");
    EXPECT_EQ(refusal(std::string(10'000'000, 'x')), "a line of more than 65536 octets");
}

TEST(PreScan, RefusesALongHeaderFieldThoughItsLinesAreShort) {
    std::string mail = "Subject: a\r\n";
    for (int i = 0; i < 70; ++i) mail += " " + std::string(1000, 'x') + "\r\n";
    EXPECT_EQ(refusal(mail + "\r\n"), "a header field of more than 65536 octets");
}

TEST(PreScan, RefusesALongHeaderSection) {
    std::string mail;
    for (int i = 0; i < 300; ++i) mail += "X-Field: " + std::string(1000, 'x') + "\r\n";
    EXPECT_EQ(refusal(mail + "\r\n"), "a header section of more than 262144 octets");
}

TEST(PreScan, RefusesALongHeaderSectionOfAPart) {
    std::string mail = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n";
    for (int i = 0; i < 300; ++i) mail += "X-Field: " + std::string(1000, 'x') + "\r\n";
    EXPECT_EQ(refusal(mail + "\r\nhello\r\n--b--\r\n"), "a header section of more than 262144 octets");
}

TEST(PreScan, CountsEachHeaderSectionForItself) {
    std::string mail = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    for (int i = 0; i < 300; ++i) mail += "--b\r\nX-Field: " + std::string(1000, 'x') + "\r\n\r\nhello\r\n";
    EXPECT_EQ(refusal(mail), "");
}

TEST(PreScan, LetsIndentedTextOfABodyBeLong) {
    std::string mail = "Subject: log\r\n\r\n";
    for (int i = 0; i < 1000; ++i) mail += "    " + std::string(1000, 'x') + "\r\n";
    EXPECT_EQ(refusal(mail), "");
}

TEST(PreScan, RefusesManyParts) {
    EXPECT_EQ(refusal(mail_of_parts(999)), "");
    EXPECT_EQ(refusal(mail_of_parts(1000)), "a message of more than 1000 parts");
}

TEST(PreScan, RefusesDeepMultiparts) {
    EXPECT_EQ(refusal(nested(50)), "");
    EXPECT_EQ(refusal(nested(51)), "a message of more than 50 nested parts");
    EXPECT_EQ(refusal(nested(16'000)), "a message of more than 50 nested parts");
}

TEST(PreScan, RefusesDeepForwardedMessages) {
    EXPECT_EQ(refusal(forwarded(51)), "a message of more than 50 nested parts");
    EXPECT_EQ(refusal(forwarded(16'000)), "a message of more than 50 nested parts");
}

TEST(PreScan, SeesThroughBareLineEnds) {
    for (const char end : {'\n', '\r'}) {
        std::string mail = nested(51);
        std::erase(mail, end == '\n' ? '\r' : '\n');
        EXPECT_EQ(refusal(mail), "a message of more than 50 nested parts");
    }
}

TEST(PreScan, CountsNoLinesThatOnlyBeginLikeABoundary) {
    std::string mail = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n";
    for (int i = 0; i < 1001; ++i) mail += "--b" + std::to_string(i) + "\r\n\r\nhello\r\n";
    EXPECT_EQ(refusal(mail), "");
}

TEST(PreScan, SeesThroughAnMboxLine) {
    EXPECT_EQ(refusal("From anna@example.com Sun Nov 22 07:15:00 2026\r\n" + nested(51)),
              "a message of more than 50 nested parts");
}

}  // namespace
}  // namespace reserve
