#include "reserve/reading/mime/mail.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "reserve/reading/pre_scan.hpp"
#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

constexpr std::string_view calendar = "BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR\n";
constexpr std::string_view calendar_in_base64 =
    "QkVHSU46VkNBTEVOREFSDQpNRVRIT0Q6UkVRVUVTVA0KRU5EOlZDQUxFTkRBUg0K\n";

Mail opened(std::string_view mail) { return open_mail(std::get<std::string>(pre_scan(mail, {}))); }

std::vector<CalendarPart> calendars_in(std::string_view mail) { return opened(mail).calendars; }

// A multipart of these parts, each with its header.
std::string multipart(std::initializer_list<std::string> parts, std::string_view type = "multipart/mixed") {
    std::string mail = "Content-Type: " + std::string(type) + "; boundary=\"=_b\"\n\n";
    for (const std::string& part : parts) mail += "--=_b\n" + part + "\n";
    return mail + "--=_b--\n";
}

std::string part(std::string_view headers, std::string_view body = calendar) {
    return std::string(headers) + "\n\n" + std::string(body);
}

const std::string text_part = part("Content-Type: text/plain", "hello");

void expect_calendar(const std::string& mail) {
    const auto found = calendars_in(crlf(mail));
    ASSERT_EQ(found.size(), 1U) << mail;
    EXPECT_NE(found.front().octets.find("METHOD:REQUEST"), std::string::npos) << found.front().octets;
}

TEST(Mail, HoldsTheCalendarThatItIs) { expect_calendar(part("Content-Type: text/calendar; method=REQUEST")); }

TEST(Mail, HoldsACalendarInMultipartAlternative) {
    expect_calendar(multipart({text_part, part("Content-Type: text/calendar")}, "multipart/alternative"));
}

TEST(Mail, HoldsACalendarInNestedMultiparts) {
    std::string inner = multipart({text_part, part("Content-Type: text/calendar")}, "multipart/alternative");
    for (auto at = inner.find("=_b"); at != std::string::npos; at = inner.find("=_b", at + 4))
        inner.replace(at, 3, "=_in");
    expect_calendar(multipart({inner, text_part}));
}

TEST(Mail, HoldsAnAttachedCalendarByItsTypeOrName) {
    for (const char* headers :
         {"Content-Type: application/ics", "Content-Type: application/octet-stream; name=invite.ics",
          "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"Invite.ICS\"",
          "Content-Type: text/plain; name=meeting.ics",
          "Content-Type: application/octet-stream\nContent-Disposition: attachment;\n "
          "filename*=utf-8''S%C3%A9ance.ics",
          "Content-Type: application/octet-stream; name*0=\"inv\"; name*1=\"ite.ics\"",
          "Content-Type: application/octet-stream; name=\"=?utf-8?B?aW52aXRlLmljcw==?=\""}) {
        expect_calendar(multipart({text_part, part(headers)}));
        EXPECT_TRUE(calendars_in(crlf(multipart({part(headers)}))).front().attachment);
    }
}

TEST(Mail, HoldsACalendarInAForwardedMessage) {
    const std::string mail =
        multipart({text_part, part("Content-Type: message/rfc822", part("Content-Type: text/calendar"))});
    expect_calendar(mail);
    EXPECT_TRUE(calendars_in(crlf(mail)).front().forwarded);
}

TEST(Mail, TakesAPartOfADigestForAMessage) {
    const std::string message = part("Subject: Planning\nContent-Type: text/calendar");
    for (const std::string& own : {"\n" + message, part("X-Any: 1", message)}) {
        expect_calendar(multipart({text_part, own}, "multipart/digest"));
        EXPECT_TRUE(calendars_in(crlf(multipart({own}, "multipart/digest"))).front().forwarded);
    }
    EXPECT_TRUE(calendars_in(crlf(multipart({"\n" + message}))).empty());
}

TEST(Mail, TakesOnlyThePartsOfADigestItselfForMessages) {
    std::string inner = multipart({"\n" + part("Content-Type: text/calendar")}, "multipart/mixed");
    for (auto at = inner.find("=_b"); at != std::string::npos; at = inner.find("=_b", at + 4))
        inner.replace(at, 3, "=_in");
    EXPECT_TRUE(calendars_in(crlf(multipart({"\n" + inner}, "multipart/digest"))).empty());
    const std::string quoted = part("Subject: Planning", part("Content-Type: text/calendar"));
    EXPECT_TRUE(calendars_in(crlf(multipart({"\n" + quoted}, "multipart/digest"))).empty());
}

