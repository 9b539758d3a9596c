#include "tests/contract/calendar_cast.hpp"

namespace {

using namespace calendar_contract;

class OccupiedContract : public CalendarContractTest {};
BOOKINGS_ON_EACH_BACK_END(OccupiedContract);

TEST_P(OccupiedContract, FindsWhatOverlapsAnyOfTheWantedTimes) {
    book("m1", {occurrence(nine)});
    book("m2", {occurrence(from_to("14:00", "15:00"))});
    book("m3", {occurrence(from_to("18:00", "19:00"))});
    EXPECT_EQ(occupied({from_to("08:00", "09:01"), from_to("14:59", "16:00")}),
              (Texts{"24 Nov 09:00-10:00", "24 Nov 14:00-15:00"}));
}

TEST_P(OccupiedContract, FindsALongBookingThatBeganBefore) {
    book("m1", {occurrence(from_to("00:00", "20:00"))});
    EXPECT_EQ(occupied({nine, ten}), Texts{"24 Nov 00:00-20:00"});
}

TEST_P(OccupiedContract, FindsSeveralInOneWantedTime) {
    book("m1", {occurrence(nine), occurrence(ten)});
    EXPECT_EQ(occupied({all_day}).size(), 2U);
}

TEST_P(OccupiedContract, FindsNothingThatOnlyTouches) {
    book("m1", {occurrence(nine)});
    EXPECT_EQ(occupied({from_to("08:00", "09:00"), ten}), Texts{});
}

TEST_P(OccupiedContract, FindsNothingForZeroLength) {
    book("m1", {occurrence(nine)});
    EXPECT_EQ(occupied({from_to("09:30", "09:30")}), Texts{});
}

TEST_P(OccupiedContract, FindsSharedBookingsToo) {
    book("m1", {occurrence(from_to("08:00", "12:00"), false)});
    book("m2", {occurrence(nine, false)});
    EXPECT_EQ(occupied({from_to("09:30", "09:40"), from_to("20:00", "21:00")}).size(), 2U);
}

TEST_P(OccupiedContract, LeavesOutTheMeetingItself) {
    book("m1", {occurrence(nine)});
    EXPECT_EQ(occupied({all_day}, "m1"), Texts{});
}

TEST_P(OccupiedContract, ListsWhatIsBlockedFromAnInstantOn) {
    book("m1", {occurrence(nine)});
    book("m2", {occurrence(from_to("12:00", "13:00"))});
    EXPECT_EQ(blocked_after("09:30"), (Texts{"24 Nov 09:00-10:00", "24 Nov 12:00-13:00"}));
    EXPECT_EQ(blocked_after("10:00"), Texts{"24 Nov 12:00-13:00"});
}

TEST_P(OccupiedContract, ListsNoMoreThanAskedFor) {
    book("m1", {occurrence(nine), occurrence(ten)});
    EXPECT_EQ(blocked_after("00:00", 1), Texts{"24 Nov 09:00-10:00"});
}

TEST_P(OccupiedContract, TellsTheOrganizerUnlessTheMeetingIsPrivate) {
    book("m1", {occurrence(nine)});
    Meeting secret = unknown("m2");
    secret.organizer = "grace@corp.example.com";
    secret.is_private = true;
    secret.occurrences = {occurrence(ten)};
    save(secret);
    const auto shown = [&](const std::string& uid) {
        return transact([&](Ledger& ledger) {
            return ledger.shown_organizer(ledger.meeting(support::room_1, uid).reservation.value());
        });
    };
    EXPECT_EQ(shown("m1"), "ada@corp.example.com");
    EXPECT_EQ(shown("m2"), "");
}

TEST_P(OccupiedContract, NamesRoomsThatAreFreeInstead) { EXPECT_EQ(free_instead({nine}), Texts{"Room 2"}); }

TEST_P(OccupiedContract, DoesNotNameARoomThatIsTakenAtOneOfTheTimes) {
    Meeting meeting = transact([&](Ledger& ledger) { return ledger.meeting(support::room_2, "m1"); });
    meeting.occurrences = {occurrence(ten)};
    save(meeting);
    EXPECT_EQ(free_instead({nine, ten}), Texts{});
    EXPECT_EQ(free_instead({nine}), Texts{"Room 2"});
}

}  // namespace
