#include "tests/contract/booking_world.hpp"

namespace {

using namespace reserve;
using support::at;

Interval from_to(const std::string& start, const std::string& end) {
    return {at("2026-11-24 " + start), at("2026-11-24 " + end)};
}

Occurrence occurrence(const Interval& time, bool exclusive = true) {
    return {.recurrence_id = time.start, .time = time, .blocked = time, .exclusive = exclusive};
}

class CalendarContract : public BookingContractTest {
  protected:
    Meeting unknown(const std::string& uid) {
        return transact([&](Ledger& ledger) { return ledger.meeting(support::room_1, uid); });
    }

    bool save(const Meeting& now) {
        return transact([&](Ledger& ledger) {
            ledger.save(ledger.meeting(now.room, now.uid), now);
            return true;
        });
    }

    void book(const std::string& uid, const std::vector<Occurrence>& occurrences) {
        Meeting meeting = unknown(uid);
        meeting.organizer = "ada@corp.example.com";
        meeting.occurrences = occurrences;
        save(meeting);
    }

    std::vector<std::string> occupied(const std::vector<Interval>& wanted, const std::string& except = "") {
        return transact([&](Ledger& ledger) {
            const auto own = ledger.meeting(support::room_1, except).reservation;
            std::vector<std::string> texts;
            for (const Occupied& booking : ledger.occupied(support::room_1, wanted, own))
                texts.push_back(support::text_of(booking.time));
            return texts;
        });
    }

    std::vector<std::string> blocked_after(const std::string& from, std::size_t at_most = 10) {
        return transact([&](Ledger& ledger) {
            std::vector<std::string> texts;
            for (const Interval& blocked :
                 ledger.blocked_after(support::room_1, at("2026-11-24 " + from), at_most, std::nullopt))
                texts.push_back(support::text_of(blocked));
            return texts;
        });
    }

    std::vector<std::string> free_instead(const std::vector<Interval>& wanted) {
        return transact([&](Ledger& ledger) { return ledger.free_rooms(support::room_1, wanted, 3); });
    }
};
BOOKINGS_ON_EACH_BACK_END(CalendarContract);

using Texts = std::vector<std::string>;

const Interval nine = from_to("09:00", "10:00");
const Interval ten = from_to("10:00", "11:00");
const Interval all_day = from_to("00:00", "23:00");

TEST_P(CalendarContract, KnowsNothingOfAnUnknownMeeting) {
    EXPECT_FALSE(unknown("m1").reservation);
    EXPECT_TRUE(unknown("m1").components.empty());
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
    meeting.components = {{.recurrence_id = std::nullopt,
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
                           .content = ""}};
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

TEST_P(CalendarContract, FindsWhatOverlapsAnyOfTheWantedTimes) {
    book("m1", {occurrence(nine)});
    book("m2", {occurrence(from_to("14:00", "15:00"))});
    book("m3", {occurrence(from_to("18:00", "19:00"))});
    EXPECT_EQ(occupied({from_to("08:00", "09:01"), from_to("14:59", "16:00")}),
              (Texts{"24 Nov 09:00-10:00", "24 Nov 14:00-15:00"}));
}

TEST_P(CalendarContract, FindsALongBookingThatBeganBefore) {
    book("m1", {occurrence(from_to("00:00", "20:00"))});
    EXPECT_EQ(occupied({nine, ten}), Texts{"24 Nov 00:00-20:00"});
}

TEST_P(CalendarContract, FindsSeveralInOneWantedTime) {
    book("m1", {occurrence(nine), occurrence(ten)});
    EXPECT_EQ(occupied({all_day}).size(), 2U);
}

TEST_P(CalendarContract, FindsNothingThatOnlyTouches) {
    book("m1", {occurrence(nine)});
    EXPECT_EQ(occupied({from_to("08:00", "09:00"), ten}), Texts{});
}

TEST_P(CalendarContract, FindsNothingForZeroLength) {
    book("m1", {occurrence(nine)});
    EXPECT_EQ(occupied({from_to("09:30", "09:30")}), Texts{});
}

TEST_P(CalendarContract, FindsSharedBookingsToo) {
    book("m1", {occurrence(from_to("08:00", "12:00"), false)});
    book("m2", {occurrence(nine, false)});
    EXPECT_EQ(occupied({from_to("09:30", "09:40"), from_to("20:00", "21:00")}).size(), 2U);
}

TEST_P(CalendarContract, LeavesOutTheMeetingItself) {
    book("m1", {occurrence(nine)});
    EXPECT_EQ(occupied({all_day}, "m1"), Texts{});
}

TEST_P(CalendarContract, ListsWhatIsBlockedFromAnInstantOn) {
    book("m1", {occurrence(nine)});
    book("m2", {occurrence(from_to("12:00", "13:00"))});
    EXPECT_EQ(blocked_after("09:30"), (Texts{"24 Nov 09:00-10:00", "24 Nov 12:00-13:00"}));
    EXPECT_EQ(blocked_after("10:00"), Texts{"24 Nov 12:00-13:00"});
}

TEST_P(CalendarContract, ListsNoMoreThanAskedFor) {
    book("m1", {occurrence(nine), occurrence(ten)});
    EXPECT_EQ(blocked_after("00:00", 1), Texts{"24 Nov 09:00-10:00"});
}

TEST_P(CalendarContract, NamesRoomsThatAreFreeInstead) { EXPECT_EQ(free_instead({nine}), Texts{"Room 2"}); }

TEST_P(CalendarContract, DoesNotNameARoomThatIsTakenAtOneOfTheTimes) {
    Meeting meeting = transact([&](Ledger& ledger) { return ledger.meeting(support::room_2, "m1"); });
    meeting.occurrences = {occurrence(ten)};
    save(meeting);
    EXPECT_EQ(free_instead({nine, ten}), Texts{});
    EXPECT_EQ(free_instead({nine}), Texts{"Room 2"});
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
