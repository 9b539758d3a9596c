// Calendar objects whose lines are indented, as programs write them that build their text in indented source.
#include <gtest/gtest.h>

#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

// Each line between BEGIN and END indented by `step` blanks more.
std::string indented(std::string_view calendar, std::size_t step, std::size_t depth = 0) {
    std::string out;
    while (!calendar.empty()) {
        const auto line = calendar.substr(0, calendar.find('\n') + 1);
        calendar.remove_prefix(line.size());
        if (line.starts_with("END:")) depth -= step;
        out.append(depth, ' ').append(line);
        if (line.starts_with("BEGIN:")) depth += step;
    }
    return out;
}

const std::string calendar = calendar_of(event_of(tuesday_nine));

void expect_planning(const std::string& text) {
    const Reading reading = read(mail_with(text));
    ASSERT_NE(invitation(reading), nullptr)
        << text << unsubscribed_reason(reading) << unreadable_reason(reading);
    const Component& component = only_component(reading);
    EXPECT_EQ(component.uid, "planning-1@example.com") << text;
    EXPECT_EQ(component.organizer, "anna.keller@example.com") << text;
    EXPECT_EQ(component.start.local, wall(2026, 11, 24, 8)) << text;
    EXPECT_EQ(component.end->local, wall(2026, 11, 24, 9)) << text;
}

TEST(IndentedLines, MayStandDeeperWithEachComponent) {
    expect_planning(indented(calendar, 1));
    expect_planning(indented(calendar, 4));
}

TEST(IndentedLines, MayAllStandAtOneDepth) { expect_planning(indented(calendar, 0, 8)); }

TEST(IndentedLines, MayOpenAndCloseTheEventOnly) {
    std::string text = calendar;
    text.insert(text.find("BEGIN:VEVENT"), "  ");
    text.insert(text.find("END:VEVENT"), "\t");
    expect_planning(text);
}

TEST(IndentedLines, MayBeThoseOfTheEventOnly) {
    std::string text = calendar;
    for (const char* name : {"UID", "DTSTAMP", "ORGANIZER", "ATTENDEE", "DTSTART", "DTEND"})
        text.insert(text.find(name), "  ");
    expect_planning(text);
}

TEST(IndentedLines, AreFoldedOneBlankDeeper) {
    std::string text = indented(calendar, 2);
    for (const char* rest : {"planning-1@", "anna.keller@example.com\n    ATT", "T080000Z"})
        if (const auto at = text.find(rest); at != std::string::npos) text.insert(at, "\n     ");
    expect_planning(text);
}

TEST(IndentedLines, GoOnWhereWhatFollowsIsNoProperty) {
    std::string text = indented(calendar, 2);
    text.insert(text.find("keller@"), "\n ");
    expect_planning(text);
}

TEST(IndentedLines, AreNoneInAFoldThatLooksLikeAProperty) {
    const Reading reading =
        read_event_with(std::string(tuesday_nine) + "SUMMARY:Talk of\n  LOCATION:the room\n");
    EXPECT_EQ(only_component(reading).summary, "Talk of LOCATION:the room");
    EXPECT_EQ(only_component(reading).location, "");
}

TEST(IndentedLines, AreNoneInAFoldThatLooksLikeTheBeginOrEndOfAComponent) {
    const auto summary = [](const std::string& line, const std::string& rest) {
        const Reading reading =
            read_event_with("SUMMARY:" + line + "\n " + rest + "\n" + std::string(tuesday_nine));
        return invitation(reading) ? only_component(reading).summary : unreadable_reason(reading);
    };
    for (const std::size_t length : {53U, 67U}) {
        const std::string line(length, 'x');
        for (const char* rest : {"END:VEVENT", "BEGIN:VEVENT", "END:STANDARD"})
            EXPECT_EQ(summary(line, rest), line + rest);
    }
    for (const char* rest : {"begin: 9", "begin:nine", "begin: vacation", "End:X-mas"})
        EXPECT_EQ(summary("We ", rest), std::string("We ") + rest);
}

}  // namespace
}  // namespace reserve
