#include "reserve/reading/mime/transfer_encoding.hpp"

#include <gtest/gtest.h>

namespace reserve {
namespace {

TEST(Base64, IsDecodedWithAndWithoutPadding) {
    for (const char* text : {"Um9vbQ==", "Um9vbQ=", "Um9vbQ"})
        EXPECT_EQ(decoded(text, "base64"), "Room") << text;
    for (const char* text : {"Um9vbXM=", "Um9vbXM"}) EXPECT_EQ(decoded(text, "base64"), "Rooms") << text;
    EXPECT_EQ(decoded("Um9vbSA4", "BASE64"), "Room 8");
}

TEST(Base64, PassesOverWhatIsNotOfItsAlphabet) {
    EXPECT_EQ(decoded("Um\r\n9v bS\xFF"
                      "A4\r\n",
                      "base64"),
              "Room 8");
    EXPECT_EQ(decoded("U", "base64"), "");
    EXPECT_EQ(decoded("", "base64"), "");
}

TEST(Base64, GoesOnBehindPadding) { EXPECT_EQ(decoded("Um9vbQ==Um9vbSA4", "base64"), "RoomRoom 8"); }

TEST(Base64, HoldsEveryOctet) {
    EXPECT_EQ(decoded("AAECf4D+/w==", "base64"), std::string("\0\1\2\x7F\x80\xFE\xFF", 7));
}

TEST(Uuencode, IsReadBetweenBeginAndEnd) {
    const std::string text =
        "\r\nbegin 644 invite.ics\r\nA0D5'24XZ5D-!3$5.1$%2#0I-151(3T0Z4D5154535 T*\r\n`\r\nend\r\n";
    for (const char* name : {"x-uuencode", "X-UUE", "uuencode"})
        EXPECT_EQ(decoded(text, name), "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n") << name;
}

TEST(Uuencode, IsReadAsFarAsItGoes) {
    EXPECT_EQ(decoded("begin 644 a\n#0V%T", "x-uuencode"), "Cat");
    EXPECT_EQ(decoded("begin 644 a\n%0V%T", "x-uuencode"), "Cat");
    EXPECT_EQ(decoded("no beginning", "x-uuencode"), "");
}

TEST(TransferEncoding, OfAnotherNameChangesNothing) { EXPECT_EQ(decoded("Um9v=20", "8bit"), "Um9v=20"); }

}  // namespace
}  // namespace reserve
