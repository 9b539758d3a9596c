// A room's calendar is changed in Exchange and in the database, and `roomgate resync` compares and repairs.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "tests/gateway/calendar_hand.hpp"
#include "tests/gateway/world.hpp"

namespace gateway {
namespace {

class Resync : public testing::Test {
  protected:
    void invite(int number, int hour, int sequence = 0) {
        const auto before = world.exchange().organizer_mail().size();
        world.invite({.uid = outlook_uid(number),
                      .rooms = {World::room},
                      .start = ical_time(at(hour)),
                      .end = ical_time(at(hour + 1)),
                      .sequence = sequence,
                      .rule = {},
                      .organizer = "ada@corp.example.com",
                      .more = {}});
        ASSERT_EQ(world.answers(before + 1).size(), before + 1);
        ASSERT_TRUE(eventually([this] { return nothing_waits(); }));
    }
    bool nothing_waits() const {
        return world.number("SELECT count(*) FROM answer WHERE state IN ('waiting', 'sending')") == 0;
    }
    Output resync(std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"resync", "Room 12"});
        return world.roomgate(std::move(more));
    }
    Output repair_database() { return resync({"--direction", "database", "--repair"}); }

    // What the database has from now on, as the hours of the test.
    std::vector<int> booked() const {
        return hours_in(world.text(
            "SELECT group_concat(start_at, ' ') FROM (SELECT start_at FROM occurrence ORDER BY start_at)"));
    }
    std::vector<int> hours_in(const std::string& starts) const {
        std::vector<int> hours;
        std::istringstream in(starts);
        for (long long start = 0; in >> start;) hours.push_back(static_cast<int>((start - day) / 3600));
        return hours;
    }
    std::int64_t at(int hour) const { return day + hour * 3600; }

    World world{"[booking]\nbooking_window_in_days = 1080\n"};
    CalendarHand hand{world.exchange(), World::room};
    // A midnight in two days; hours are counted from it.
    const std::int64_t day =
        (std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()) / 86400 + 2) * 86400;
};

using Hours = std::vector<int>;

TEST_F(Resync, ShowsWhatWasMadeInExchangeAndChangesNothing) {
    hand.create("made-1", at(9), at(10));
    const Output shown = resync();
    EXPECT_NE(shown.out.find("added"), std::string::npos) << shown.out;
    EXPECT_EQ(booked(), Hours{});
}

TEST_F(Resync, BooksWhatWasMadeInExchangeWithARecordOfIt) {
    hand.create("made-1", at(9), at(10));
    EXPECT_EQ(repair_database().exit_code, 0);
    EXPECT_EQ(booked(), Hours{9});
    EXPECT_EQ(world.text("SELECT outcome FROM decision"), "resynced");
    EXPECT_NE(resync().out.find(" 0 differ"), std::string::npos);
}

TEST_F(Resync, MovesAMeetingThatWasMovedInExchange) {
    world.start();
    invite(1, 9);
    hand.move(outlook_uid(1), at(12), at(13));
    const Output done = repair_database();
    EXPECT_EQ(booked(), Hours{12}) << done.out << done.err;
}

// Its organizer moved it after both were alike, and roomgate accepted that there: who moves it then comes
// last.
TEST_F(Resync, FollowsAPersonWhoMovesAMeetingAfterItsOrganizer) {
    world.start();
    invite(1, 9);
    repair_database();
    invite(1, 12, 1);
    hand.move(outlook_uid(1), at(15), at(16));
    const Output done = repair_database();
    EXPECT_EQ(booked(), Hours{15}) << done.out << done.err;
    EXPECT_NE(resync().out.find(" 0 differ"), std::string::npos);
}

TEST_F(Resync, MovesAMeetingThatWasMovedOutOfTheWindow) {
    world.start();
    invite(1, 9);
    invite(2, 10);
    hand.move(outlook_uid(1), at(24 * 30), at(24 * 30 + 1));
    const std::string tomorrow_after = ical_day(day + 86400);
    const Output done =
        resync({"--until", tomorrow_after, "--direction", "database", "--repair", "--confirm-deletions"});
    EXPECT_EQ(booked(), (Hours{10, 24 * 30})) << done.out << done.err;
}

TEST_F(Resync, FreesWhatWasDeletedInExchange) {
    world.start();
    for (int i = 1; i <= 6; ++i) invite(i, 8 + i);
    hand.remove(outlook_uid(3));
    const Output done = repair_database();
    EXPECT_EQ(booked(), (Hours{9, 10, 12, 13, 14})) << done.out << done.err;
}

TEST_F(Resync, HoldsAMassDeletionUntilItIsConfirmed) {
    world.start();
    invite(1, 9);
    invite(2, 10);
    hand.remove(outlook_uid(1));
    EXPECT_EQ(repair_database().exit_code, 1);
    EXPECT_EQ(booked(), (Hours{9, 10}));
    EXPECT_EQ(resync({"--direction", "database", "--repair", "--confirm-deletions"}).exit_code, 0);
    EXPECT_EQ(booked(), Hours{10});
}

