// Which messages are work, and which calendar object counts (SPEC sections 2 and 9).
#include "reserve/reading/read_message.hpp"

#include <gtest/gtest.h>

#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

Reading read_method(std::string_view method) {
    return read(mail_with(calendar_of(event_of(tuesday_nine), method)));
}

const Unsubscribed& unsubscribed(const Reading& reading) { return std::get<Unsubscribed>(reading.content); }

std::string part(std::string_view type, std::string_view body) {
    return "--b\nContent-Type: " + std::string(type) + "\n\n" + std::string(body);
}

Reading read_parts(std::initializer_list<std::string> parts, std::string_view type = "multipart/mixed",
                   bool null_sender = false) {
    std::string mail = std::string(envelope) + "Content-Type: " + std::string(type) + "; boundary=b\n\n";
    for (const std::string& p : parts) mail += p;
    return read(crlf(mail + "--b--\n"), null_sender);
}

std::string request_for(std::string_view uid, std::string_view method = "REQUEST") {
    return calendar_of(event_of(tuesday_nine, "DTSTAMP:20261122T061500Z\nUID:" + std::string(uid) + "\n"),
                       method);
}

TEST(ReadMessage, TakesRequestCancelAndAdd) {
    EXPECT_EQ(invitation(read_method("REQUEST"))->method, Method::request);
    EXPECT_EQ(invitation(read_method("cancel"))->method, Method::cancel);
    EXPECT_EQ(invitation(read_method("ADD"))->method, Method::add);
}

TEST(ReadMessage, LeavesOtherMethodsAlone) {
    for (const char* method : {"REPLY", "COUNTER", "REFRESH", "DECLINECOUNTER", "PUBLISH", "XYZ"}) {
        const Reading reading = read_method(method);
        EXPECT_EQ(unsubscribed_reason(reading), "METHOD:" + std::string(method) + " is not for a room");
        EXPECT_TRUE(unsubscribed(reading).has_calendar);
        EXPECT_FALSE(unsubscribed(reading).is_report);
    }
}

TEST(ReadMessage, LeavesACalendarWithoutMethodAlone) {
    const Reading reading = read(mail_with("BEGIN:VCALENDAR\n" + event_of(tuesday_nine) + "END:VCALENDAR\n"));
    EXPECT_EQ(unsubscribed_reason(reading), "the calendar object has no METHOD");
}

TEST(ReadMessage, LeavesMailWithoutCalendarAlone) {
    const Reading reading = read(crlf(std::string(envelope) + "\nhello\n"));
    EXPECT_EQ(unsubscribed_reason(reading), "the mail has no calendar part");
    EXPECT_FALSE(unsubscribed(reading).has_calendar || unsubscribed(reading).is_report);
    EXPECT_EQ(reading.mail.from, "anna.keller@example.com");
}

TEST(ReadMessage, LeavesTasksAlone) {
    EXPECT_EQ(unsubscribed_reason(read(mail_with(calendar_of("BEGIN:VTODO\nUID:1\nEND:VTODO\n")))),
              "the calendar object holds no event");
}

TEST(ReadMessage, CountsTheMethodOfTheObjectAndWarnsOfAnother) {
    const Reading reading = read_method("CANCEL");
    EXPECT_EQ(reading.warnings, std::vector<std::string>{
                                    "the MIME part says method=REQUEST, the calendar object METHOD:CANCEL"});
}

TEST(ReadMessage, IsUnreadableWhenTheCalendarIsNone) {
    EXPECT_EQ(unreadable_reason(read(mail_with("hello\n"))), "the calendar part holds no BEGIN:VCALENDAR");
    EXPECT_EQ(unreadable_reason(read(mail_with(calendar_of("")))), "the calendar object is empty");
}

TEST(ReadMessage, DoesNotReadReports) {
    const Reading reading = read_parts({part("text/calendar", request_for("1"))}, "multipart/report");
    EXPECT_TRUE(unsubscribed(reading).is_report);
}

TEST(ReadMessage, DoesNotReadAutomaticReplies) {
    EXPECT_TRUE(unsubscribed(read(mail_with(request_for("1"), "Auto-Submitted: auto-replied\n"))).is_report);
    EXPECT_TRUE(invitation(read(mail_with(request_for("1"), "Auto-Submitted: auto-generated\n"))));
}

