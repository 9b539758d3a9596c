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

// Lines of 76 characters, as of a value that is folded, and one that begins with a blank of the text.
TEST(ReadTexts, DecodesQuotedPrintableOfManyLines) {
    const std::string head = "SUMMARY;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:";
    const std::string lines = head +
                              "A review of last year's pla=\nns, and of all that is left to do in the next "
                              "one,=\n and line by line\n";
    EXPECT_EQ(
        with(lines).summary,
        "A review of last year's plans, and of all that is left to do in the next one, and line by line");
}

TEST(ReadTexts, EndsQuotedPrintableAtAnEmptyLine) {
    const Component component = with("SUMMARY;QUOTED-PRINTABLE:Review=\n\nLOCATION:Rome\n");
    EXPECT_EQ(component.summary, "Review");
    EXPECT_EQ(component.location, "Rome");
}

TEST(ReadTexts, EndsQuotedPrintableThatIsCutOffWithItsEvent) {
    EXPECT_EQ(with("SUMMARY:Review\nDESCRIPTION;ENCODING=QUOTED-PRINTABLE:cut off=\n").summary, "Review");
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
