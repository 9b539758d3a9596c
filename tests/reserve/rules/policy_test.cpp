#include "tests/reserve/rules/rules_cast.hpp"

// What the settings of Set-CalendarProcessing mean; those about conflicts are with series and single
// meetings.

namespace reserve {
namespace {

using support::Draft;
using support::request;

class Policy : public Rules {
  protected:
    BookingPolicy& policy() { return office.settings.booking; }
};

const Draft tuesday_9 = Draft().starts("2026-11-24 09:00");

Draft invites(const Draft& draft, int people) {
    return draft.with([&](Component& c) {
        for (int i = 0; i < people; ++i)
            c.attendees.push_back({.address = "guest." + std::to_string(i) + "@corp.example.com",
                                   .declined = false,
                                   .rsvp_false = false});
    });
}

TEST_F(Policy, NamesTheLongestMeetingInHours) {
    EXPECT_TRUE(says(words(request({tuesday_9.starts("2026-11-24 09:00", std::chrono::hours(25))})),
                     "longer than the 1 day that this room can be booked for"));
}

TEST_F(Policy, NamesTheShortestMeetingInMinutes) {
    policy().minimum_duration_in_minutes = 90;
    EXPECT_TRUE(says(words(request({tuesday_9})), "shorter than the 1 hour, 30 minutes"));
}

TEST_F(Policy, DeclinesSeriesWhereTheyAreNotAllowed) {
    policy().allow_recurring_meetings = false;
    EXPECT_TRUE(says(words(request({tuesday_9.repeats("FREQ=DAILY;COUNT=2")})), "recurring"));
    EXPECT_EQ(outcome(request({Draft("single").starts("2026-11-24 09:00")})), Outcome::accepted);
}

TEST_F(Policy, BooksTodayOnlyWithAWindowOfNoDays) {
    policy().booking_window_in_days = 0;
    EXPECT_EQ(outcome(request({Draft("today").starts("2026-11-23 15:00")})), Outcome::accepted);
    EXPECT_EQ(outcome(request({tuesday_9})), Outcome::declined);
}

// Work hours: 08:00-17:00 in Berlin, which is 07:00-16:00 UTC in winter.

TEST_F(Policy, DeclinesWhatIsOutsideOfWorkHours) {
    policy().schedule_only_during_work_hours = true;
    EXPECT_TRUE(says(words(request({Draft("early").starts("2026-11-24 06:30")})),
                     "08:00-17:00 on Mon, Tue, Wed, Thu and Fri (Europe/Berlin)"));
    EXPECT_EQ(outcome(request({Draft("late").starts("2026-11-24 15:30")})), Outcome::declined);
    EXPECT_EQ(outcome(request({Draft("first").starts("2026-11-24 07:00")})), Outcome::accepted);
    EXPECT_EQ(outcome(request({Draft("last").starts("2026-11-24 15:00")})), Outcome::accepted);
}

TEST_F(Policy, BooksAtAnyTimeWithoutWorkHours) {
    EXPECT_EQ(outcome(request({Draft("night").starts("2026-11-24 01:00")})), Outcome::accepted);
    EXPECT_EQ(outcome(request({Draft("sunday").starts("2026-11-29 11:00")})), Outcome::accepted);
}

TEST_F(Policy, DeclinesWhatIsOnNoWorkDay) {
    policy().schedule_only_during_work_hours = true;
    EXPECT_EQ(outcome(request({Draft("sunday").starts("2026-11-29 11:00")})), Outcome::declined);
    policy().working_hours.days[0] = true;
    EXPECT_EQ(outcome(request({Draft("open").starts("2026-11-29 11:00")})), Outcome::accepted);
}

TEST_F(Policy, KeepsTheClockOfTheRoomWhenTheClocksChange) {
    policy().schedule_only_during_work_hours = true;
    // Summer time begins on 28 March 2027: 08:00 in Berlin is 06:00 UTC then.
    EXPECT_EQ(outcome(request({Draft("winter").starts("2027-03-26 06:00")})), Outcome::declined);
    EXPECT_EQ(outcome(request({Draft("summer").starts("2027-03-29 06:00")})), Outcome::accepted);
    EXPECT_EQ(outcome(request({Draft("late").starts("2027-03-30 15:00")})), Outcome::declined);
}

TEST_F(Policy, DeclinesASeriesOfAnotherZoneThatLeavesWorkHoursWithItsOwnClocks) {
    policy().schedule_only_during_work_hours = true;
    // Tokyo has no summer time: 16:00 there is 08:00 in Berlin in winter, 09:00 in summer; 15:00 is 07:00.
    const Draft weekly = Draft("tokyo").in_zone("Asia/Tokyo").repeats("FREQ=WEEKLY;COUNT=20");
    EXPECT_EQ(outcome(request({weekly.starts("2026-12-01 15:00")})), Outcome::declined);
    EXPECT_EQ(outcome(request({weekly.version(0, 1).starts("2026-12-01 16:00")})), Outcome::accepted);
}

TEST_F(Policy, TakesMeetingsOverNightWhereWorkDaysAreWhole) {
    policy().schedule_only_during_work_hours = true;
    policy().working_hours.start = std::chrono::minutes(0);
    policy().working_hours.end = std::chrono::hours(24);
    EXPECT_EQ(outcome(request({Draft("night").starts("2026-11-24 22:00", std::chrono::hours(4))})),
              Outcome::accepted);
    EXPECT_EQ(outcome(request({Draft("weekend").starts("2026-11-27 22:00", std::chrono::hours(4))})),
              Outcome::declined);
    EXPECT_EQ(outcome(request({Draft("day").starts("2026-12-01 00:00").all_day(1)})), Outcome::accepted);
}

// Ada is the organizer, and comes too.

TEST_F(Policy, DeclinesMorePeopleThanTheRoomHolds) {
    policy().enforce_capacity = true;
    books.shelf.rooms[0].capacity = 4;
    EXPECT_EQ(outcome(request({invites(Draft("four").starts("2026-11-25 09:00"), 3)})), Outcome::accepted);
    EXPECT_TRUE(says(words(request({invites(tuesday_9, 4)})), "5 people are invited, and this room holds 4"));
}

TEST_F(Policy, CountsNobodyWithoutEnforcingTheCapacity) {
    books.shelf.rooms[0].capacity = 4;
    EXPECT_EQ(outcome(request({invites(tuesday_9, 9)})), Outcome::accepted);
}

TEST_F(Policy, TakesAnyNumberWhereTheCapacityIsNotKnown) {
    policy().enforce_capacity = true;
    EXPECT_EQ(outcome(request({invites(tuesday_9, 9)})), Outcome::accepted);
}

TEST_F(Policy, GivesRoomsEquipmentAndTheDeclinedNoSeat) {
    policy().enforce_capacity = true;
    books.shelf.rooms[0].capacity = 4;
    const Draft five = invites(tuesday_9, 4);
    EXPECT_EQ(outcome(request({five.with([](Component& c) { c.attendees.back().no_seat = true; })})),
              Outcome::accepted);
    const Draft other = invites(Draft("other").starts("2026-11-25 09:00"), 4);
    EXPECT_EQ(outcome(request({other.with([](Component& c) { c.attendees.back().declined = true; })})),
              Outcome::accepted);
}

TEST_F(Policy, CallsAReservationAfterItsOrganizer) {
    send(request({tuesday_9.with([](Component& c) { c.organizer_name = "Ada Lovelace"; })}));
    EXPECT_EQ(office.stored().summary, "Ada Lovelace");
    send(request({Draft("nameless").starts("2026-11-25 09:00")}));
    EXPECT_EQ(office.stored("nameless").summary, "ada@corp.example.com");
}

TEST_F(Policy, DeletesTheSubject) {
    policy().add_organizer_to_subject = false;
    send(request({tuesday_9}));
    EXPECT_EQ(office.stored().summary, "");
}

TEST_F(Policy, KeepsTheSubjectWhereItIsNotDeleted) {
    policy().add_organizer_to_subject = false;
    policy().delete_subject = false;
    send(request({tuesday_9}));
    EXPECT_EQ(office.stored().summary, "Secret plans");
}

TEST_F(Policy, KeepsPrivateMeetingsPrivateUnlessToldOtherwise) {
    send(request({tuesday_9.about("Doctor", true)}));
    EXPECT_TRUE(office.stored().is_private);
    policy().remove_private_property = true;
    send(request({Draft("other").starts("2026-11-25 09:00").about("Doctor", true)}));
    EXPECT_FALSE(office.stored("other").is_private);
}

TEST_F(Policy, AddsAResponseToEveryAnswer) {
    policy().additional_response = "Coffee is on the third floor.";
    EXPECT_FALSE(says(send(request({tuesday_9})).answers.at(0).steps.at(0).text, "Coffee"));
    policy().add_additional_response = true;
    const Draft other = Draft("other").starts("2026-11-25 09:00");
    EXPECT_TRUE(says(send(request({other})).answers.at(0).steps.at(0).text, "Coffee is on the third floor."));
    const Draft clashing = Draft("third").starts("2026-11-25 09:00");
    EXPECT_TRUE(says(send(request({clashing})).answers.at(0).steps.at(0).text, "Coffee"));
}

}  // namespace
}  // namespace reserve
