// What kind of message a winmail.dat is, and where it lies in the mail.
#include "reserve/reading/read_message.hpp"
#include "tests/reserve/reading/mails.hpp"
#include "tests/reserve/reading/tnef/winmail_cast.hpp"

namespace reserve {
namespace {

using namespace winmail_test;

std::vector<std::string> at_eight() {
    return with(winmail_test::identity(), times(monday + 8h, monday + 9h));
}

bool is_for_a_room(const char* message_class) {
    return !std::holds_alternative<Unsubscribed>(
        winmail_test::read(at_eight(), message_class).contents.at(0));
}

std::string part(const std::string& type, const std::string& octets) {
    return "--b\r\nContent-Type: " + type + "\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
           test::base64(octets) + "\r\n";
}

std::string mail_of(const std::string& parts) {
    return test::crlf(std::string(test::envelope) + "Content-Type: multipart/mixed; boundary=b\n\n") + parts +
           "--b--\r\n";
}

std::string winmail_part() {
    return part("application/ms-tnef; name=winmail.dat", winmail(request_class, at_eight()));
}

TEST(ReadWinmail, TakesTheNamesThatClassesHaveInMapi) {
    EXPECT_TRUE(is_for_a_room("IPM.Schedule.Meeting.Request"));
    EXPECT_EQ(
        winmail_test::invitation(winmail_test::read(at_eight(), "IPM.Schedule.Meeting.Canceled")).method,
        Method::cancel);
}

TEST(ReadWinmail, LeavesResponsesAndProposalsAlone) {
    for (const char* message_class : {"IPM.Microsoft Schedule.MtgRespP", "IPM.Microsoft Schedule.MtgRespN",
                                      "IPM.Schedule.Meeting.Resp.Tent", "IPM.Schedule.Meeting.Resp.Pos",
                                      "IPM.Schedule.Meeting.Notification.Forward"})
        EXPECT_FALSE(is_for_a_room(message_class)) << message_class;
}

TEST(ReadWinmail, LeavesAReceiptForARequestAlone) {
    EXPECT_FALSE(is_for_a_room("REPORT.IPM.Schedule.Meeting.Request.IPNRN"));
}

TEST(ReadWinmail, LeavesANoteAloneThatSpeaksOfARequest) {
    const auto properties = with(at_eight(), {tagged(0x1000, string8, std::string(request_class) + '\0')});
    EXPECT_TRUE(std::holds_alternative<Unsubscribed>(
        winmail_test::read(properties, "IPM.Microsoft Mail.Note").contents.at(0)));
}

TEST(ReadWinmail, IsFoundInAForwardedMail) {
    const std::string inner = "Subject: Planning\r\n" + winmail_part().substr(std::string("--b\r\n").size());
    const Reading reading = test::read(mail_of("--b\r\nContent-Type: message/rfc822\r\n\r\n" + inner));
    EXPECT_EQ(test::only_component(reading).uid, uid);
}

TEST(ReadWinmail, CountsLessThanACalendarPartBesideIt) {
    const std::string calendar = test::crlf(test::calendar_of(test::event_of(test::tuesday_nine)));
    const Reading reading =
        test::read(mail_of(winmail_part() + part("text/calendar; method=REQUEST", calendar)));
    EXPECT_EQ(reading.contents.size(), 1U);
    EXPECT_EQ(test::only_component(reading).uid, "planning-1@example.com");
}

}  // namespace
}  // namespace reserve
