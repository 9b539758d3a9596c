#include "tests/reserve/rules/rules_cast.hpp"

namespace reserve {
namespace {

using support::Draft;
using support::request;

// Room 2 is free; its settings are its own.
class RoomsInstead : public Rules {
  protected:
    void room_2_has(std::function<void(BookingPolicy&)> change) {
        books.shelf.rooms[1].booking = "its own";
        office.settings.room_policy = [change](BookingPolicy policy, const Room& room) {
            if (room.booking == "its own") change(policy);
            return policy;
        };
    }
    bool is_named(const Draft& draft = Draft().starts("2026-11-24 09:00")) {
        send(request({Draft("here").starts("2026-11-24 09:00")}));
        return says(words(request({draft})), "Free instead: Room 2.");
    }
    // A series is declined where eight rooms are, of which those from `first` on take it.
    std::string words_among_eight(int first) {
        for (int i = 3; i <= 8; ++i) {
            Room room = books.shelf.rooms[1];
            room.id = RoomId{i};
            room.name = "Room " + std::to_string(i);
            room.booking = i < first ? "its own" : "";
            books.shelf.rooms.push_back(room);
        }
        room_2_has([](BookingPolicy& policy) { policy.allow_recurring_meetings = false; });
        send(request({Draft("here").starts("2026-11-24 09:00")}));
        return words(request({Draft().starts("2026-11-24 09:00").repeats("FREQ=DAILY;COUNT=2")}));
    }
};

TEST_F(RoomsInstead, AreNamedWhereTheyTakeTheRequest) { EXPECT_TRUE(is_named()); }

TEST_F(RoomsInstead, AreNotNamedWhereTheMeetingIsTooLongForThem) {
    room_2_has([](BookingPolicy& policy) { policy.maximum_duration_in_minutes = 30; });
    EXPECT_FALSE(is_named());
}

TEST_F(RoomsInstead, AreNotNamedOutsideOfTheirWorkHours) {
    room_2_has([](BookingPolicy& policy) {
        policy.schedule_only_during_work_hours = true;
        policy.working_hours.start = std::chrono::hours(14);
    });
    EXPECT_FALSE(is_named());
}

TEST_F(RoomsInstead, AreNotNamedWhereTooManyCome) {
    books.shelf.rooms[1].capacity = 1;
    room_2_has([](BookingPolicy& policy) { policy.enforce_capacity = true; });
    EXPECT_FALSE(is_named(Draft().starts("2026-11-24 09:00").with([](Component& c) {
        c.attendees.push_back({.address = "grace@corp.example.com", .declined = false, .rsvp_false = false});
    })));
}

TEST_F(RoomsInstead, AreNotNamedToThoseWhoMayNotBookThem) {
    room_2_has([](BookingPolicy& policy) { policy.all_book_in_policy = false; });
    EXPECT_FALSE(is_named());
}

TEST_F(RoomsInstead, AreNotNamedToExternalRequestersWhomTheyDoNotTake) {
    books.shelf.profiles["grace@elsewhere.example"] = {{.id = ProfileId{9}}};
    office.settings.requester.accepted_domains = {"corp.example.com"};
    room_2_has([](BookingPolicy& policy) { policy.process_external_meeting_messages = false; });
    EXPECT_FALSE(is_named(Draft().starts("2026-11-24 09:00").by("grace@elsewhere.example")));
}

TEST_F(RoomsInstead, AreNotNamedForSeriesThatTheyDoNotTake) {
    room_2_has([](BookingPolicy& policy) { policy.allow_recurring_meetings = false; });
    EXPECT_FALSE(is_named(Draft().starts("2026-11-24 09:00").repeats("FREQ=DAILY;COUNT=2")));
}

TEST_F(RoomsInstead, AreNotNamedBeyondTheirBookingWindow) {
    room_2_has([](BookingPolicy& policy) { policy.booking_window_in_days = 0; });
    EXPECT_FALSE(is_named());
}

TEST_F(RoomsInstead, AreNotNamedWhereTheirCleaningGetsInTheWay) {
    send(request({Draft("there").starts("2026-11-24 10:00")}), support::room_2);
    room_2_has([](BookingPolicy& policy) { policy.cleanup_minutes = 15; });
    EXPECT_FALSE(is_named());
}

TEST_F(RoomsInstead, AreNotNamedForSeriesThatGoOnBeyondTheirBookingWindow) {
    office.settings.booking.enforce_scheduling_horizon = false;
    const Draft endless = Draft().starts("2026-11-24 09:00").repeats("FREQ=WEEKLY");
    EXPECT_TRUE(is_named(endless));
    room_2_has([](BookingPolicy& policy) { policy.enforce_scheduling_horizon = true; });
    EXPECT_FALSE(is_named(endless.version(1, 60)));
}

TEST_F(RoomsInstead, AreNotNamedForTimesThatTheirClocksReadDifferently) {
    books.shelf.rooms[1].zone = "Asia/Tokyo";
    const Draft day = Draft().starts("2026-11-24 00:00").all_day(1);
    EXPECT_FALSE(is_named(day));
    EXPECT_TRUE(is_named());
}

TEST_F(RoomsInstead, AreNotNamedWhereTheirDelegatesWouldHaveToApprove) {
    room_2_has([](BookingPolicy& policy) {
        policy.all_book_in_policy = false;
        policy.all_request_in_policy = true;
    });
    EXPECT_FALSE(is_named());
}

TEST_F(RoomsInstead, AreNamedWhereTheirDelegatesWouldHaveToApproveAsThoseOfTheAskedOne) {
    send(request({Draft("here").starts("2026-11-24 09:00")}));
    office.settings.booking.all_book_in_policy = false;
    office.settings.booking.all_request_in_policy = true;
    EXPECT_TRUE(is_named());
}

TEST_F(RoomsInstead, AreNamedToThoseWhomTheyLetBook) {
    room_2_has([](BookingPolicy& policy) {
        policy.all_book_in_policy = false;
        policy.book_in_policy = {"ada@corp.example.com"};
    });
    EXPECT_TRUE(is_named());
}

TEST_F(RoomsInstead, TakeNoSeatForTheRoomThatWasAsked) {
    books.shelf.rooms[1].capacity = 1;
    room_2_has([](BookingPolicy& policy) { policy.enforce_capacity = true; });
    EXPECT_TRUE(is_named(Draft().starts("2026-11-24 09:00").to("room.1@corp.example.com")));
}

TEST_F(RoomsInstead, AreNotNamedFromTheEndOfTheirBookingWindowOn) {
    room_2_has([](BookingPolicy& policy) { policy.booking_window_in_days = 1; });
    const auto at = [&](const char* time) {
        send(request({Draft(time).starts(time)}));
        return is_named(Draft("m" + std::string(time)).starts(time));
    };
    EXPECT_TRUE(at("2026-11-24 22:00"));   // 23:00 in Berlin
    EXPECT_FALSE(at("2026-11-24 23:00"));  // the day after
}

TEST_F(RoomsInstead, AreLookedForBehindThoseThatWouldDecline) {
    EXPECT_TRUE(says(words_among_eight(8), "Free instead: Room 8."));
}

TEST_F(RoomsInstead, AreThreeAtMost) {
    EXPECT_TRUE(says(words_among_eight(3), "Free instead: Room 3, Room 4 and Room 5."));
}

}  // namespace
}  // namespace reserve
