#include "tests/exchange/mail/plain_text.hpp"

#include <gtest/gtest.h>

namespace exchange {
namespace {

TEST(PlainText, IsWhatStandsBetweenTheTags) {
    EXPECT_EQ(
        plain_text_of(
            "<html>\n<body>\n<p><b>Room</b> 1 &lt;&amp;amp;&gt;</p>\n\n<ul>\n<li>Mon</li>\n</ul>\n</html>"),
        "Room 1 <&amp;>\n- Mon");
}

}  // namespace
}  // namespace exchange