TEST(Mail, HoldsACalendarInAForwardedMessageInBase64) {
    expect_calendar(multipart({part("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64",
                                    "Q29udGVudC1UeXBlOiB0ZXh0L2NhbGVuZGFyDQoNCk1FVEhPRDpSRVFVRVNUDQo=\n")}));
}

TEST(Mail, DecodesBase64) {
    expect_calendar(
        part("Content-Type: text/calendar\nContent-Transfer-Encoding: base64", calendar_in_base64));
}

TEST(Mail, DecodesQuotedPrintableWithSoftBreaksAlsoBetweenBareLineEnds) {
    const std::string mail = part("Content-Type: text/calendar\nContent-Transfer-Encoding: quoted-printable",
                                  "METHOD:REQ=\nUEST\nX:=C3=A9=\n");
    expect_calendar(mail);
    EXPECT_EQ(calendars_in(mail).front().octets, "METHOD:REQUEST\nX:\xC3\xA9");
}

TEST(Mail, TakesATransferEncodingWithBlanksOrAComment) {
    for (const char* encoding : {" base64 ", "BASE64 (as ever)", "\tBase64"})
        expect_calendar(
            part("Content-Type: text/calendar\nContent-Transfer-Encoding:" + std::string(encoding),
                 calendar_in_base64));
}

TEST(Mail, TakesAContentTypeWithBlanksACommentOrFolding) {
    for (const char* type :
         {"Content-Type : text/calendar", "Content-Type: (meeting) text/calendar",
          "CONTENT-TYPE:TEXT/CALENDAR;METHOD=REQUEST", "Content-Type:\n text/calendar;\n\tmethod=REQUEST",
          "Content-Type: text/calendar (meeting); charset=utf-8"})
        expect_calendar(multipart({part(type)}));
}

TEST(Mail, TakesAContentTypeThatIsNotWellFormed) {
    for (const char* type :
         {"text/calendar charset=utf-8", "text/calendar method=REQUEST charset=utf-8", "text/calendar;;",
          "Text/Calendar ; METHOD = REQUEST", "text / calendar; method", "text/calendar; =; charset=\"utf-8",
          "text/calendar; name=\"a b=c", "text/calendar (meeting; method=REQUEST", "\"text/calendar\"",
          "text/calendar; charset=", ";; text/calendar", "application/octet-stream name=\"invite.ics",
          "text/calendar, charset=utf-8"})
        expect_calendar(multipart({part("Content-Type: " + std::string(type))}));
}

TEST(Mail, TellsParametersApartWhereTheSemicolonIsMissing) {
    const auto found =
        calendars_in(crlf(part("Content-Type: text/calendar charset=\"iso-8859-1\" method = REQUEST")));
    EXPECT_EQ(found.at(0).charset, "iso-8859-1");
    EXPECT_EQ(found.at(0).method, "REQUEST");
    expect_calendar("Content-Type: multipart/mixed boundary=b charset=utf-8\n\n--b\n" +
                    part("Content-Type: text/calendar") + "--b--\n");
}

TEST(Mail, TellsParametersApartBehindAQuoteThatIsNotClosed) {
    const auto found = calendars_in(crlf(part("Content-Type: text/calendar; name=\"x; method=REQUEST")));
    EXPECT_EQ(found.at(0).method, "REQUEST");
}

TEST(Mail, TakesACalendarThatHasNoContentType) {
    expect_calendar("Subject: Planning\n\n\n" + std::string(calendar));
    expect_calendar(multipart({text_part, part("X-Any: 1")}));
    EXPECT_TRUE(calendars_in(crlf("Subject: Planning\n\nSee:\n" + std::string(calendar))).empty());
}

TEST(Mail, TakesBoundaryLinesWithBlanksAtTheirEnd) {
    expect_calendar("Content-Type: multipart/mixed; boundary=b\n\n--b \t\n" +
                    part("Content-Type: text/calendar") + "--b-- \n");
}

