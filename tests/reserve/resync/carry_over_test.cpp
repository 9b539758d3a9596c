#include "reserve/resync/carry_over.hpp"

#include <gtest/gtest.h>

#include "tests/support/booking_office.hpp"
#include "tests/support/fake_books.hpp"

namespace {

using namespace reserve;
using namespace std::chrono_literals;
using Outcomes = std::vector<CarriedOver>;
using Starts = std::vector<int>;

const Instant day = support::at("2026-12-01 00:00");

// Hours of one day in one room; a meeting lasts one.
class CarryOverTest : public testing::Test {
  protected:
    CarryOverTest() { books.shelf.rooms = support::rooms(); }

    static Interval hour(int from) { return {day + from * 1h, day + from * 1h + 1h}; }

    // What a person did in Exchange: `from` is where the meeting is booked; nothing: it was made there.
    static CarryOver change(const std::string& uid, std::optional<int> from, std::optional<int> to) {
        Difference made{.uid = uid, .database = {}, .exchange = {}, .agreed = {}};
        if (from) made.database = hour(*from);
        if (to) made.exchange = hour(*to);
        made.recurrence_id = hour(from.value_or(to.value_or(0))).start;
        made.there.emplace();
        made.there->uid = uid;
        made.there->time = made.exchange.value_or(Interval{});
        return {made, "ada@corp.example.com"};
    }

    Outcomes carry(const std::vector<CarryOver>& wanted) {
        Outcomes outcomes;
        std::exception_ptr trouble;
        books.transact(
            [&](Ledger& ledger) {
                outcomes = carry_over(books.shelf.rooms.front(), policy, wanted, day, ledger);
            },
            [&](const std::exception_ptr& error) { trouble = error; });
        if (trouble) std::rethrow_exception(trouble);
        return outcomes;
    }
    void book(const std::string& uid, int at) { carry({change(uid, std::nullopt, at)}); }

    // The hours at which these are booked; -1: not.
    Starts booked(const std::vector<std::string>& uids) {
        Starts starts;
        for (const std::string& uid : uids) {
            const Meeting& meeting = books.shelf.meetings[{support::room_1, uid}];
            starts.push_back(meeting.occurrences.empty()
                                 ? -1
                                 : static_cast<int>((meeting.occurrences.front().time.start - day) / 1h));
        }
        return starts;
    }

    support::FakeBooks books;
    BookingPolicy policy;
};

constexpr auto done = CarriedOver::done, taken = CarriedOver::taken, overtaken = CarriedOver::overtaken;

TEST_F(CarryOverTest, LetsTwoMeetingsChangePlaces) {
    book("a", 9);
    book("b", 10);
    EXPECT_EQ(carry({change("a", 9, 10), change("b", 10, 9)}), (Outcomes{done, done}));
    EXPECT_EQ(booked({"a", "b"}), (Starts{10, 9}));
}

// Dates of one series, moved by a person.
TEST_F(CarryOverTest, BooksADateAtTheTimeOfAnotherOfItsSeries) {
    book("a", 9);
    CarryOver second = change("a", std::nullopt, 9);
    second.difference.there->recurrence_id = second.difference.recurrence_id = hour(12).start;
    EXPECT_EQ(carry({second}), Outcomes{done});
    const Meeting& meeting = books.shelf.meetings[{support::room_1, "a"}];
    EXPECT_EQ(meeting.occurrences.size(), 2U);
}

TEST_F(CarryOverTest, LetsThreeGoRoundAndAFourthFollow) {
    for (int i = 0; i < 4; ++i) book(std::string(1, static_cast<char>('a' + i)), 9 + i);
    EXPECT_EQ(carry({change("a", 9, 10), change("b", 10, 11), change("c", 11, 12), change("d", 12, 9)}),
              (Outcomes{done, done, done, done}));
    EXPECT_EQ(booked({"a", "b", "c", "d"}), (Starts{10, 11, 12, 9}));
}

TEST_F(CarryOverTest, BooksWhatIsMadeWhereAnotherMovesAway) {
    book("a", 9);
    EXPECT_EQ(carry({change("new", std::nullopt, 9), change("a", 9, 12)}), (Outcomes{done, done}));
    EXPECT_EQ(booked({"a", "new"}), (Starts{12, 9}));
}

TEST_F(CarryOverTest, KeepsTheReservationOfAMeetingThatChangesPlaces) {
    book("a", 9);
    book("b", 10);
    const auto before = books.shelf.meetings[{support::room_1, "a"}].reservation;
    carry({change("a", 9, 10), change("b", 10, 9)});
    EXPECT_EQ((books.shelf.meetings[{support::room_1, "a"}].reservation), before);
}

TEST_F(CarryOverTest, LeavesThoseWhosePlaceDoesNotBecomeFree) {
    book("a", 9);
    book("b", 10);
    book("stays", 12);
    EXPECT_EQ(carry({change("a", 9, 10), change("b", 10, 12)}), (Outcomes{taken, taken}));
    EXPECT_EQ(booked({"a", "b", "stays"}), (Starts{9, 10, 12}));
}

TEST_F(CarryOverTest, GivesAPlaceThatTwoWantToTheFirst) {
    EXPECT_EQ(carry({change("a", std::nullopt, 9), change("b", std::nullopt, 9)}), (Outcomes{done, taken}));
}

TEST_F(CarryOverTest, CountsWithTheTimeBetweenMeetings) {
    policy.cleanup_minutes = 30;
    book("a", 9);
    book("b", 12);
    EXPECT_EQ(carry({change("a", 9, 12), change("b", 12, 10)}), (Outcomes{done, done}));
    EXPECT_EQ(carry({change("c", std::nullopt, 11)}), (Outcomes{taken}));
}

TEST_F(CarryOverTest, LeavesOneThatChangedMeanwhileAndWhatWaitsForIt) {
    book("a", 9);
    book("b", 10);
    EXPECT_EQ(carry({change("a", 9, 10), change("b", 11, 9)}), (Outcomes{taken, overtaken}));
    EXPECT_EQ(booked({"a", "b"}), (Starts{9, 10}));
}

TEST_F(CarryOverTest, FreesAndBooksInOneGo) {
    book("a", 9);
    EXPECT_EQ(carry({change("new", std::nullopt, 9), change("a", 9, std::nullopt)}), (Outcomes{done, done}));
    EXPECT_EQ(booked({"a", "new"}), (Starts{-1, 9}));
}

TEST_F(CarryOverTest, KeepsWhatWaitsForTheDelegatesTentative) {
    book("a", 9);
    books.shelf.meetings[{support::room_1, "a"}].occurrences.front().tentative = true;
    carry({change("a", 9, 11)});
    EXPECT_TRUE((books.shelf.meetings[{support::room_1, "a"}].occurrences.front().tentative));
}

}  // namespace
