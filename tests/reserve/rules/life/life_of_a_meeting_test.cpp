// What happens to a meeting after its first request, as a room sees it (issue: the life of a meeting).
#include "tests/reserve/rules/rulings/rulings_cast.hpp"

namespace reserve {
namespace {

using support::cancel;
using support::Draft;
using support::request;
using support::room_2;

const std::vector<Attendee> both_rooms{{.address = "room.1@corp.example.com"},
                                       {.address = "room.2@corp.example.com"}};
const Draft third = Draft().instead_of("2026-12-08 09:00").starts("2026-12-08 09:00");

class LifeOfAMeeting : public Rules {};

TEST_F(LifeOfAMeeting, AddedToARunningSeriesTheRoomIsAcceptedForWhatIsToCome) {
    office.now = support::at("2026-12-03 08:00");
    const Decision decision = send(request({weekly.version(3, 5)}));
    EXPECT_EQ(decision.verdicts.at(0).outcome, Outcome::accepted);
    EXPECT_EQ(kinds(decision), std::vector{AnswerKind::accept});
    EXPECT_EQ(booked(), (Times{"8 Dec 09:00-10:00", "15 Dec 09:00-10:00"}));
}

TEST_F(LifeOfAMeeting, AddedLateARoomTakenInThePastOnlyIsAcceptedWhole) {
    send(request({Draft("other").starts("2026-11-24 09:00")}));
    office.now = support::at("2026-12-03 08:00");
    EXPECT_EQ(outcome(request({weekly})), Outcome::accepted);
}

TEST_F(LifeOfAMeeting, InSeveralRoomsUnderOneUidEachRoomHasItsOwnReservation) {
    const Reading meeting = request({tuesday_9.to(both_rooms)});
    send(request({Draft("other").starts("2026-11-24 09:00")}), room_2);
    EXPECT_EQ(outcome(meeting), Outcome::accepted);
    EXPECT_EQ(outcome(meeting, room_2), Outcome::declined);
    EXPECT_EQ(booked("m1", room_2), Times());
}

TEST_F(LifeOfAMeeting, ARoomIsRemovedByACancellationToItAlone) {
    send(request({tuesday_9.to(both_rooms)}));
    send(request({tuesday_9.to(both_rooms)}), room_2);
    send(cancel({tuesday_9.to("room.1@corp.example.com").version(1, 1)}));
    EXPECT_EQ(booked("m1"), Times());
    EXPECT_EQ(booked("m1", room_2).size(), 1U);
}

TEST_F(LifeOfAMeeting, ARoomThatWasRemovedMayBeAddedAgain) {
    send(request({tuesday_9}));
    send(cancel({tuesday_9.version(1, 1)}));
    EXPECT_EQ(outcome(request({tuesday_9.version(2, 2)})), Outcome::accepted);
}

TEST_F(LifeOfAMeeting, AnOccurrenceMayBeInvitedAloneWithoutItsSeries) {
    EXPECT_EQ(outcome(request({third})), Outcome::accepted);
    EXPECT_EQ(booked(), Times{"8 Dec 09:00-10:00"});
    EXPECT_EQ(outcome(cancel({third.version(1, 1)})), Outcome::cancelled);
    EXPECT_EQ(booked(), Times());
}

TEST_F(LifeOfAMeeting, OnlySomeOccurrencesMayNameTheRoomAndChangeLater) {
    const Draft elsewhere = weekly.to("room.2@corp.example.com");
    send(request({elsewhere, third, moved_alone}));
    EXPECT_EQ(booked(), (Times{"1 Dec 15:00-16:00", "8 Dec 09:00-10:00"}));
    send(request({elsewhere.version(1, 5), third.starts("2026-12-08 11:00").version(1, 5)}));
    EXPECT_EQ(booked(), (Times{"1 Dec 15:00-16:00", "8 Dec 11:00-12:00"}));
    send(cancel({moved_alone.version(2, 9)}));
    EXPECT_EQ(booked(), Times{"8 Dec 11:00-12:00"});
}

TEST_F(LifeOfAMeeting, AMovedOccurrenceMayLandWhereAnotherOfItsSeriesIs) {
    const Draft onto_the_third = Draft().instead_of("2026-12-01 09:00").starts("2026-12-08 09:00");
    EXPECT_EQ(outcome(request({weekly, onto_the_third})), Outcome::accepted);
    send(cancel({third.version(1, 1)}));
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "8 Dec 09:00-10:00", "15 Dec 09:00-10:00"}));
    EXPECT_EQ(outcome(request({Draft("other").starts("2026-12-08 09:30")})), Outcome::declined);
}

