#include "ews/soap/writer.hpp"

#include <gtest/gtest.h>

namespace {

using ews::xml_text;
using ews::XmlWriter;

TEST(XmlText, EscapesMarkup) { EXPECT_EQ(xml_text("a<b & \"c\">"), "a&lt;b &amp; &quot;c&quot;&gt;"); }

TEST(XmlText, LeavesOutWhatXmlForbids) {
    EXPECT_EQ(xml_text(std::string_view("a\x01\x0B\x1F\0z", 6)), "az");
    EXPECT_EQ(xml_text("\xEF\xBF\xBE\xEF\xBF\xBF"), "");  // U+FFFE, U+FFFF
    EXPECT_EQ(xml_text("\xED\xA0\x80"), "");              // a surrogate
}

TEST(XmlText, LeavesOutBrokenUtf8) {
    EXPECT_EQ(xml_text("a\xFFz"), "az");
    EXPECT_EQ(xml_text("a\xC0\xAFz"), "az");  // overlong
    EXPECT_EQ(xml_text("a\xF0\x9F\x98"), "a");
}

TEST(XmlText, KeepsEveryLanguageAndEmoji) {
    const std::string text = "Zürich 会議室 😀\t\n";
    EXPECT_EQ(xml_text(text), text);
}

TEST(XmlText, KeepsACarriageReturnFromBeingNormalizedAway) { EXPECT_EQ(xml_text("a\r\nb"), "a&#13;\nb"); }

TEST(XmlWriter, NestsElementsInTheOrderOfTheCalls) {
    XmlWriter xml;
    xml.open("a", {{"x", "1\""}}).leaf("b", "t").empty("c").close();
    EXPECT_EQ(xml.str(), "<a x=\"1&quot;\"><b>t</b><c/></a>");
}

}  // namespace
