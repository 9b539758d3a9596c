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

TEST(TransferEncoding, OfAnotherNameChangesNothing) { EXPECT_EQ(decoded("Um9v=20", "8bit"), "Um9v=20"); }

}  // namespace
}  // namespace reserve
