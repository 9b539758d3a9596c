#include "reserve/reading/mime/normaliser.hpp"

#include <gtest/gtest.h>

#include "reserve/reading/mime/transfer_encoding.hpp"
#include "reserve/reading/pre_scan.hpp"
#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

std::string normalised(std::string_view raw) { return std::get<std::string>(pre_scan(raw, {})); }

TEST(Normaliser, KeepsOnlyTheFieldsThatAreRead) {
    EXPECT_EQ(
        normalised(crlf(
            "Received: by EX01\n id 15.2\nSUBJECT: A\n B\nX-Any: 1\nContent-Type: text/plain\n\nhello\n")),
        crlf("SUBJECT: A\n B\nContent-Type: text/plain\n\n"));
}

TEST(Normaliser, LeavesOutThePartsThatHoldNoCalendar) {
    EXPECT_EQ(
        normalised(crlf("Content-Type: multipart/mixed; boundary=b\n\npreamble\n--b\n"
                        "Content-Type: text/html\n\n<p>hello</p>\n--b\n"
                        "Content-Type: text/calendar; charset=utf-8\n\nBEGIN:VCALENDAR\n--b--\nepilogue\n")),
        crlf("Content-Type: multipart/mixed; boundary=\"=_multipart_1_\"\n\n--=_multipart_1_\n"
             "Content-Type: text/calendar; charset=\"utf-8\"\n\nBEGIN:VCALENDAR\n--=_multipart_1_--\n"));
}

TEST(Normaliser, NamesTheTypeThatAFileNameTells) {
    EXPECT_EQ(normalised(crlf("Content-Type: application/octet-stream\n"
                              "Content-Disposition: attachment; filename=Invite.ICS\n\nx\n")),
              crlf("Content-Type: application/ics\n\nx\n"));
    EXPECT_EQ(normalised(crlf("Content-Type: application/octet-stream; name=WINMAIL.dat\n\nx\n")),
              crlf("Content-Type: application/ms-tnef\nContent-Transfer-Encoding: base64\n\neA0K\n"));
}

// The octets as they came, but for the line end before a boundary, which belongs to it.
TEST(Normaliser, KeepsTheOctetsOfWhatIsNoText) {
    const std::string octets = std::string("\0\n\r\r\n--c\n\rx\r", 12) + std::string(100'000, 'x');
    for (const char* type : {"application/ms-tnef", "application/pkcs7-mime"}) {
        const std::string header = "Content-Type: " + std::string(type) + "\r\n";
        const auto read = [](const std::string& raw) {
            const std::string text = normalised(raw);
            const auto body = text.find(crlf("Content-Transfer-Encoding: base64\n\n")) + 37;
            return decoded(text.substr(body, text.find("--=", body) - body), "base64");
        };
        EXPECT_EQ(read(header + "Content-Transfer-Encoding: binary\r\n\r\n" + octets), octets) << type;
        EXPECT_EQ(read("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + header + "\r\n" + octets +
                       "\r\n--b--\r\n"),
                  octets)
            << type;
    }
}

TEST(Normaliser, LetsNobodyWriteItsBoundaries) {
    EXPECT_EQ(
        normalised(crlf("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/calendar\n\n"
                        "--=_multipart_1_\nContent-Type: multipart/mixed; boundary=c\n\n--c\n--b--\n")),
        crlf("Content-Type: multipart/mixed; boundary=\"=_multipart_1_\"\n\n--=_multipart_1_\n"
             "Content-Type: text/calendar\n\n --=_multipart_1_\nContent-Type: multipart/mixed; "
             "boundary=c\n\n--c\n--=_multipart_1_--\n"));
}

TEST(Normaliser, EndsTheMultipartsWhoseLastBoundaryIsMissing) {
    EXPECT_EQ(
        normalised(crlf("Content-Type: multipart/mixed; boundary=b\n\n--b\n"
                        "Content-Type: multipart/mixed; boundary=c\n\n--c\nContent-Type: text/calendar\n\nx\n"
                        "--b\nContent-Type: text/calendar\n\ny\n")),
        crlf("Content-Type: multipart/mixed; boundary=\"=_multipart_1_\"\n\n--=_multipart_1_\n"
             "Content-Type: multipart/mixed; boundary=\"=_multipart_2_\"\n\n--=_multipart_2_\n"
             "Content-Type: text/calendar\n\nx\n--=_multipart_2_--\n--=_multipart_1_\n"
             "Content-Type: text/calendar\n\ny\n"));
}

TEST(Normaliser, WritesBareLineEndsAsCrlf) {
    EXPECT_EQ(normalised("Content-Type: text/calendar\n\na\rb\n"),
              crlf("Content-Type: text/calendar\n\na\nb\n"));
}

}  // namespace
}  // namespace reserve