TEST(Mail, TakesAMissingFinalBoundary) {
    expect_calendar("Content-Type: multipart/mixed; boundary=b\n\n--b\n" +
                    part("Content-Type: text/calendar"));
}

TEST(Mail, TakesABoundaryByRfc2231OrWithAComment) {
    for (const char* type : {"multipart/mixed; boundary*=us-ascii''b", "multipart/mixed; (x) boundary=b (y)",
                             "multipart/mixed; boundary*0=\"b\""})
        expect_calendar("Content-Type: " + std::string(type) + "\n\n--b\n" +
                        part("Content-Type: text/calendar") + "--b--\n");
}

TEST(Mail, TakesABoundaryWithASemicolon) {
    expect_calendar("Content-Type: multipart/mixed; boundary=\"b;c\"\n\n--b;c\n" +
                    part("Content-Type: text/calendar", "METHOD:REQUEST\nb;c\n") + "--b;c--\n");
}

TEST(Mail, TakesTheFirstOfTwoContentTypes) {
    expect_calendar("Content-Type: multipart/mixed; boundary=b\nContent-Type: text/plain;\n x=y\n\n--b\n" +
                    part("Content-Type: text/calendar") + "--b--\n");
}

TEST(Mail, TakesBareLineEnds) {
    const std::string mail = multipart({text_part, part("Content-Type: text/calendar")});
    EXPECT_EQ(calendars_in(mail).size(), 1U);
    std::string with_cr = mail;
    std::ranges::replace(with_cr, '\n', '\r');
    EXPECT_EQ(calendars_in(with_cr).size(), 1U);
}

TEST(Mail, TakesAnMboxLineInFront) {
    expect_calendar("From anna@example.com Sun Nov 22 07:15:00 2026\n" + part("Content-Type: text/calendar"));
}

TEST(Mail, KeepsCharsetAndMethodOfTheMimePart) {
    const auto found =
        calendars_in(crlf(part("Content-Type: text/calendar; method=\"REQUEST\"; charset=iso-8859-1")));
    EXPECT_EQ(found.at(0).charset, "iso-8859-1");
    EXPECT_EQ(found.at(0).method, "REQUEST");
}

TEST(Mail, PutsTextCalendarBeforeAttachments) {
    const auto found = calendars_in(
        crlf(multipart({part("Content-Type: application/ics", "X"), part("Content-Type: text/calendar")})));
    ASSERT_EQ(found.size(), 2U);
    EXPECT_FALSE(found.front().attachment);
}

TEST(Mail, LeavesOutWhatIsInsideAReport) {
    EXPECT_TRUE(
        calendars_in(crlf(multipart({part("Content-Type: text/calendar")}, "multipart/report"))).empty());
}

TEST(Mail, HasNoCalendarInAMultipartWithoutBoundary) {
    EXPECT_TRUE(calendars_in(crlf("Content-Type: multipart/mixed\n\n\nContent-Type: text/calendar\n\nX\n"))
                    .empty());
}

TEST(Mail, KeepsATnefPart) {
    const Mail mail = opened(crlf(multipart({part("Content-Type: application/ms-tnef", "x\x9f\x3e")})));
    EXPECT_EQ(mail.tnef.size(), 1U);
}

TEST(Mail, IsAutomaticWhereAProgramOrAListHasSentIt) {
    for (const char* const header : {"Auto-Submitted: auto-generated", "Auto-Submitted: Auto-Replied; x=1",
                                     "Precedence: Bulk", "Precedence: list", "List-Id: <rooms.example.com>"})
        EXPECT_TRUE(opened(header + std::string("\r\n\r\n")).facts.automatic) << header;
    for (const char* const header : {"Auto-Submitted: no", "Precedence: normal", "Subject: bulk"})
        EXPECT_FALSE(opened(header + std::string("\r\n\r\n")).facts.automatic) << header;
}

TEST(Mail, IsAReportByItsTypeOrAsAnAutomaticReply) {
    EXPECT_TRUE(opened("Content-Type: multipart/report; boundary=b\r\n\r\n").is_report);
    EXPECT_TRUE(opened("Auto-Submitted: auto-replied (vacation)\r\n\r\n").is_report);
    EXPECT_FALSE(opened("Auto-Submitted: auto-generated\r\n\r\n").is_report);
}

}  // namespace
}  // namespace reserve
