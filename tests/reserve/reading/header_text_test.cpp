#include "reserve/reading/mime/header_text.hpp"

#include <gtest/gtest.h>

#include "reserve/reading/mime/encoded_words.hpp"

namespace reserve {
namespace {

TEST(FromAddress, IsTheFirstMailbox) {
    for (const char* field :
         {"anna@example.com", " <anna@example.com> ", "Anna Keller <anna@example.com>",
          "\"Keller, Anna\" <anna@example.com>", "\"<x@example.org>\" <anna@example.com>",
          "anna@example.com (Anna)", "(Anna) anna@example.com", "anna@example.com, max@example.com",
          "Anna <anna@example.com>, Max <max@example.com>", "=?utf-8?Q?J=C3=B6rg=2C?= <anna@example.com>",
          "Team: anna@example.com, max@example.com;"})
        EXPECT_EQ(from_address(field), "anna@example.com") << field;
}

TEST(FromAddress, IsEmptyWithoutAField) { EXPECT_EQ(from_address(""), ""); }

TEST(DecodedWords, DecodesBothEncodingsAndOtherCharsets) {
    EXPECT_EQ(decoded_words("=?iso-8859-1?Q?Z=FCrich_West?="), "Zürich West");
    EXPECT_EQ(decoded_words("=?UTF-8?B?WsO8cmljaA==?="), "Zürich");
    EXPECT_EQ(decoded_words("=?ISO-2022-JP?B?GyRCMnE1RBsoQg==?="), "会議");
    EXPECT_EQ(decoded_words("Re: =?utf-8*de?Q?f=C3=BCr?= alle"), "Re: für alle");
}

TEST(DecodedWords, JoinsNeighboursThatShareACharacter) {
    EXPECT_EQ(decoded_words("=?utf-8?Q?Z=C3?=\r\n =?utf-8?Q?=BCrich?="), "Zürich");
    EXPECT_EQ(decoded_words("=?utf-8?Q?a?= =?iso-8859-1?Q?=FC?= b"), "aü b");
}

TEST(DecodedWords, LeavesWhatIsNoEncodedWord) {
    for (const char* text : {"plain", "=?utf-8?Q?open", "=?utf-8?X?abc?=", "a =? b", "=?=", "=??Q?"})
        EXPECT_EQ(decoded_words(text), text);
}

constexpr Instant quarter_past_six = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) +
                                     std::chrono::hours(6) + std::chrono::minutes(15);

TEST(MailDate, IsAnInstant) {
    for (const char* field :
         {"Sun, 22 Nov 2026 07:15:00 +0100", "22 Nov 2026 06:15 GMT", "Sun, 22 Nov 26 06:15:00 +0000 (UTC)",
          "Sun, 22 November 2026 01:15:00 EST", "22 nov 2026 06:15:00"})
        EXPECT_EQ(mail_date(field), quarter_past_six) << field;
}

TEST(MailDate, IsNothingWhenMalformed) {
    for (const char* field : {"", "yesterday", "Sun, 31 Feb 2026 07:15:00 +0100",
                              "Sun, 22 Nov 2026 25:15:00 +0100", "Sun,", "1 2 3 4"})
        EXPECT_FALSE(mail_date(field)) << field;
}

TEST(MessageId, IsTheOneInAngles) {
    EXPECT_EQ(first_message_id(" <1@example.com> (x)"), "<1@example.com>");
    EXPECT_EQ(first_message_id(""), "");
}

}  // namespace
}  // namespace reserve