TEST_F(LifeOfAMeeting, TwoOccurrencesMayChangePlaces) {
    send(request({weekly}));
    EXPECT_EQ(outcome(request({weekly.version(1, 1),
                               Draft().instead_of("2026-12-01 09:00").starts("2026-12-08 09:00"),
                               Draft().instead_of("2026-12-08 09:00").starts("2026-12-01 09:00")})),
              Outcome::accepted);
    EXPECT_EQ(booked(), four_tuesdays);
}

TEST_F(LifeOfAMeeting, TheCountOfASeriesCountsExcludedDatesToo) {
    send(request({weekly.without("2026-12-01 09:00")}));
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "8 Dec 09:00-10:00", "15 Dec 09:00-10:00"}));
}

TEST_F(LifeOfAMeeting, ASeriesMayBecomeASingleMeetingAndASeriesAgain) {
    send(request({weekly}));
    send(request({tuesday_9.version(1, 1)}));
    EXPECT_EQ(booked(), Times{"24 Nov 09:00-10:00"});
    send(request({weekly.repeats("FREQ=DAILY;COUNT=2").version(2, 2)}));
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "25 Nov 09:00-10:00"}));
}

TEST_F(LifeOfAMeeting, AnOccurrenceIsFoundByTheSameInstantInAnotherZone) {
    const Draft in_berlin = Draft().in_zone("Europe/Berlin").starts("2026-11-24 10:00");
    send(request({in_berlin.repeats("FREQ=WEEKLY;COUNT=4")}));
    send(request({Draft()
                      .in_zone("America/New_York")
                      .instead_of("2026-12-01 04:00")
                      .starts("2026-12-01 05:00")
                      .version(1, 1)}));
    EXPECT_EQ(booked(),
              (Times{"24 Nov 09:00-10:00", "1 Dec 10:00-11:00", "8 Dec 09:00-10:00", "15 Dec 09:00-10:00"}));
}

TEST_F(LifeOfAMeeting, AnOccurrenceOfATimedSeriesIsFoundByItsDay) {
    send(request({weekly}));
    const auto by_day = [](Component& c) {
        c.recurrence_id->local = std::chrono::floor<std::chrono::days>(c.recurrence_id->local);
        c.recurrence_id->kind = CalendarTime::Kind::floating;
        c.recurrence_id->date_only = true;
    };
    send(cancel({third.version(1, 1).with(by_day)}));
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "1 Dec 09:00-10:00", "15 Dec 09:00-10:00"}));
}

TEST_F(LifeOfAMeeting, AnOccurrenceThatWasUnreadableStaysAsItWasWhenTheSeriesComesAgain) {
    send(request({weekly}));
    Reading unreadable = request({});
    unreadable.contents = {Unreadable{.reason = "the DTSTART is malformed",
                                      .method = Method::request,
                                      .uid = "m1",
                                      .organizer = "ada@corp.example.com",
                                      .sequence = 1,
                                      .dtstamp = support::at("2026-11-22 00:03"),
                                      .recurrence_id = support::at("2026-12-08 09:00")}};
    send(unreadable);
    EXPECT_EQ(outcome(request({weekly.version(2, 5)})), Outcome::accepted);
    EXPECT_EQ(booked(), four_tuesdays);
}

}  // namespace
}  // namespace reserve
