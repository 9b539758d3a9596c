#include "reserve/reading/mime/normaliser.hpp"

#include <gtest/gtest.h>

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
              crlf("Content-Type: application/ms-tnef\n\nx\n"));
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
