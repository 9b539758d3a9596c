#include "reserve/reading/mime/charset.hpp"

#include <gtest/gtest.h>

#include <initializer_list>

namespace reserve {
namespace {

// RFC 3629 4: each kind of sequence at the ends of its range.
TEST(IsUtf8, TakesWellFormedSequences) {
    for (const char* text :
         {"", "a", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
          "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "eight ascii \xC3\xA9"})
        EXPECT_TRUE(is_utf8(text)) << text;
}

TEST(IsUtf8, TakesNothingElse) {
    for (const char* text :
         {"\x80", "\xC1\xBF", "\xC2", "\xC2\x41", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xE2\x82", "\xE2\x82\x41",
          "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "eight ascii \xE9"})
        EXPECT_FALSE(is_utf8(text)) << text;
}

}  // namespace
}  // namespace reserve
