#include "sql/commands/meeting_search.hpp"

#include "tests/sql/desk_on_sqlite.hpp"

namespace {

using namespace desk_on_sqlite;
using Uids = std::vector<std::string>;

class MeetingSearchTest : public DeskOnSqlite {
  protected:
    // That many other meetings of Grace's, each on an hour of its own from Mon 7 Dec 2026 on.
    void many_others_are_decided(int number) {
        const auto connection = scratch_.connect();
        sql::run(*connection, R"(
            WITH RECURSIVE one(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM one WHERE n < )" +
                                  std::to_string(number) + R"()
            INSERT INTO decision (room_id, uid, sequence, dtstamp_at, decided_at, outcome, words, organizer_key,
                                  asked_from_at, asked_until_at)
            SELECT 1, 'other ' || n, 0, 0, 0, 'accepted', '', 'grace@corp.example.com', 1796601600 + 3600 * n,
                   1796605200 + 3600 * n FROM one)");
    }

    Uids of(const std::string& organizer, std::size_t at_most = 10) {
        return search().of_organizer(*Address::parse(organizer), at_most);
    }
    Uids asked_at(const std::string& text, std::optional<Address> organizer = {}) {
        Uids uids;
        for (const auto& found : search().asked_at(support::room_1, support::at(text), organizer, 10))
            uids.push_back(found.uid);
        return uids;
    }
    sql::MeetingSearch& search() { return database_.meeting_search(); }
};

TEST_F(MeetingSearchTest, FindsAnOrganizersMeetingsBehindAnyNumberOfOthers) {
    decide(request({tuesday_9}));
    many_others_are_decided(12'000);
    EXPECT_EQ(of("Ada@corp.example.com"), Uids{"m1"});
    EXPECT_EQ(of("grace@corp.example.com", 2), (Uids{"other 12000", "other 11999"}));
}

TEST_F(MeetingSearchTest, FindsWhatWasAskedForAnInstantBehindAnyNumberOfOthers) {
    decide(request({tuesday_9}));
    many_others_are_decided(12'000);
    EXPECT_EQ(asked_at("2026-11-24 09:30"), Uids{"m1"});
    EXPECT_EQ(asked_at("2026-11-24 09:30", Address::parse("grace@corp.example.com")), Uids{});
    EXPECT_EQ(asked_at("2026-11-20 09:30"), Uids{});
}

TEST_F(MeetingSearchTest, TakesASeriesWithoutEndForOneThatMayTakePlaceAtAnyTime) {
    decide(request({tuesday_9.repeats("FREQ=WEEKLY")}));
    EXPECT_EQ(asked_at("2031-01-07 09:30"), Uids{"m1"});
}

TEST_F(MeetingSearchTest, NamesTheMessageThatAsked) {
    decide(request({tuesday_9}));
    EXPECT_EQ(search().asked_at(support::room_1, support::at("2026-11-24 09:30"), {}, 10).at(0).message,
              MessageId{1});
}

TEST_F(MeetingSearchTest, FindsWhatIsBookedThen) {
    decide(request({tuesday_9}));
    EXPECT_EQ(search().booked_at(support::room_1, support::at("2026-11-24 09:59")), Uids{"m1"});
    EXPECT_EQ(search().booked_at(support::room_1, support::at("2026-11-24 10:00")), Uids{});
}

TEST_F(MeetingSearchTest, FindsWhatOtherProgramsReservedForSomebody) {
    const auto connection = scratch_.connect();
    sql::run(*connection, R"(INSERT INTO reservation_request (action, room, uid, start_at, end_at, requester)
        VALUES ('reserve', 'Room 1', 'theirs', 1795510800, 1795514400, 'ada@corp.example.com'))");
    EXPECT_EQ(of("ada@corp.example.com"), Uids{"theirs"});
}

TEST_F(MeetingSearchTest, FindsTheMessagesThatAreNotDecided) {
    deliver(request({tuesday_9}));
    EXPECT_EQ(search().undecided(support::room_1, 10), std::vector{MessageId{1}});
    EXPECT_TRUE(search().undecided(support::room_2, 10).empty());
    while (desk_.run_once() > 0) continue;
    EXPECT_TRUE(search().undecided({}, 10).empty());
}

}  // namespace
