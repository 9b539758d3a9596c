// Reports and automatic replies are unsubscribed, and what they carry is not read.
#include <gtest/gtest.h>

#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

std::string request() { return calendar_of(event_of(tuesday_nine)); }

Reading with_field(const std::string& field) {
    return read(mail_with(request(), std::string(envelope) + field + "\n"));
}

std::string report() {
    return crlf(std::string(envelope) +
                "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: text/calendar\n\n" +
                request() + "\n--b--\n");
}

std::string forwarded() {
    return crlf(std::string(envelope) +
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
                "Content-Type: text/calendar\n\n" +
                request() + "\n--b--\n");
}

bool is_report(const Reading& reading) {
    const auto* unsubscribed = std::get_if<Unsubscribed>(&reading.contents.at(0));
    return unsubscribed && unsubscribed->is_report;
}

TEST(Ruling3, AReportIsNotReadWhateverItCarries) { EXPECT_TRUE(is_report(read(report()))); }

TEST(Ruling3, AnAutomaticReplyIsNotRead) {
    EXPECT_TRUE(is_report(with_field("Auto-Submitted: auto-replied")));
    EXPECT_TRUE(is_report(with_field("Auto-Submitted: Auto-Replied (vacation); owner-email=a@example.com")));
}

TEST(Ruling3, WhatIsGeneratedIsRead) {
    EXPECT_TRUE(invitation(with_field("Auto-Submitted: auto-generated")));
}

TEST(Ruling3, OfTheNullSenderOnlyACalendarOfTheMailItselfIsRead) {
    EXPECT_TRUE(invitation(read(mail_with(request()), true)));
    EXPECT_TRUE(is_report(read(forwarded(), true)));
    EXPECT_TRUE(invitation(read(forwarded(), false)));
}

}  // namespace
}  // namespace reserve
