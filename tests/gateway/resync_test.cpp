// A room's calendar is changed in Exchange and in the database, and `roomgate resync` compares and repairs.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <regex>
#include <set>
#include <sstream>

#include "tests/gateway/calendar_hand.hpp"
#include "tests/gateway/world.hpp"

namespace gateway {
namespace {

class Resync : public testing::Test {
  protected:
    void invite(int number, int hour) {
        const auto before = world.exchange().organizer_mail().size();
        world.invite({.uid = outlook_uid(number),
                      .rooms = {World::room},
                      .start = ical_time(at(hour)),
                      .end = ical_time(at(hour + 1)),
                      .sequence = 0,
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

TEST_F(Resync, RepairsOnlyTheKindsThatAreAskedFor) {
    world.start();
    for (int i = 1; i <= 6; ++i) invite(i, 8 + i);
    hand.remove(outlook_uid(3));
    hand.create("made-1", at(20), at(21));
    resync({"--kinds", "added", "--direction", "database", "--repair"});
    EXPECT_EQ(booked(), (Hours{9, 10, 11, 12, 13, 14, 20}));
}

std::size_t lines_with(const std::string& text, const std::string& pattern) {
    const std::regex regex(pattern);
    return static_cast<std::size_t>(
        std::distance(std::sregex_iterator(text.begin(), text.end(), regex), std::sregex_iterator()));
}

TEST_F(Resync, RefusesToRepairWithoutADirection) { EXPECT_NE(resync({"--repair"}).exit_code, 0); }

// Of a thousand random changes, by hand in Exchange and by mail, the database follows all but conflicts.
// ROOMGATE_RESYNC_CHANGES makes it long; the seed is printed.
TEST_F(Resync, MakesBothCalendarsAlikeAfterRandomChanges) {
    const char* const many = std::getenv("ROOMGATE_RESYNC_CHANGES");
    const int changes = many ? std::atoi(many) : 60;
    const char* const seeded = std::getenv("ROOMGATE_SEED");
    const auto seed = seeded ? static_cast<unsigned>(std::atoi(seeded)) : 20261122U;
    std::mt19937 random(seed);
    std::cout << "seed " << seed << ", " << changes << " changes\n";
    const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    world.start();
    std::vector<std::string> uids;
    int invited = 0;
    for (int i = 0; i < changes; ++i) {
        const int hour = pick(24 * 40);
        const int what = pick(10);
        if (what < 2) {
            invite(++invited, hour);
            uids.push_back(outlook_uid(invited));
        } else if (what < 6 || uids.empty()) {
            uids.push_back("made-" + std::to_string(i));
            hand.create(uids.back(), at(hour), at(hour + 1));
        } else if (what < 8) {
            hand.move(uids[static_cast<std::size_t>(pick(static_cast<int>(uids.size())))], at(hour),
                      at(hour + 1));
        } else {
            hand.remove(uids[static_cast<std::size_t>(pick(static_cast<int>(uids.size())))]);
        }
        if (pick(20) == 0) resync({"--direction", "database", "--repair", "--confirm-deletions"});
    }
    const Output done = resync({"--direction", "database", "--repair", "--confirm-deletions"});
    ASSERT_EQ(done.exit_code, 0) << done.out << done.err;
    // What is left is taken by another meeting: all that Exchange shows is booked, and what is booked
    // elsewhere is listed.
    const std::multiset<std::int64_t> there = hand.starts();
    const Hours here = booked();
    for (const std::int64_t start : there)
        EXPECT_EQ(std::ranges::count(here, static_cast<int>((start - day) / 3600)), 1)
            << "hour " << (start - day) / 3600 << " is in Exchange, and not booked once\n"
            << done.out;
    std::size_t elsewhere = 0;
    for (const int hour : here)
        if (!there.contains(at(hour))) ++elsewhere;
    EXPECT_LE(elsewhere, lines_with(done.out, "taken then")) << done.out;
    EXPECT_EQ(here.size(), there.size() - lines_with(done.out, "added +conflict: the room is taken"))
        << done.out;
    EXPECT_FALSE(here.empty());
}

}  // namespace
}  // namespace gateway
