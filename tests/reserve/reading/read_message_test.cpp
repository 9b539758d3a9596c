// Which messages are work, and which calendar object counts (SPEC sections 2 and 9).
#include "reserve/reading/read_message.hpp"

#include <gtest/gtest.h>

#include <tuple>

#include "tests/reserve/reading/parts.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

Reading read_method(std::string_view method) {
    return read(mail_with(calendar_of(event_of(tuesday_nine), method)));
}

const Unsubscribed& unsubscribed(const Reading& reading) {
    return std::get<Unsubscribed>(reading.contents.at(0));
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

// Each character of ASCII in `size` octets.
std::string wide(std::string_view text, std::size_t size, bool big_endian) {
    std::string out;
    for (const char c : text) {
        std::string octets(size, '\0');
        octets[big_endian ? size - 1 : 0] = c;
        out += octets;
    }
    return out;
}

Reading read_encoded(const std::string& octets, const std::string& charset) {
    return read(crlf(std::string(envelope) + "Content-Type: text/calendar; charset=" + charset +
                     "\nContent-Transfer-Encoding: base64\n\n" + base64(octets) + "\n"));
}

TEST(ReadMessage, ReadsUtf16AndUtf32) {
    using std::string_view_literals::operator""sv;
    const std::string calendar = crlf(calendar_of(event_of(tuesday_nine)));
    for (const auto& [mark, size, big_endian] : {std::tuple{"\xFF\xFE"sv, 2, false},
                                                 {"\xFE\xFF"sv, 2, true},
                                                 {"\xFF\xFE\0\0"sv, 4, false},
                                                 {"\0\0\xFE\xFF"sv, 4, true}}) {
        const std::string octets = wide(calendar, static_cast<std::size_t>(size), big_endian);
        const std::string name = "utf-" + std::to_string(8 * size);
        for (const auto& charset : {name + (big_endian ? "be" : "le"), name, std::string("utf-8")}) {
            EXPECT_TRUE(invitation(read_encoded(octets, charset))) << charset << big_endian;
            EXPECT_TRUE(invitation(read_encoded(std::string(mark) + octets, charset)))
                << charset << big_endian;
        }
    }
    EXPECT_TRUE(invitation(read(mail_with("\xEF\xBB\xBF" + calendar))));
}

TEST(ReadMessage, ReadsWhatIsNotUtf16ThoughThePartSaysSo) {
    const std::string calendar = crlf(calendar_of(event_of(std::string(tuesday_nine) + "SUMMARY:Zürich\n")));
    for (const char* charset : {"utf-16", "UTF-16LE", "utf-32", "utf16"})
        EXPECT_EQ(only_component(read_encoded(calendar, charset)).summary, "Zürich") << charset;
}

}  // namespace
}  // namespace reserve
