#include "tests/sql/desk_on_sqlite.hpp"

// Which rooms an answer names instead of one that is taken. Rooms 1 and 2 are in the building Main, of
// unknown size.

namespace {

using namespace desk_on_sqlite;
using Names = std::vector<std::string>;

constexpr Interval hours(int from, int to) {
    const auto day = std::chrono::sys_days(std::chrono::year(2026) / 11 / 24);
    return {day + std::chrono::hours(from), day + std::chrono::hours(to)};
}
constexpr Interval nine = hours(9, 10);

class FreeRooms : public DeskOnSqlite {
  protected:
    RoomId add(const std::string& name, std::optional<int> capacity, const std::string& building = "South") {
        return std::get<RoomId>(database_.rooms().add({.name = name,
                                                       .mailbox = name + "@corp.example.com",
                                                       .receiving = {},
                                                       .zone = "Europe/Berlin",
                                                       .building = building,
                                                       .capacity = capacity}));
    }

    Names instead_of(RoomId room, const std::vector<Interval>& wanted = {nine}, std::size_t at_most = 3) {
        Names names;
        database_.books().rehearse([&](Ledger& ledger) {
            for (const Room& free : ledger.free_rooms(room, wanted, at_most)) names.push_back(free.name);
        });
        return names;
    }

    void book(RoomId room, const Interval& time, bool exclusive = true) {
        std::promise<void> done;
        database_.books().transact(
            [&](Ledger& ledger) {
                const Meeting unknown =
                    ledger.meeting(room, "m" + std::to_string(static_cast<std::int64_t>(room)));
                Meeting meeting = unknown;
                meeting.occurrences = {
                    {.recurrence_id = time.start, .time = time, .blocked = time, .exclusive = exclusive}};
                ledger.save(unknown, meeting);
            },
            [&](std::exception_ptr) { done.set_value(); });
        done.get_future().get();
    }
};

TEST_F(FreeRooms, AreOfTheSameBuilding) {
    const RoomId asked = add("asked", 10);
    add("near", 10);
    add("far", 10, "North");
    EXPECT_EQ(instead_of(asked), Names{"near"});
}

TEST_F(FreeRooms, AreAtLeastAsLargeAndThoseNextInSizeFirst) {
    const RoomId asked = add("asked", 10);
    add("huge", 99);
    add("small", 9);
    add("unknown", std::nullopt);
    add("same", 10);
    EXPECT_EQ(instead_of(asked), (Names{"same", "huge"}));
}

TEST_F(FreeRooms, AreNoMoreThanAskedFor) {
    const RoomId asked = add("asked", 10);
    for (const char* name : {"a", "b", "c", "d"}) add(name, 10);
    EXPECT_EQ(instead_of(asked), (Names{"a", "b", "c"}));
}

TEST_F(FreeRooms, AreFreeAtAllWantedTimes) {
    const RoomId asked = add("asked", 10);
    book(add("before", 10), hours(8, 9));
    book(add("long", 10), hours(0, 20));
    book(add("second", 10), hours(12, 13));
    book(add("shared", 10), hours(8, 11), false);
    add("free", 10);
    EXPECT_EQ(instead_of(asked, {nine, hours(12, 13)}), (Names{"before", "free"}));
}

TEST_F(FreeRooms, LeaveOutWhatIsRetiredOrPaused) {
    const RoomId asked = add("asked", 10);
    database_.rooms().retire(add("retired", 10));
    database_.rooms().pause(add("paused", 10), {}, "");
    EXPECT_EQ(instead_of(asked), Names{});
}

class ShownOrganizer : public DeskOnSqlite {};

TEST_F(ShownOrganizer, IsNamedAsTheDirectoryDoes) {
    decide(request({tuesday_9}));
    std::string shown;
    database_.books().rehearse([&](Ledger& ledger) {
        shown = ledger.shown_organizer(ledger.meeting(support::room_1, "m1").reservation.value());
    });
    EXPECT_EQ(shown, "Ada L.");
}

}  // namespace
