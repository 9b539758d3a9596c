// Mails whose MIME is not well formed, as programs send them.
#include <gtest/gtest.h>

#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

const std::string calendar = calendar_of(event_of(tuesday_nine));
const std::string calendar_part = "Content-Type: text/calendar\n\n" + calendar;
const std::string text_part = "Content-Type: text/plain\n\nhello\n";
const std::string mixed = "Content-Type: multipart/mixed; boundary=b\n\n";
const std::string inner = "Content-Type: multipart/alternative; boundary=";

void expect_planning(const std::string& mail) {
    const Reading reading = read(crlf(mail));
    ASSERT_NE(invitation(reading), nullptr)
        << mail << unsubscribed_reason(reading) << unreadable_reason(reading);
    EXPECT_EQ(only_component(reading).uid, "planning-1@example.com") << mail;
}

void expect_no_calendar(const std::string& mail) {
    EXPECT_EQ(unsubscribed_reason(read(crlf(mail))), "the mail has no calendar part") << mail;
}

TEST(DamagedMime, MayLeaveOutTheLastBoundaryOfAnInnerMultipart) {
    expect_planning(mixed + "--b\n" + inner + "c\n\n--c\n" + text_part + "--b\n" + calendar_part + "--b--\n");
    expect_planning(mixed + "--b\n" + inner + "c\n\n--c\n" + calendar_part + "--b\n" + text_part + "--b--\n");
    expect_planning(mixed + "--b\n" + inner + "never\n\nhello\n--b\n" + calendar_part + "--b--\n");
    expect_planning(mixed + "--b\n" + inner + "c\n\n--c\nX-Any: 1\n--b\n" + calendar_part + "--b--\n");
}

TEST(DamagedMime, MayHaveBoundariesThatBeginAlike) {
    expect_planning(mixed + "--b\n" + inner + "b1\n\n--b1\n" + text_part + "--b1--\n--b\n" + calendar_part);
    expect_planning(mixed + "--b\n" + inner + "b1\n\n--b1\n" + text_part + "--b1\n" + calendar_part);
    expect_planning(mixed + "--b\nContent-Type: text/plain\n\n--b is none\n--b\n" + calendar_part);
}

TEST(DamagedMime, MayUseOneBoundaryTwice) {
    expect_planning(mixed + "--b\n" + inner + "b\n\n--b\n" + text_part + "--b--\n--b\n" + calendar_part +
                    "--b--\n");
}

TEST(DamagedMime, MayNameNoBoundaryOrAnotherOne) {
    for (const char* type : {"multipart/mixed", "multipart/mixed;", "multipart/mixed; boundary=other"})
        expect_planning("Content-Type: " + std::string(type) + "\n\nhello\n--\n--x\n" + text_part + "--x\n" +
                        calendar_part + "--x--\n");
    expect_planning("Content-Type: multipart/mixed; boundary=\"\"\n\nhello\n--\n" + text_part + "--\n" +
                    calendar_part + "----\n");
    expect_no_calendar("Content-Type: multipart/mixed\n\nhello\n--x\n" + calendar);
}

TEST(DamagedMime, KeepsTheBoundaryThatItNamesWhereItComes) {
    const std::string preamble = "--x\nContent-Type follows\n";
    const std::string parts = "--b\n" + text_part + "--b\n" + calendar_part + "--b--\n";
    expect_planning(mixed + preamble + parts);
    expect_planning(mixed + preamble + "\n" + preamble + parts);
    expect_planning("Content-Type: multipart/mixed; boundary=a\n\n--a\n" + mixed + preamble + parts +
                    "--a--\n");
}

TEST(DamagedMime, MayHaveABoundaryThatIsNotAscii) {
    expect_planning("Content-Type: multipart/mixed; boundary=\"\xC2\xB5\"\n\n--\xC2\xB5\n" + calendar_part);
}

TEST(DamagedMime, MayFoldItsBoundary) {
    expect_planning("Content-Type: multipart/mixed; boundary=\"a\n b\"\n\n--a b\n" + calendar_part);
}

TEST(DamagedMime, EndsWithItsLastBoundary) {
    expect_no_calendar(mixed + "--b\n" + text_part + "--b--\n" + calendar_part);
}

TEST(DamagedMime, MayLeaveOutTheEmptyLineBehindAHeaderWithoutABody) {
    expect_planning(mixed + "--b\nContent-Type: text/plain\n--b\n" + calendar_part);
    expect_planning("Content-Type: multipart/mixed; boundary=a:b\n\n--a:b\nX-Any: 1\n--a:b\n" +
                    calendar_part);
}

TEST(DamagedMime, MayLeaveOutTheEmptyLineBeforeTheCalendar) {
    expect_planning("Content-Type: text/calendar\n" + calendar);
    expect_planning(mixed + "--b\n" + text_part + "--b\nContent-Type: text/calendar\n" + calendar +
                    "--b--\n");
    expect_planning(mixed + "--b\nContent-Type: message/rfc822\n\n" + calendar + "--b--\n");
    expect_planning("Subject: Planning\n" + calendar);
}

