// Calendar objects that lie as files in a winmail.dat.
#include "tests/reserve/reading/mails.hpp"
#include "tests/reserve/reading/tnef/winmail_cast.hpp"

namespace reserve {
namespace {

using namespace winmail_test;

constexpr const char* note = "IPM.Microsoft Mail.Note";

std::string attached(const std::string& file) {
    return '\x02' + test::attribute(0x00069002, std::string(14, '\0')).substr(1) + '\x02' +
           test::attribute(0x0006800F, file).substr(1);
}

// A message that is attached as an object, behind the identifier of its interface.
std::string embedded(const std::string& container) {
    const std::string object_value = std::string(16, '\x0B') + container;
    const std::string named_by_text =
        u32(0x8002U << 16 | boolean) + appointment + u32(1) + u32(6) + padded(utf16("abc")) + u32(1);
    const std::string properties =
        u32(7) + tagged(0x3705, integer, u32(5)) + tagged(0x3007, systime, le(0, 8)) +
        tagged(0x0FF8, 0x0048, std::string(16, '\1')) + named(appointment, 0x8201, binary, "five5") +
        named_by_text + tagged(0x3008, 0x1003, u32(2) + le(7, 8)) + tagged(0x3701, object, object_value);
    return '\x02' + test::attribute(0x00069002, std::string(14, '\0')).substr(1) + '\x02' +
           test::attribute(0x00069005, properties).substr(1);
}

const std::string embedded_request =
    embedded(winmail(request_class, with(winmail_test::identity(), times(monday + 8h, monday + 9h))));

const std::string request = test::crlf(test::calendar_of(test::event_of(test::tuesday_nine)));

Reading read_file(const std::string& container) {
    return test::read(test::crlf(std::string(test::envelope) +
                                 "Content-Type: application/ms-tnef\nContent-Transfer-Encoding: base64\n\n" +
                                 test::base64(container)));
}

const std::string plain_note = winmail(note, {});

Reading read_note_with(const std::string& files) { return read_file(plain_note + files); }

TEST(ReadWinmail, TakesACalendarThatIsAttachedInside) {
    const Reading reading = read_note_with(attached("a picture") + attached("\r\n" + request));
    EXPECT_EQ(test::only_component(reading).uid, "planning-1@example.com");
    EXPECT_NE(reading.warnings.at(0).find("Set-RemoteDomain"), std::string::npos);
}

TEST(ReadWinmail, TakesAMeetingThatIsEmbeddedInside) {
    const Reading reading = read_note_with(attached("a picture") + embedded_request);
    EXPECT_EQ(test::only_component(reading).uid, uid);
    EXPECT_EQ(test::only_component(reading).start.local, monday_wall + 8h);
    EXPECT_EQ(reading.warnings.size(), 1U);
    EXPECT_EQ(test::only_component(read_note_with(embedded(plain_note + embedded_request))).uid, uid);
    EXPECT_EQ(read_note_with(attached(request) + embedded_request).contents.size(), 2U);
}

TEST(ReadWinmail, LeavesOtherEmbeddedMessagesAlone) {
    for (const auto& container : {plain_note, winmail("IPM.Microsoft Schedule.MtgRespP", {}),
                                  std::string("a document"), std::string()})
        EXPECT_EQ(test::unsubscribed_reason(read_note_with(embedded(container))),
                  "the winmail.dat holds no meeting request");
}

TEST(ReadWinmail, IsRefusedWhereMessagesAreEmbeddedTooDeep) {
    std::string files = embedded_request;
    for (int depth = 0; depth < 2; ++depth) files = embedded(plain_note + files);
    EXPECT_EQ(test::only_component(read_note_with(files)).uid, uid);
    for (int depth = 0; depth < 2; ++depth) {
        files = embedded(plain_note + files);
        EXPECT_EQ(test::unreadable_reason(read_note_with(files)),
                  "the winmail.dat holds messages in messages too deep");
    }
}

TEST(ReadWinmail, SaysThatAnEmbeddedMeetingIsDamaged) {
    const std::string cut = winmail(request_class, {}).substr(0, 63);
    const Reading reading = read_note_with(embedded(cut));
    EXPECT_EQ(test::unreadable_reason(reading), "the winmail.dat is damaged")
        << test::unsubscribed_reason(reading);
}

TEST(ReadWinmail, SurvivesDamageAtEveryOctetOfAnEmbeddedMeeting) {
    const std::string whole = plain_note + embedded_request;
    for (std::size_t size = 0; size < whole.size(); ++size) read_winmail(whole.substr(0, size), arrival, {});
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0xFF);
        read_winmail(damaged, arrival, {});
    }
}

TEST(ReadWinmail, TakesEachCalendarThatIsAttachedInside) {
    const std::string other =
        test::crlf(test::calendar_of(test::event_of(test::tuesday_nine, "UID:other@example.com\n")));
    EXPECT_EQ(read_note_with(attached(request) + attached(other) + attached(request)).contents.size(), 2U);
}

TEST(ReadWinmail, SaysWhyAnAttachedCalendarIsNotForARoom) {
    const std::string published =
        test::crlf(test::calendar_of(test::event_of(test::tuesday_nine), "PUBLISH"));
    EXPECT_EQ(test::unsubscribed_reason(read_note_with(attached(published))),
              "METHOD:PUBLISH is not for a room");
    EXPECT_EQ(test::unsubscribed_reason(read_note_with(attached("a picture"))),
              "the winmail.dat holds no meeting request");
}

TEST(ReadWinmail, CountsBeforeWhatIsAttachedToIt) {
    const auto properties = with(winmail_test::identity(), times(monday + 8h, monday + 9h));
    const Reading reading = read_file(winmail(request_class, properties) + attached(request));
    EXPECT_EQ(test::only_component(reading).uid, uid);
}

TEST(ReadWinmail, LeavesWhatIsAttachedToAResponseOrAReceiptAlone) {
    for (const char* message_class : {"IPM.Microsoft Schedule.MtgRespP", "REPORT.IPM.Note.IPNRN"})
        EXPECT_EQ(test::unsubscribed_reason(read_file(winmail(message_class, {}) + attached(request))),
                  "the winmail.dat holds no meeting request");
}

TEST(ReadWinmail, CountsWhereACalendarPartBesideItIsNoWork) {
    const auto properties = with(winmail_test::identity(), times(monday + 8h, monday + 9h));
    const std::string published = test::calendar_of(test::event_of(test::tuesday_nine), "PUBLISH");
    const Reading reading = test::read(
        test::crlf(std::string(test::envelope) + "Content-Type: multipart/mixed; boundary=b\n\n--b\n" +
                   "Content-Type: text/calendar\n\n" + published +
                   "--b\nContent-Type: application/ms-tnef\n" + "Content-Transfer-Encoding: base64\n\n" +
                   test::base64(winmail(request_class, properties)) + "\n--b--\n"));
    EXPECT_EQ(test::only_component(reading).uid, uid);
}

TEST(ReadWinmail, RefusesMoreMessagesInsideThanItMayRead) {
    ReadingLimits limits;
    limits.components = 2;
    const auto read = [&](const std::string& container) { return read_winmail(container, arrival, limits); };
    const std::string two = plain_note + embedded_request + embedded_request;
    EXPECT_TRUE(std::holds_alternative<Invitation>(read(two).contents.front()));
    const auto refused = read(two + embedded_request).contents;
    ASSERT_EQ(refused.size(), 1U);
    EXPECT_EQ(std::get<Unreadable>(refused.front()).reason,
              "the winmail.dat holds too many calendar objects");
}

}  // namespace
}  // namespace reserve
