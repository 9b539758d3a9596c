#include "tests/contract/calendar_cast.hpp"

namespace {

using namespace calendar_contract;

class CalendarContract : public CalendarContractTest {};
BOOKINGS_ON_EACH_BACK_END(CalendarContract);

TEST_P(CalendarContract, KnowsNothingOfAnUnknownMeeting) {
    EXPECT_FALSE(unknown("m1").reservation);
    EXPECT_TRUE(unknown("m1").components.empty());
}

// A series, one of its dates that was cancelled, and a change of all that follow.
std::vector<DecidedComponent> series_with_changed_dates() {
    return {{.recurrence_id = std::nullopt,
             .version = {.sequence = 3, .dtstamp = at("2026-11-22 01:00")},
             .state = DecidedComponent::State::booked,
             .organizer = "Ada@corp.example.com",
             .digests = {"one", "two"},
             .content = "{}"},
            {.recurrence_id = ten.start,
             .version = {.sequence = 0, .dtstamp = at("2026-11-22 02:00")},
             .state = DecidedComponent::State::cancelled,
             .organizer = "Ada@corp.example.com",
             .digests = {},
             .content = ""},
            {.recurrence_id = ten.start,
             .version = {.sequence = 1, .dtstamp = at("2026-11-22 03:00")},
             .state = DecidedComponent::State::booked,
             .organizer = "Ada@corp.example.com",
             .digests = {},
             .content = "{}",
             .this_and_future = true}};
}

TEST_P(CalendarContract, KeepsAMeetingAsItWasSaved) {
    Meeting meeting = unknown("m1");
    meeting.organizer = "Ada@corp.example.com";
    meeting.requester = support::ada.id;
    meeting.requester_found_by_address = true;
    meeting.booked_by = "grace@corp.example.com";
    meeting.summary = "Plans \xc3\xbc";
    meeting.is_private = true;
    meeting.ever_listed = true;
    meeting.components = series_with_changed_dates();
    meeting.occurrences = {occurrence(nine), occurrence(ten)};
    save(meeting);
    const Meeting stored = unknown("m1");
    EXPECT_TRUE(stored.reservation);
    EXPECT_EQ(stored.organizer, meeting.organizer);
    EXPECT_EQ(stored.requester, meeting.requester);
    EXPECT_EQ(stored.requester_found_by_address, meeting.requester_found_by_address);
    EXPECT_EQ(stored.booked_by, meeting.booked_by);
    EXPECT_EQ(stored.summary, meeting.summary);
    EXPECT_EQ(stored.is_private, meeting.is_private);
    EXPECT_EQ(stored.ever_listed, meeting.ever_listed);
    EXPECT_EQ(stored.components, meeting.components);
    EXPECT_EQ(stored.occurrences, meeting.occurrences);
}

TEST_P(CalendarContract, ForgetsAChangeOfAllThatFollowsWithoutThatOfTheOccurrenceItself) {
    Meeting meeting = unknown("m1");
    meeting.components = {
        {.recurrence_id = ten.start, .version = {}, .organizer = {}, .digests = {}, .content = "{}"},
        {.recurrence_id = ten.start,
         .version = {},
         .organizer = {},
         .digests = {},
         .content = "{}",
         .this_and_future = true}};
    save(meeting);
    meeting.components.pop_back();
    save(meeting);
    EXPECT_EQ(unknown("m1").components, meeting.components);
}

TEST_P(CalendarContract, ChangesAMeetingInItsPlace) {
    book("m1", {occurrence(nine)});
    Meeting meeting = unknown("m1");
    const auto reservation = meeting.reservation;
    meeting.summary = "Later";
    meeting.occurrences = {occurrence(ten)};
    save(meeting);
    EXPECT_EQ(unknown("m1").reservation, reservation);
    EXPECT_EQ(unknown("m1").summary, "Later");
    EXPECT_EQ(unknown("m1").occurrences, std::vector{occurrence(ten)});
}

TEST_P(CalendarContract, ReplacesAndForgetsComponents) {
    Meeting meeting = unknown("m1");
    DecidedComponent series;
    series.organizer = "ada@corp.example.com";
    DecidedComponent exception = series;
    exception.recurrence_id = nine.start;
    meeting.components = {series, exception};
    save(meeting);
    series.version.sequence = 2;
    series.state = DecidedComponent::State::declined;
    meeting.components = {series};
    save(meeting);
    EXPECT_EQ(unknown("m1").components, std::vector{series});
}

TEST_P(CalendarContract, HasNoReservationWithoutOccurrences) {
    book("m1", {occurrence(nine)});
    Meeting meeting = unknown("m1");
    meeting.occurrences.clear();
    save(meeting);
    EXPECT_FALSE(unknown("m1").reservation);
    EXPECT_EQ(occupied({all_day}), Texts{});
}

TEST_P(CalendarContract, RefusesAnOverlap) {
    book("m1", {occurrence(nine)});
    EXPECT_THROW(book("m2", {occurrence(from_to("09:30", "10:30"))}), std::runtime_error);
    EXPECT_FALSE(unknown("m2").reservation);
}

TEST_P(CalendarContract, RefusesWhatLiesAroundABooking) {
    book("m1", {occurrence(nine)});
    EXPECT_THROW(book("m2", {occurrence(from_to("08:00", "12:00"))}), std::runtime_error);
}

TEST_P(CalendarContract, RefusesAnOverlapOfTheBlockedTimes) {
    Occurrence with_setup = occurrence(ten);
    with_setup.blocked.start -= std::chrono::minutes(10);
    book("m1", {occurrence(nine)});
    EXPECT_THROW(book("m2", {with_setup}), std::runtime_error);
}

TEST_P(CalendarContract, TakesBackToBackBookings) {
    book("m1", {occurrence(nine)});
    EXPECT_NO_THROW(book("m2", {occurrence(ten)}));
}

TEST_P(CalendarContract, TakesZeroLengthAnywhere) {
    book("m1", {occurrence(nine)});
    EXPECT_NO_THROW(book("m2", {occurrence(from_to("09:30", "09:30"))}));
}

TEST_P(CalendarContract, TakesSharedBookingsOverOthers) {
    book("m1", {occurrence(nine)});
    EXPECT_NO_THROW(book("m2", {occurrence(nine, false)}));
}

TEST_P(CalendarContract, MayMoveADateToWhereAnotherWas) {
    book("m1", {occurrence(nine), occurrence(ten)});
    Meeting meeting = unknown("m1");
    std::swap(meeting.occurrences[0].time, meeting.occurrences[1].time);
    std::swap(meeting.occurrences[0].blocked, meeting.occurrences[1].blocked);
    EXPECT_NO_THROW(save(meeting));
}

TEST_P(CalendarContract, MakesOneContactForAnAddress) {
    const Address grace = Address::parse("Grace@elsewhere.example").value();
    const auto create = [&](Ledger& ledger) { return ledger.create_contact(grace, office_.now); };
    const ProfileId first = transact(create);
    EXPECT_EQ(transact(create), first);
    EXPECT_EQ(transact([&](Ledger& ledger) { return ledger.addresses_of(first); }), std::vector{grace});
}

TEST_P(CalendarContract, UndoesWhatARehearsalDid) {
    world_->books().rehearse([&](Ledger& ledger) {
        Meeting meeting = ledger.meeting(support::room_1, "m1");
        meeting.occurrences = {occurrence(nine)};
        ledger.save(ledger.meeting(support::room_1, "m1"), meeting);
    });
    EXPECT_FALSE(unknown("m1").reservation);
}

}  // namespace