TEST(ReadMessage, TakesANullSenderForAReportUnlessItHasACalendarOfItsOwn) {
    const std::string forwarded =
        part("message/rfc822", "Content-Type: text/calendar\n\n" + request_for("1"));
    EXPECT_TRUE(unsubscribed(read_parts({forwarded}, "multipart/mixed", true)).is_report);
    EXPECT_TRUE(unsubscribed(read(crlf(std::string(envelope) + "\nhello\n"), true)).is_report);
    EXPECT_TRUE(invitation(read(mail_with(request_for("1")), true)));
    EXPECT_TRUE(invitation(read_parts({forwarded})));
}

TEST(ReadMessage, TakesTheSameMeetingTwiceForOne) {
    const Reading reading =
        read_parts({part("application/ics", request_for("1")), part("text/calendar", request_for("1"))});
    ASSERT_TRUE(invitation(reading)) << unreadable_reason(reading);
    EXPECT_EQ(invitation(reading)->components.size(), 1U);
}

TEST(ReadMessage, PrefersTextCalendarToAnAttachmentOfTheSameMeeting) {
    const Reading reading = read_parts(
        {part("application/ics", request_for("1", "CANCEL")), part("text/calendar", request_for("1"))});
    EXPECT_EQ(invitation(reading)->method, Method::request);
}