TEST(DamagedMime, MayHoldALineThatIsNoFieldInAHeader) {
    expect_planning("Subject: Planning\nno field\n of two lines\n" + calendar_part);
    expect_planning("Sub ject: Planning\n" + calendar_part);
    expect_no_calendar("Subject: Planning\nno field\n\n" + calendar_part);
    expect_planning(mixed + "--b\nContent-Type: text/plain\nhello\n--b\n" + calendar_part);
    expect_planning(mixed + "--b\nContent-Type: text/plain\nhello\n\n--b\n" + calendar_part);
}

TEST(DamagedMime, MayLeaveOutTheEmptyLineBeforeBase64) {
    std::string padded = calendar;
    while (padded.size() % 3 == 0) padded += '\n';
    const std::string part =
        "Content-Type: text/calendar\nContent-Transfer-Encoding: base64\n" + base64(padded);
    expect_planning(mixed + "--b\n" + part + "\n--b\n" + text_part + "--b--\n");
}

TEST(DamagedMime, MayEndAFieldWithASemicolon) {
    expect_planning("Content-Type: text/calendar;\nContent-Transfer-Encoding: base64\n\n" + base64(calendar));
}

TEST(DamagedMime, MayLoseTheBlankOfAFoldedParameter) {
    expect_planning("Content-Type: application/octet-stream;\nname=\"invite.ics\"\n\n" + calendar);
    expect_planning("Content-Type: multipart/mixed;\nboundary=\"a:b\"\n\n--a:b\n" + calendar_part);
}

TEST(DamagedMime, MayWriteMoreThanATypeWhereTheTypeStands) {
    for (const char* type : {"text/calendar>", "<text/calendar>; method=REQUEST", "text/calendar\\r\\n",
                             "text/calendar Content-Transfer-Encoding: 8bit", "text /  calendar (x"})
        expect_planning("Content-Type: " + std::string(type) + "\n\n" + calendar);
}

TEST(DamagedMime, MayCallACalendarByOtherTypes) {
    for (const char* type :
         {"text/x-vcalendar", "text/vcalendar", "text/x-calendar", "text/ics", "application/ics",
          "application/x-ics", "application/calendar", "application/icalendar"})
        expect_planning("Content-Type: " + std::string(type) + "\n\n" + calendar);
}

TEST(DamagedMime, MaySayBase64OfWhatIsNot) {
    expect_planning("Content-Type: text/calendar\nContent-Transfer-Encoding: base64\n\n\n" + calendar);
}

TEST(DamagedMime, MayLeaveOutThatItIsBase64) {
    for (const char* encoding : {"", "Content-Transfer-Encoding: 7bit\n", "Content-Transfer-Encoding: b\n"})
        expect_planning("Content-Type: text/calendar\n" + std::string(encoding) + "\n" + base64(calendar));
}

TEST(DamagedMime, MayMisspellItsEncoding) {
    for (const char* encoding :
         {"base-64", "base 64", "BASE_64", "x-base64", "\"base64\"", "base64 encoding"})
        expect_planning("Content-Type: application/ics\nContent-Transfer-Encoding: " + std::string(encoding) +
                        "\n\n" + base64("\n" + calendar));
    for (const char* encoding :
         {"quoted printable", "quotedprintable", "Quoted_Printable", "quote-printable"})
        expect_planning("Content-Type: text/calendar\nContent-Transfer-Encoding: " + std::string(encoding) +
                        "\n\nBEGIN:=56CALENDAR=\n" + calendar.substr(calendar.find('\n')));
    for (const char* encoding : {"8 bit", "7-bits", "eight bit", "none", "binary"})
        expect_planning("Content-Type: text/calendar\nContent-Transfer-Encoding: " + std::string(encoding) +
                        "\n\n" + calendar);
}

TEST(DamagedMime, MayHaveLinesThatEndInTwoCarriageReturns) {
    std::string mail;
    for (const char c : mixed + "--b\n" + text_part + "--b\nContent-Type: text/calendar\n\n" +
                            calendar_of(event_of(std::string(tuesday_nine) + "SUMMARY:Plan\n ning\n")) +
                            "--b--\n")
        mail.append(c == '\n' ? "\r\r\n" : std::string(1, c));
    EXPECT_EQ(only_component(read(mail)).summary, "Planning");
}

TEST(DamagedMime, MayHaveComeInOnePieceOfOne) {
    const std::string piece = "Content-Type: message/partial; id=\"a@example.com\"; number=";
    expect_planning(piece + "1; total=1\n\nSubject: Planning\n" + calendar_part);
    for (const char* of : {"1; total=2", "2; total=2", "1"})
        EXPECT_EQ(unreadable_reason(read(crlf(piece + of + "\n\nSubject: Planning\n" + calendar_part))),
                  "the mail is one piece of a message that was split (message/partial): send it again in one "
                  "piece");
}

TEST(DamagedMime, MayForwardAMessageAsAFile) {
    const std::string file = "Content-Type: application/octet-stream; name=\"Planning.eml\"\n";
    expect_planning(file + "\nSubject: Planning\n" + calendar_part);
    expect_planning(mixed + "--b\n" + file + "Content-Transfer-Encoding: base64\n\n" +
                    base64("Subject: Planning\n" + calendar_part) + "\n--b--\n");
}

TEST(DamagedMime, MayForwardAMessageUnderItsOtherTypes) {
    for (const char* type : {"message/global", "message/news"})
        expect_planning("Content-Type: " + std::string(type) + "\n\nSubject: Planning\n" + calendar_part);
}

}  // namespace
}  // namespace reserve
