// Only the organizer of a stored meeting, or who acts in the organizer's name, may change or cancel it; what
// anyone else says under its UID is parked.
#include "tests/reserve/rules/rulings/rulings_cast.hpp"

namespace reserve {
namespace {

using support::cancel;
using support::Draft;
using support::request;

class Ruling12 : public Rules {};

TEST_F(Ruling12, AnyoneElseUnderTheUidIsParkedAndChangesNothing) {
    send(request({tuesday_9}));
    const Decision decision = send(request({tuesday_14.by("mallory@corp.example.com").version(1, 1)}));
    EXPECT_EQ(decision.verdicts.at(0).outcome, Outcome::parked);
    EXPECT_TRUE(decision.answers.empty());
    EXPECT_EQ(booked(), Times{"24 Nov 09:00-10:00"});
}

TEST_F(Ruling12, ACancellationByAnyoneElseIsParked) {
    send(request({tuesday_9}));
    EXPECT_EQ(outcome(cancel({tuesday_9.by("mallory@corp.example.com").version(1, 1)})), Outcome::parked);
    EXPECT_EQ(booked().size(), 1U);
}

TEST_F(Ruling12, WhatAnyoneElseSaysOfACancelledMeetingLetsNoLateRequestIn) {
    const Draft theirs = tuesday_9.by("mallory@corp.example.com");
    const Reading late = request({tuesday_14.version(1, 1)});
    send(request({tuesday_9}));
    send(cancel({tuesday_9.version(2, 2)}));
    EXPECT_EQ(outcome(request({theirs.version(3, 3)})), Outcome::parked);
    EXPECT_EQ(outcome(cancel({theirs.version(0, 0)})), Outcome::parked);
    EXPECT_EQ(outcome(late), Outcome::superseded);
    EXPECT_EQ(booked(), Times());
}

TEST_F(Ruling12, TheOrganizerIsKnownInAnySpelling) {
    send(request({tuesday_9}));
    EXPECT_EQ(outcome(cancel({tuesday_9.by("ADA@Corp.Example.com").version(1, 1)})), Outcome::cancelled);
}

TEST_F(Ruling12, AnotherAddressOfTheRequestersProfileMayChange) {
    books.shelf.profiles["lovelace@corp.example.com"] = {support::ada};
    send(request({tuesday_9}));
    EXPECT_EQ(outcome(cancel({tuesday_9.by("lovelace@corp.example.com").version(1, 1)})), Outcome::cancelled);
}

TEST_F(Ruling12, AnAddressOfTheDefaultUserMayNot) {
    books.shelf.profiles["frontdesk@corp.example.com"] = {{.id = ProfileId{20}}};
    office.settings.requester.default_user = Address::parse("frontdesk@corp.example.com");
    send(request({tuesday_9.by("grace@corp.example.com")}));
    ASSERT_EQ(office.stored().requester, ProfileId{20});
    EXPECT_EQ(outcome(cancel({tuesday_9.by("frontdesk@corp.example.com").version(1, 1)})), Outcome::parked);
}

TEST_F(Ruling12, WhoActsForTheOrganizerMayChange) {
    const auto sent_by_grace = [](Component& c) { c.booked_by = "grace@corp.example.com"; };
    send(request({tuesday_9}));
    EXPECT_EQ(outcome(request({tuesday_14.version(1, 1).with(sent_by_grace)})), Outcome::accepted);
    EXPECT_EQ(office.stored().booked_by, "grace@corp.example.com");
}

TEST_F(Ruling12, WithoutAnOrganizerAddressFromCounts) {
    send(request({tuesday_9.by("/O=CORP/CN=ADA")}));
    EXPECT_EQ(office.stored().organizer, "ada@corp.example.com");
    EXPECT_EQ(outcome(cancel({tuesday_9.by("").version(1, 1)})), Outcome::cancelled);
}

TEST_F(Ruling12, ATombstoneCountsOnlyAgainstItsOwnOrganizer) {
    books.shelf.profiles["grace@corp.example.com"] = {{.id = ProfileId{8}}};
    send(cancel({tuesday_9.by("mallory@corp.example.com").version(9, 9)}));
    EXPECT_EQ(outcome(request({tuesday_9.by("grace@corp.example.com")})), Outcome::accepted);
}

TEST_F(Ruling12, ATombstoneKeepsItsOrganizersLateRequestOut) {
    send(cancel({tuesday_9.version(1, 9)}));
    const Decision late = send(request({tuesday_9}));
    EXPECT_EQ(late.verdicts.at(0).outcome, Outcome::superseded);
    EXPECT_EQ(booked(), Times{});
    // The late request shows in the room's Exchange calendar all the same.
    EXPECT_EQ(kinds(late), std::vector{AnswerKind::remove});
}

TEST_F(Ruling12, SomeoneElsesCancellationDoesNotTakeThePlaceOfATombstone) {
    const Draft theirs = tuesday_9.by("mallory@corp.example.com");
    send(cancel({tuesday_9.version(1, 9)}));
    const Decision decision = send(cancel({theirs.version(5, 10)}));
    EXPECT_EQ(decision.verdicts.at(0).outcome, Outcome::parked);
    EXPECT_TRUE(decision.answers.empty());
    EXPECT_EQ(outcome(request({tuesday_9})), Outcome::superseded);
    EXPECT_EQ(booked(), Times{});
}

TEST_F(Ruling12, NorThatOfAnOccurrence) {
    send(cancel({first_of_december.version(1, 9)}));
    EXPECT_EQ(outcome(cancel({first_of_december.by("mallory@corp.example.com").version(5, 10)})),
              Outcome::parked);
    send(request({weekly}));
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "8 Dec 09:00-10:00", "15 Dec 09:00-10:00"}));
}

TEST_F(Ruling12, AStrangersTombstoneDoesNotCountAfterABookingEither) {
    send(cancel({weekly.by("mallory@corp.example.com").version(9, 90)}));
    send(request({first_of_december.starts("2026-12-01 15:00").version(0, 5)}));
    EXPECT_EQ(outcome(request({weekly})), Outcome::accepted);
}

TEST_F(Ruling12, AMessageThatNamesTheRoomAsOrganizerIsNothingToDo) {
    EXPECT_EQ(outcome(request({tuesday_9.by("Room.1@corp.example.com")})), Outcome::unsubscribed);
    EXPECT_EQ(outcome(request({tuesday_9.by("r1@rooms.example.com")})), Outcome::unsubscribed);
    EXPECT_EQ(booked(), Times{});
}

}  // namespace
}  // namespace reserve
