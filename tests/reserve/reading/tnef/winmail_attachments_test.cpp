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

const std::string request = test::crlf(test::calendar_of(test::event_of(test::tuesday_nine)));

Reading read_file(const std::string& container) {
    return test::read(test::crlf(std::string(test::envelope) +
                                 "Content-Type: application/ms-tnef\nContent-Transfer-Encoding: base64\n\n" +
                                 test::base64(container)));
}

Reading read_note_with(const std::string& files) { return read_file(winmail(note, {}) + files); }

TEST(ReadWinmail, TakesACalendarThatIsAttachedInside) {
    const Reading reading = read_note_with(attached("a picture") + attached("\r\n" + request));
    EXPECT_EQ(test::only_component(reading).uid, "planning-1@example.com");
    EXPECT_NE(reading.warnings.at(0).find("Set-RemoteDomain"), std::string::npos);
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

}  // namespace
}  // namespace reserve