TEST(ReadMessage, PrefersAnAttachmentWithMethodToTextCalendarWithout) {
    const Reading reading = read_parts({part("text/calendar", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"),
                                        part("application/ics", request_for("1"))});
    EXPECT_TRUE(invitation(reading));
}

TEST(ReadMessage, CountsDifferentMeetingsEach) {
    const Reading reading =
        read_parts({part("text/calendar", request_for("1")), part("text/calendar", request_for("2"))});
    ASSERT_TRUE(invitation(reading)) << unreadable_reason(reading);
    EXPECT_EQ(invitation(reading)->components.size(), 2U);
}

TEST(ReadMessage, CountsEachObjectOfOnePart) {
    const Reading reading = read_parts({part("text/calendar", request_for("1") + request_for("2"))});
    EXPECT_EQ(invitation(reading)->components.size(), 2U);
}

TEST(ReadMessage, IsUnreadableWhereMeetingsCannotBeTakenTogether) {
    const Reading reading = read_parts(
        {part("text/calendar", request_for("1")), part("text/calendar", request_for("2", "CANCEL"))});
    EXPECT_EQ(unreadable_reason(reading),
              "the message holds several calendar objects that cannot be taken together");
    EXPECT_EQ(std::get<Unreadable>(reading.content).uid, "1");
}

std::string version(int sequence, std::string_view times, std::string_view method = "REQUEST") {
    return calendar_of(event_of("SEQUENCE:" + std::to_string(sequence) + "\n" + std::string(times)), method);
}

constexpr std::string_view wednesday_nine = "DTSTART:20261125T080000Z\nDTEND:20261125T090000Z\n";

TEST(ReadMessage, CountsTheNewestOfSeveralVersions) {
    const Reading reading =
        read_parts({part("text/calendar", version(1, tuesday_nine) + version(2, wednesday_nine) +
                                              version(0, tuesday_nine) + version(1, "", "CANCEL"))});
    ASSERT_TRUE(invitation(reading)) << unreadable_reason(reading);
    EXPECT_EQ(only_component(reading).start.local, wall(2026, 11, 25, 8));
    EXPECT_EQ(invitation(reading)->components.size(), 1U);
}

TEST(ReadMessage, CountsANewerCancelBeforeTheRequest) {
    const Reading reading =
        read_parts({part("text/calendar", version(1, tuesday_nine) + version(2, "", "CANCEL"))});
    ASSERT_TRUE(invitation(reading)) << unreadable_reason(reading);
    EXPECT_EQ(invitation(reading)->method, Method::cancel);
}

TEST(ReadMessage, DoesNotFallBackToAnObsoleteVersionWhereTheNewerIsUnreadable) {
    const auto read_versions = [](const std::string& other) {
        return read_parts({part("text/calendar", version(1, "DTSTART:tomorrow\n") + other)});
    };
    EXPECT_EQ(unreadable_reason(read_versions(version(0, tuesday_nine))),
              "the DTSTART \"tomorrow\" is malformed");
    EXPECT_TRUE(invitation(read_versions(version(1, tuesday_nine))));
}

TEST(ReadMessage, TakesASeriesAndAnOccurrenceFromTwoObjects) {
    const Reading reading = read_parts({part(
        "text/calendar", version(0, std::string(tuesday_nine) + "RRULE:FREQ=DAILY;COUNT=5\n") +
                             version(1, "RECURRENCE-ID:20261126T080000Z\n" + std::string(wednesday_nine)))});
    ASSERT_TRUE(invitation(reading)) << unreadable_reason(reading);
    EXPECT_EQ(invitation(reading)->components.size(), 2U);
}

TEST(ReadMessage, FindsTheCalendarBehindBlanks) {
    EXPECT_TRUE(invitation(read(mail_with("   " + request_for("1")))));
}

TEST(ReadMessage, CountsTheMailsOwnCalendarBeforeAForwardedOne) {
    const Reading reading =
        read_parts({part("message/rfc822", "Content-Type: text/calendar\n\n" + request_for("1")),
                    part("text/calendar", request_for("2"))});
    ASSERT_TRUE(invitation(reading)) << unreadable_reason(reading);
    EXPECT_EQ(only_component(reading).uid, "2");
    EXPECT_EQ(invitation(reading)->components.size(), 1U);
}

TEST(ReadMessage, SaysThatAMeetingInADamagedTnefIsNotUnderstood) {
    const Reading reading = read_parts({part("application/ms-tnef", "x IPM.Microsoft Schedule.MtgReq x\n")});
    EXPECT_EQ(unreadable_reason(reading), "the winmail.dat is damaged");
    EXPECT_EQ(unsubscribed_reason(read_parts({part("application/ms-tnef", "IPM.Microsoft Mail.Note\n")})),
              "the winmail.dat holds no meeting request");
}

TEST(ReadMessage, SaysThatADamagedTnefWithoutClassIsNotUnderstood) {
    EXPECT_EQ(unreadable_reason(read_parts({part("application/ms-tnef", "x\n")})),
              "the winmail.dat is damaged");
}

TEST(ReadMessage, ReadsTheCharsetsThatMailClientsUse) {
    const auto summary = [](std::string_view charset, std::string_view octets) {
        const Reading reading = read(
            crlf(std::string(envelope) + "Content-Type: text/calendar" + std::string(charset) + "\n\n") +
            crlf(calendar_of(event_of(std::string(tuesday_nine) + "SUMMARY:" + std::string(octets) + "\n"))));
        return invitation(reading) ? only_component(reading).summary : unreadable_reason(reading);
    };
    EXPECT_EQ(summary("; charset=utf-8", "Zürich"), "Zürich");
    EXPECT_EQ(summary("", "Zürich"), "Zürich");
    EXPECT_EQ(summary("; charset=iso-8859-1", "Z\xFCrich"), "Zürich");
    EXPECT_EQ(summary("; charset=\"windows-1252\"", "5 \x80"), "5 €");
    EXPECT_EQ(summary("; charset=koi8-r", "\xF7\xD3\xD4\xD2\xC5\xDE\xC1"), "Встреча");
    EXPECT_EQ(summary("; charset=iso-2022-jp", "\x1b$B2q5D\x1b(B"), "会議");
    EXPECT_EQ(summary("", "Z\xFCrich"), "Zürich");
    EXPECT_EQ(summary("; charset=x-nobody-knows", "Zürich"), "Zürich");
}

TEST(ReadMessage, ReadsUtf16AndAByteOrderMark) {
    const std::string calendar = crlf(calendar_of(event_of(tuesday_nine)));
    std::string utf16;
    for (const char c : calendar) utf16.append({c, '\0'});
    const std::string header = crlf(std::string(envelope) +
                                    "Content-Type: text/calendar; charset=utf-16le\n"
                                    "Content-Transfer-Encoding: base64\n\n");
    EXPECT_TRUE(invitation(read(header + base64(utf16) + "\r\n")));
    EXPECT_TRUE(invitation(read(mail_with("\xEF\xBB\xBF" + calendar))));
}

TEST(ReadMessage, KnowsUtf16ByItsByteOrderMarkWhateverThePartSays) {
    std::string utf16 = "\xFF\xFE";
    for (const char c : calendar_of(event_of(tuesday_nine))) utf16 += {c, '\0'};
    const Reading reading =
        read(crlf(std::string(envelope) +
                  "Content-Type: text/calendar; charset=utf-8\nContent-Transfer-Encoding: base64\n\n") +
             base64(utf16));
    EXPECT_EQ(only_component(reading).uid, "planning-1@example.com");
}

}  // namespace
}  // namespace reserve
