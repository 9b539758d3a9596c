#include "reserve/resync/resync.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/booking_office.hpp"
#include "tests/support/fake_books.hpp"

namespace {

using namespace reserve;
using namespace std::chrono_literals;

const Instant now = support::at("2026-12-01 08:00");

class FakeClock final : public Clock {
  public:
    Instant now() const override { return ::now; }
};

// Exchange's calendar: what lies in a window, and all that there is of a meeting.
class FakeRoomCalendar final : public RoomCalendar {
  public:
    std::variant<std::vector<RoomCalendarDate>, Wait> read(const Address&, const Interval& window,
                                                           const Progress&) override {
        auto inside = dates;
        std::erase_if(inside, [&](const auto& it) { return it.time.start >= window.end; });
        return inside;
    }
    std::variant<std::vector<RoomCalendarDate>, Wait> find(const Address&, const std::string& uid) override {
        if (down) return *down;
        auto found = dates;
        std::erase_if(found, [&](const auto& it) { return it.uid != uid; });
        return found;
    }
    std::variant<CalendarChanges, Wait> changes_since(const Address&, const std::string&) override {
        return CalendarChanges{};
    }
    std::variant<std::string, Wait> organizer(const Address&, const RoomCalendarDate&) override {
        return "ada@corp.example.com";
    }

    std::vector<RoomCalendarDate> dates;
    std::optional<Wait> down;
};

// What FakeBooks has booked; Exchange was told of all of it.
class FakeResyncBook final : public ResyncBook {
  public:
    explicit FakeResyncBook(support::FakeBooks& books) : books_(books) {}

    std::vector<std::string> uids(RoomId) override {
        std::vector<std::string> all;
        for (const auto& [key, meeting] : books_.shelf.meetings) all.push_back(key.second);
        return all;
    }
    std::set<std::string> uids_in(RoomId room, const Interval&) override {
        const auto all = uids(room);
        return {all.begin(), all.end()};
    }
    BookedSide side(RoomId room, const std::string& uid) override {
        BookedSide made{.uid = uid, .known = true, .carried = true};
        for (const Occurrence& it : books_.shelf.meetings[{room, uid}].occurrences)
            made.dates.push_back({it.recurrence_id, it.time});
        return made;
    }
    void agree(RoomId, std::span<const Agreed>) override {}
    ResyncState state(RoomId) override { return {}; }
    void remember(RoomId, const ResyncState&) override {}

  private:
    support::FakeBooks& books_;
};

// Ten meetings of an hour, one a day, that both sides have alike.
class ResyncTest : public testing::Test {
  protected:
    ResyncTest() {
        books.shelf.rooms = support::rooms();
        for (int i = 0; i < 10; ++i) {
            const std::string uid = "m" + std::to_string(i);
            books.transact(
                [&](Ledger& ledger) {
                    const Meeting before = ledger.meeting(support::room_1, uid);
                    Meeting meeting = before;
                    meeting.occurrences = {{.recurrence_id = at(i).start, .time = at(i), .blocked = at(i)}};
                    ledger.save(before, meeting);
                },
                [](const std::exception_ptr& error) { EXPECT_FALSE(error); });
            there(uid, at(i));
        }
    }

    static Interval at(int day) { return {now + day * 24h + 2h, now + day * 24h + 3h}; }
    void there(const std::string& uid, const Interval& time) {
        calendar.dates.push_back(
            {.item_id = uid, .uid = uid, .recurrence_id = {}, .time = time, .organizer = ""});
    }
    void delete_there(int count) {
        calendar.dates.erase(calendar.dates.begin(), calendar.dates.begin() + count);
    }
    RoomCalendarDate& date(int i) { return calendar.dates.at(static_cast<std::size_t>(i)); }

