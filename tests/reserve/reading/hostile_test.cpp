// Messages that are meant to do harm: bounded by limits that are counted, not timed.
#include <gtest/gtest.h>

#include "reserve/reading/in_process_reader.hpp"
#include "reserve/reading/mime/encoded_words.hpp"
#include "reserve/reading/mime/field_value.hpp"
#include "reserve/reading/reading_text.hpp"
#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

// As a gateway reads it, with all defences on.
ReadResult read_defended(std::string raw) {
    std::optional<ReadResult> result;
    InProcessReader().read(std::make_shared<const std::string>(std::move(raw)), sunday_morning, false,
                           [&](ReadResult r) { result = std::move(r); });
    return result.value();
}

std::string parked_because(std::string raw) {
    const ReadResult result = read_defended(std::move(raw));
    const auto* failure = std::get_if<ReadFailure>(&result);
    return failure ? failure->reason : "not parked";
}

std::string repeated(std::string_view text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

TEST(HostileMail, OfSixteenThousandMultipartsIsParked) {
    std::string mail;
    for (int i = 0; i < 16'000; ++i) {
        const std::string boundary = "b" + std::to_string(i);
        mail += "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary + "\r\n";
    }
    EXPECT_EQ(parked_because(mail), "a message of more than 50 nested parts");
}

TEST(HostileMail, OfSixteenThousandForwardedMessagesIsParked) {
    EXPECT_EQ(parked_because(repeated("Content-Type: message/rfc822\r\n\r\n", 16'000)),
              "a message of more than 50 nested parts");
}

TEST(HostileMail, WithALineOfTenMegabytesIsParked) {
    EXPECT_EQ(
        parked_because(mail_with(calendar_of(event_of("SUMMARY:" + std::string(10'000'000, 'x') + "\n")))),
        "a line of more than 65536 octets");
}

TEST(HostileMail, WithAHeaderFieldOfTenMegabytesIsParked) {
    EXPECT_EQ(parked_because("Subject: a\r\n" +
                             repeated(" xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n", 250'000) + "\r\n"),
              "a header field of more than 65536 octets");
}

TEST(HostileMail, HasAHundredParametersInAField) {
    std::string field = "text/calendar";
    for (int i = 0; i < 1000; ++i) field += "; p" + std::to_string(i) + "=1";
    EXPECT_EQ(parse_field_value(field).parameters.size(), 100U);
}

// Were the field looked through for each of its pieces, this would take half an hour.
TEST(HostileMail, WithHeaderFieldsOfBlanksSemicolonsAndBeginningsOfWordsIsReadInNoTime) {
    const std::string blanks = "text/calendar; name=x" + std::string(60'000, ' ') + "; method=REQUEST";
    const std::string semicolons = "text/calendar" + std::string(60'000, ';') + "method=REQUEST";
    const std::string repeats = "text/calendar; method=REQUEST;" + repeated(" a=", 20'000);
    const std::string words = repeated("=?a?q?b ", 7'500) + "c";
    for (int i = 0; i < 100; ++i) {
        for (const std::string& field : {blanks, semicolons, repeats})
            EXPECT_EQ(parse_field_value(field).parameter("method"), "REQUEST");
        EXPECT_TRUE(decoded_words(words) == words);
    }
}

TEST(HostileMail, OfHeadersFullOfLinesThatAreNoFieldsIsLookedThroughOnce) {
    std::string mail = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    const std::string lines = repeated("x\r\n", 20'000);
    for (int i = 0; i < 500; ++i) mail += "--b\r\n" + lines + "Content-Id: 1\r\n\r\n";
    EXPECT_EQ(parked_because(mail), "not parked");
}

TEST(HostileMail, HidesNestingFromMimeticInNoSpellingOfContentType) {
    for (const char* type :
         {"content-type:multipart/x", "Content-Type : multipart/x", "Content-Type: (a) multipart/x",
          "Content-Type:\r\n multipart/x", "CONTENT-TYPE: \"multipart\"/x"}) {
        std::string mail;
        for (int i = 0; i < 60; ++i)
            mail += std::string(type) + "; boundary=b" + std::to_string(i) + "x\r\n\r\n--b" +
                    std::to_string(i) + "x\r\n";
        EXPECT_EQ(parked_because(mail), "a message of more than 50 nested parts") << type;
    }
}

TEST(HostileMail, WithEncodedMessagesInEachOtherIsReadThreeDeep) {
    std::string mail = mail_with(calendar_of(event_of(tuesday_nine)));
    for (int i = 0; i < 10; ++i)
        mail = "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64(mail) +
               "\r\n";
    EXPECT_EQ(unreadable_reason(read(mail)), "messages inside the message are nested too deep");
}

TEST(HostileMail, ThatNestsInsideAnEncodedMessageIsRefusedThere) {
    const std::string inner = repeated("Content-Type: message/rfc822\r\n\r\n", 16'000);
    EXPECT_EQ(
        unreadable_reason(read("Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
                               base64(inner) + "\r\n")),
        "a message inside the message: a message of more than 50 nested parts");
}

TEST(HostileMail, WithAnHourlyRuleOnTheThirtiethOfFebruaryIsUnreadable) {
    EXPECT_NE(unreadable_reason(
                  read_event_with(std::string(tuesday_nine) + "RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30\n")),
              "");
}

TEST(HostileMail, WithACalendarAboveTheLimitIsUnreadable) {
    const std::string calendar = calendar_of(event_of(tuesday_nine) + repeated("X-NOTHING:1\n", 400'000));
    EXPECT_EQ(unreadable_reason(read(mail_with(calendar))),
              "the calendar object is larger than 4194304 octets");
}

TEST(HostileMail, WithManyEventsIsUnreadable) {
    EXPECT_EQ(unreadable_reason(read(mail_with(calendar_of(repeated(event_of(tuesday_nine), 1001))))),
              "the calendar object has too many events");
}

TEST(HostileMail, WithManyCalendarObjectsIsUnreadable) {
    EXPECT_EQ(unreadable_reason(read(mail_with(repeated("BEGIN:VCALENDAR\nEND:VCALENDAR\n", 1001)))),
              "the calendar part holds too many objects");
}

TEST(HostileMail, WithManyCalendarPartsIsUnreadable) {
    const std::string part =
        "--b\nContent-Type: text/calendar\n\n" + repeated("BEGIN:VCALENDAR\nEND:VCALENDAR\n", 400) + "\n";
    EXPECT_EQ(unreadable_reason(
                  read(crlf(std::string(envelope) + "Content-Type: multipart/mixed; boundary=\"b\"\n\n" +
                            repeated(part, 3) + "--b--\n"))),
              "the message holds too many calendar objects");
}

TEST(HostileMail, WithDeepOrUnbalancedComponentsIsReadFlat) {
    const std::string deep = repeated("BEGIN:X-A\n", 100'000);
    EXPECT_TRUE(invitation(read_event_with(std::string(tuesday_nine) + deep)));
    EXPECT_TRUE(invitation(read_event_with(std::string(tuesday_nine) + repeated("END:X-A\n", 100'000))));
}

TEST(HostileMail, WithManyParametersKeepsTheFirst) {
    const std::string line = "ATTENDEE" + repeated(";X-A=1", 5000) + ":mailto:x@example.com\n";
    EXPECT_EQ(only_component(read_event_with(std::string(tuesday_nine) + line)).attendees.back().address,
              "x@example.com");
}

// Every beginning of a mail, and a mail with any one octet changed, is read without an exception and gives
// text that can be read back.
TEST(HostileMail, CutAnywhereOrDamagedAnywhereIsReadAllTheSame) {
    const std::string whole = crlf(
        std::string(envelope) +
        "Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\n"
        "Content-Type: text/calendar; name*0=\"a\"\nContent-Transfer-Encoding: quoted-printable\n\n" +
        calendar_of("BEGIN:VTIMEZONE\nTZID:Z\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0100\n"
                    "TZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=3\nEND:STANDARD\nEND:VTIMEZONE\n" +
                    event_of("DTSTART;TZID=Z:20261124T080000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\n")) +
        "--b--\n");
    const auto reads_back = [](const std::string& mail) {
        const Reading reading = read(mail);
        return parse_reading(to_text(reading)) == reading;
    };
    constexpr std::string_view damage("\0\n\":;(=\xff", 8);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        EXPECT_TRUE(reads_back(whole.substr(0, i))) << i;
        std::string damaged = whole;
        damaged[i] = damage[i * i / 7 % damage.size()];
        EXPECT_TRUE(reads_back(damaged)) << i;
    }
}

}  // namespace
}  // namespace reserve
