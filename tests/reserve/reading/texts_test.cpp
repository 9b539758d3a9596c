// SUMMARY, LOCATION and CN as different programs write them.
#include <gtest/gtest.h>

#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

Component with(std::string_view lines) {
    return only_component(read_event_with(std::string(tuesday_nine) + std::string(lines)));
}

// vCalendar 1.0, which some telephones still send.
TEST(ReadTexts, DecodesQuotedPrintable) {
    const Component component = with(
        "SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Z=FCrich=\n=20and=\n=20more\n"
        "LOCATION;QUOTED-PRINTABLE:R=C3=A4ume\\, 2\n");
    EXPECT_EQ(component.summary, "Zürich and more");
    EXPECT_EQ(component.location, "Räume, 2");
}

TEST(ReadTexts, LeavesOtherTextsAsTheyAre) {
    const Component component = with("SUMMARY:a=C3=\nLOCATION:=\n");
    EXPECT_EQ(component.summary, "a=C3=");
    EXPECT_EQ(component.location, "=");
}

TEST(ReadTexts, UndoesTheEscapesOfAName) {
    const auto name = [](const std::string& cn) {
        return only_component(
                   read(mail_with(calendar_of(
                       event_of(tuesday_nine, "UID:1\nORGANIZER;CN=" + cn + ":mailto:anna@example.com\n")))))
            .organizer_name;
    };
    EXPECT_EQ(name("\"Anna ^'Nan^' Keller^nBern^^2 ^x^\""), "Anna \"Nan\" Keller\nBern^2 ^x^");
    EXPECT_EQ(name("Keller\\, Anna"), "Keller, Anna");
}

}  // namespace
}  // namespace reserve