    ResyncReport run(const ResyncOrder& order, const Resync::Watch& watch = {}) {
        return Resync(calendar, book, books, clock).run(books.shelf.rooms.front(), {}, order, watch);
    }
    ResyncOrder repair() const {
        return {.window = {now, now + 20 * 24h}, .direction = Direction::to_database, .repair = true};
    }
    std::size_t booked() const {
        return static_cast<std::size_t>(std::ranges::count_if(
            books.shelf.meetings, [](const auto& it) { return !it.second.occurrences.empty(); }));
    }
    Instant booked_start(const std::string& uid) {
        return books.shelf.meetings[{support::room_1, uid}].occurrences.at(0).time.start;
    }

    support::FakeBooks books;
    FakeResyncBook book{books};
    FakeRoomCalendar calendar;
    FakeClock clock;
};

TEST_F(ResyncTest, TakesAFifthAwayAndHoldsMore) {
    delete_there(2);
    EXPECT_FALSE(run(repair()).held);
    EXPECT_EQ(booked(), 8U);
    delete_there(2);  // of eight
    EXPECT_TRUE(run(repair()).held);
    EXPECT_EQ(booked(), 8U);
}

TEST_F(ResyncTest, LooksForWhatWasMovedOutOfTheWindowWhereOnlySomeKindsAreAskedFor) {
    for (int i = 0; i < 5; ++i) date(i).time = at(100 + i);
    date(0).modified = now;
    ResyncOrder order = repair();
    order.filter.kinds = {DateChange::changed};
    run(order);
    EXPECT_EQ(booked(), 10U);
    EXPECT_EQ(booked_start("m0"), at(100).start);
}

TEST_F(ResyncTest, TellsHowFarItIs) {
    delete_there(2);
    std::vector<std::string> told;
    const auto tell = [&](const std::string& what) {
        return [&told, what](std::size_t done, std::size_t of) {
            told.push_back(what + " " + std::to_string(done) + "/" + std::to_string(of));
        };
    };
    run(repair(), {.looked_for = tell("looked for"), .repaired = tell("repaired")});
    EXPECT_EQ(told, (std::vector<std::string>{"looked for 1/2", "looked for 2/2", "repaired 1/2",
                                              "repaired 2/2", "repaired 2/2"}));
}

TEST_F(ResyncTest, FreesNothingWhereItCannotLookForIt) {
    delete_there(1);
    calendar.down.emplace();
    EXPECT_TRUE(run(repair()).trouble);
    EXPECT_EQ(booked(), 10U);
}

TEST_F(ResyncTest, SaysBeforeARepairWhatIsTakenAndWhatIsInTheWay) {
    there("new", at(3));
    there("free", at(15));
    ResyncOrder dry = repair();
    dry.repair = false;
    for (const auto direction : {std::optional<Direction>(), std::optional(Direction::to_database)}) {
        dry.direction = direction;
        const ResyncReport report = run(dry);
        ASSERT_EQ(report.differences.size(), 2U);
        EXPECT_EQ(report.differences[0].handled, Handled::taken);
        EXPECT_EQ(report.differences[0].difference.words,
                  "booked then: Fri 4 Dec 2026 11:00 to Fri 4 Dec 2026 12:00");
        EXPECT_EQ(report.differences[1].handled, Handled::listed);
    }
    EXPECT_EQ(booked(), 10U);
    EXPECT_TRUE(books.shelf.decisions.empty());
}

TEST_F(ResyncTest, ForeseesThatMeetingsChangePlaces) {
    std::swap(date(1).time, date(2).time);
    ResyncOrder dry = repair();
    dry.repair = false;
    for (const HandledDifference& it : run(dry).differences) EXPECT_EQ(it.handled, Handled::listed);
    EXPECT_EQ(booked_start("m1"), at(1).start);
}

TEST_F(ResyncTest, SaysOfARepairWhatIsInTheWay) {
    there("new", at(3));
    const ResyncReport report = run(repair());
    ASSERT_EQ(report.differences.size(), 1U);
    EXPECT_EQ(report.differences[0].handled, Handled::taken);
    EXPECT_NE(report.differences[0].difference.words.find("booked then: Fri 4 Dec 2026 11:00"),
              std::string::npos);
}

}  // namespace
