#include "tests/sql/desk_on_sqlite.hpp"

// The reservation shows in the room's calendar and in the requester's (SPEC section 3).

namespace {

using namespace desk_on_sqlite;

class ReservationsOfAUser : public DeskOnSqlite {
  protected:
    std::vector<sql::ListedReservation> of(ProfileId user) {
        return database_.users().reservations(user, clock_.now());
    }
};

TEST_F(ReservationsOfAUser, AreThoseOfTheRequester) {
    decide(request({weekly}));
    const auto booked = of(support::ada.id);
    ASSERT_EQ(booked.size(), 1U);
    EXPECT_EQ(booked[0].room, support::room_1);
    EXPECT_EQ(booked[0].uid, "m1");
    EXPECT_EQ(booked[0].dates, 4);
    EXPECT_EQ(booked[0].first_at, support::at("2026-11-24 09:00"));
    EXPECT_EQ(booked[0].last_at, support::at("2026-12-15 09:00"));
}

TEST_F(ReservationsOfAUser, AreNotThoseOfOthers) {
    decide(request({tuesday_9}));
    EXPECT_TRUE(of(ProfileId{99}).empty());
}

TEST_F(ReservationsOfAUser, AreNotThoseThatAreOver) {
    decide(request({tuesday_9}));
    clock_.instant += std::chrono::days(2);
    EXPECT_TRUE(of(support::ada.id).empty());
}

TEST_F(ReservationsOfAUser, SayWhoAskedAndWhoBooked) {
    decide(request({tuesday_9.with([](Component& c) { c.booked_by = "grace@corp.example.com"; })}));
    const auto booked = of(support::ada.id).at(0);
    EXPECT_EQ(booked.organizer, "ada@corp.example.com");
    EXPECT_EQ(booked.booked_by, "grace@corp.example.com");
    ASSERT_TRUE(booked.requester);
    EXPECT_EQ(booked.requester->id, support::ada.id);
    EXPECT_EQ(booked.requester->name, "Ada L.");
    EXPECT_EQ(booked.requester->address, "ada@corp.example.com");
}

TEST_F(ReservationsOfAUser, StandInTheStoryOfTheMessageAndOfTheMeeting) {
    decide(request({tuesday_9}));
    EXPECT_EQ(database_.history().of_meeting("m1").reservations.size(), 1U);
    EXPECT_EQ(database_.history().of_message(MessageId{1}).value().reservations.size(), 1U);
}

}  // namespace
