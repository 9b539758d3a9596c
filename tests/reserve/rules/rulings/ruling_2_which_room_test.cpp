// Which room is asked, the envelope says. Components that list one of its addresses concern it; where none
// does, all do. A room that an update does not list any more stays asked: removal comes as CANCEL.
#include "tests/reserve/rules/rulings/rulings_cast.hpp"

namespace reserve {
namespace {

using support::Draft;
using support::request;

class Ruling2 : public Rules {};

TEST_F(Ruling2, ARoomThatIsListedNowhereIsAskedAllTheSame) {
    EXPECT_EQ(outcome(request({tuesday_9.to("list@corp.example.com")})), Outcome::accepted);
}

TEST_F(Ruling2, OnlyTheComponentsThatListTheRoomConcernIt) {
    const Draft elsewhere = weekly.instead_of("2026-12-01 09:00")
                                .starts("2026-12-01 09:00")
                                .to("room.2@corp.example.com")
                                .with([](Component& c) { c.rrule.reset(); });
    send(request({weekly, elsewhere}));
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "8 Dec 09:00-10:00", "15 Dec 09:00-10:00"}));
}

TEST_F(Ruling2, ARoomMayBeListedInOneOccurrenceOnly) {
    const Draft here = Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 09:00");
    send(request({weekly.to("room.2@corp.example.com"), here}));
    EXPECT_EQ(booked(), Times{"1 Dec 09:00-10:00"});
}

TEST_F(Ruling2, AComponentWithoutAttendeesTakesTheListOfItsSeries) {
    const Draft moved =
        Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 11:00").to(std::vector<Attendee>{});
    send(request({weekly, moved}));
    EXPECT_EQ(booked()[1], "1 Dec 11:00-12:00");
}

TEST_F(Ruling2, AReceivingAddressListsTheRoomToo) {
    const auto listed = Draft("m2").starts("2026-11-24 09:00").to("R1@rooms.example.com");
    const auto not_listed = Draft("m1").starts("2026-11-24 12:00").to("room.2@corp.example.com");
    EXPECT_EQ(office.send_all(request({not_listed, listed})).size(), 1U);
    EXPECT_EQ(booked("m2").size(), 1U);
}

TEST_F(Ruling2, ARoomListedInOneObjectIsNotAskedByAnotherThatListsOnlyOthers) {
    Reading both = request({tuesday_9});
    both.contents.push_back(
        request({Draft("m2").starts("2026-11-25 09:00").to("room.2@corp.example.com")}).contents.at(0));
    Unreadable of_others;
    of_others.uid = "m3";
    of_others.organizer = "ada@corp.example.com";
    of_others.attendees = Draft().to("room.2@corp.example.com").component().attendees;
    both.contents.push_back(of_others);
    EXPECT_EQ(office.send_all(both).size(), 1U);
    EXPECT_EQ(office.send_all(both, support::room_2).size(), 2U);
}

TEST_F(Ruling2, ARequestThatNoLongerListsTheRoomIsStillForItWithAWarning) {
    send(request({tuesday_9}));
    const Decision decision = send(request({tuesday_14.version(1, 1).to("grace@corp.example.com")}));
    EXPECT_EQ(decision.verdicts.at(0).outcome, Outcome::accepted);
    EXPECT_EQ(decision.warnings.size(), 1U);
}

}  // namespace
}  // namespace reserve
