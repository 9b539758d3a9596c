#include "ews/mailbox/senders.hpp"

#include <gtest/gtest.h>

#include "tests/ews/lying_requests.hpp"

namespace {

using namespace ews_test;

MeetingItem by(const std::string& organizer, MeetingItem item) {
    item.organizer = organizer;
    return item;
}
const MeetingItem adas = by("ada@example.org", request("adas", 1, "<1@example.org>"));
const MeetingItem eves = by("eve@example.org", request("eves", 5, "<9@example.org>"));

TEST(Strangers, AreNoNewerVersion) {
    EXPECT_EQ(chosen(by_sender({adas, eves}, decided()).organizers), "adas");
}

TEST(Strangers, DoNotMakeTheDecidedOneOutOfDate) {
    MeetingItem overtaken = adas;
    overtaken.out_of_date = true;
    EXPECT_EQ(chosen(by_sender({overtaken, eves}, decided()).organizers), "adas");
    EXPECT_EQ(chosen(by_sender({overtaken}, decided()).organizers), "nothing");
}

TEST(Strangers, AreNotWhoChangesTheOwnMeeting) {
    const MeetingItem newer = by("ada@example.org", request("newer", 2, "<2@example.org>"));
    EXPECT_EQ(chosen(by_sender({adas, newer, eves}, decided()).organizers), "newer");
}

TEST(Strangers, AreNotWhoIsWrittenInAnotherCaseInAnyScript) {
    const MeetingItem asked = by("jörg@bücher.example", request("asked", 1, "<1@example.org>"));
    MeetingItem shown = by("JÖRG@xn--bcher-kva.example", request("shown", 2, "<2@example.org>"));
    EXPECT_TRUE(by_sender({asked, shown}, decided()).strangers.empty());
    reserve::NewAnswer answer = decided();
    answer.organizer = "Jörg@Bücher.example";
    EXPECT_EQ(without_others({asked, shown, eves}, answer).size(), 2U);
    shown.folder = Folder::calendar;
    EXPECT_FALSE(is_strangers(shown, asked, {}));
}

TEST(Strangers, AreKnownOnlyWhereTheServerTellsWhoBothAre) {
    EXPECT_TRUE(by_sender({request("adas", 1, "<1@example.org>"), eves}, decided()).strangers.empty());
    EXPECT_TRUE(by_sender({adas, request("x", 5, "<9@example.org>")}, decided()).strangers.empty());
}

TEST(Strangers, AreKnownOnlyBesideTheRequestThatWasDecided) {
    EXPECT_TRUE(by_sender({eves}, decided()).strangers.empty());
}

TEST(Strangers, HaveTakenTheCalendarItemThatNamesThemOrHasTheirVersion) {
    MeetingItem item = by("ada@example.org", request("item", 1, ""));
    item.folder = Folder::calendar;
    EXPECT_FALSE(is_strangers(item, adas, {eves}));
    item.sequence = 5;
    EXPECT_TRUE(is_strangers(item, adas, {eves}));
    EXPECT_FALSE(is_strangers(item, adas, {}));
    item.organizer = "eve@example.org";
    EXPECT_TRUE(is_strangers(item, adas, {}));
}

}  // namespace