TEST_F(Resync, ListsAConflictAndOverwritesNeitherSide) {
    hand.create("made-1", at(9), at(10));
    repair_database();
    hand.move("made-1", at(12), at(13));
    world.text("DELETE FROM occurrence RETURNING start_at");
    world.text(
        "INSERT INTO occurrence (reservation_id, recurrence_id, room_id, start_at, end_at, blocked_from_at, "
        "blocked_to_at, exclusive) SELECT reservation_id, " +
        std::to_string(at(15)) + ", room_id, " + std::to_string(at(15)) + ", " + std::to_string(at(16)) +
        ", " + std::to_string(at(15)) + ", " + std::to_string(at(16)) + ", 1 FROM reservation RETURNING 1");
    const Output done = repair_database();
    EXPECT_NE(done.out.find("conflict"), std::string::npos) << done.out;
    EXPECT_EQ(booked(), Hours{15});
    EXPECT_EQ(hand.starts(), (std::multiset<std::int64_t>{at(12)}));
}

TEST_F(Resync, DoesNotBookOverAnotherMeeting) {
    world.start();
    invite(1, 9);
    hand.create("made-1", at(9), at(10));
    const Output done = repair_database();
    EXPECT_NE(done.out.find("taken"), std::string::npos) << done.out;
    EXPECT_EQ(booked(), Hours{9});
}

// A reservation that did not come by mail is shown in Exchange by roomgate itself.
class ResyncToExchange : public Resync {
  protected:
    ResyncToExchange() {
        world.start();
        const std::string from = ical_day(day) + "T09:00:00Z", to = ical_day(day) + "T10:00:00Z";
        const Output made =
            world.roomgate({"reserve", "Room 12", "--uid", "desk-1", "--from", from, "--to", to});
        EXPECT_EQ(made.exit_code, 0) << made.out << made.err;
        EXPECT_TRUE(shows({at(9)}));
    }
    bool shows(const std::multiset<std::int64_t>& starts) {
        return eventually([&] { return hand.starts() == starts && nothing_waits(); });
    }
    Output repair_exchange(std::vector<std::string> more = {}) {
        more.insert(more.end(), {"--direction", "exchange", "--repair"});
        return resync(std::move(more));
    }
};

TEST_F(ResyncToExchange, FindsNothingWhereItIsShown) {
    EXPECT_NE(resync().out.find(" 0 differ"), std::string::npos);
}

TEST_F(ResyncToExchange, PutsBackWhatWasDeletedThere) {
    hand.remove("desk-1");
    const Output done = repair_exchange();
    EXPECT_TRUE(shows({at(9)})) << done.out << done.err;
}

TEST_F(ResyncToExchange, UndoesWhatWasMovedThere) {
    hand.move("desk-1", at(12), at(13));
    const Output done = repair_exchange();
    EXPECT_TRUE(shows({at(9)})) << done.out << done.err;
}

TEST_F(ResyncToExchange, LeavesWhatAPersonMadeThere) {
    hand.create("made-1", at(15), at(16));
    repair_exchange();
    EXPECT_TRUE(shows({at(9), at(15)}));
}

// Of a series that a person made: one date is deleted there, and another moved.
TEST_F(ResyncToExchange, PutsADateBackAndLeavesAnotherWhereAPersonMovedIt) {
    hand.create_daily("made-1", at(24 + 9), at(24 + 10), 3);
    repair_database();
    const auto dates = hand.dates(at(24), at(96));
    ASSERT_EQ(dates.size(), 3U);
    hand.remove(dates[0]);
    hand.move(dates[1], at(48 + 15), at(48 + 16));
    const Output done = repair_exchange();
    EXPECT_TRUE(eventually([this] { return nothing_waits(); })) << done.out << done.err;
    const auto after = hand.dates(at(24), at(96));
    ASSERT_EQ(after.size(), 3U);
    EXPECT_EQ(after[0].start, at(24 + 9));
    EXPECT_EQ(after[1].start, at(48 + 15));
    repair_database();
    EXPECT_EQ(booked(), (Hours{9, 24 + 9, 48 + 15, 72 + 9}));
}

TEST_F(Resync, RepairsOnlyTheKindsThatAreAskedFor) {
    world.start();
    for (int i = 1; i <= 6; ++i) invite(i, 8 + i);
    hand.remove(outlook_uid(3));
    hand.create("made-1", at(20), at(21));
    resync({"--kinds", "added", "--direction", "database", "--repair"});
    EXPECT_EQ(booked(), (Hours{9, 10, 11, 12, 13, 14, 20}));
}

TEST_F(Resync, RefusesToRepairWithoutADirection) { EXPECT_NE(resync({"--repair"}).exit_code, 0); }

TEST_F(Resync, LetsMeetingsThatChangePlacesInExchangeDoSoHere) {
    world.start();
    for (int i = 1; i <= 3; ++i) invite(i, 8 + i);
    hand.move(outlook_uid(1), at(10), at(11));
    hand.move(outlook_uid(2), at(11), at(12));
    hand.move(outlook_uid(3), at(9), at(10));
    const Output done = repair_database();
    EXPECT_NE(resync().out.find(" 0 differ"), std::string::npos) << done.out << done.err;
    EXPECT_EQ(booked(), (Hours{9, 10, 11}));
    EXPECT_EQ(world.number("SELECT start_at FROM occurrence JOIN reservation USING (reservation_id) "
                           "WHERE uid = '" +
                           outlook_uid(1) + "'"),
              at(10));
}

TEST_F(Resync, BooksWhatWasMadeWhereAnotherMeetingMovedAway) {
    world.start();
    invite(1, 9);
    hand.move(outlook_uid(1), at(12), at(13));
    hand.create("made-1", at(9), at(10));
    const Output done = repair_database();
    EXPECT_EQ(booked(), (Hours{9, 12})) << done.out << done.err;
}

}  // namespace
}  // namespace gateway
