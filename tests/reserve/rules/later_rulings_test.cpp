#include "tests/reserve/rules/rules_cast.hpp"

// The rulings of SPEC section 9 from the twelfth on, by their numbers.

namespace reserve {
namespace {

using support::add;
using support::cancel;
using support::Draft;
using support::request;

const Draft tuesday_9 = Draft().starts("2026-11-24 09:00");
const Draft tuesday_14 = Draft().starts("2026-11-24 14:00");
// Tuesdays 24 Nov, 1 Dec, 8 Dec, 15 Dec.
const Draft weekly = Draft().starts("2026-11-24 09:00").repeats("FREQ=WEEKLY;COUNT=4");
const Draft first_of_december = Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 09:00");

const Times four_tuesdays = {"24 Nov 09:00-10:00", "1 Dec 09:00-10:00", "8 Dec 09:00-10:00",
                             "15 Dec 09:00-10:00"};

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

class Ruling13 : public Rules {};

TEST_F(Ruling13, AddTakesItsLengthFromTheSeries) {
    send(request({weekly}));
    const auto no_end = [](Component& c) { c.duration.reset(); };
    EXPECT_EQ(outcome(add({Draft().starts("2026-12-03 09:00").version(1, 1).with(no_end)})),
              Outcome::accepted);
    EXPECT_EQ(booked()[2], "3 Dec 09:00-10:00");
}

TEST_F(Ruling13, AddWithARecurrenceIdIsARequestForThatOccurrence) {
    send(request({weekly}));
    EXPECT_EQ(outcome(add({first_of_december.starts("2026-12-01 15:00").version(1, 1)})), Outcome::accepted);
    EXPECT_EQ(booked()[1], "1 Dec 15:00-16:00");
}

TEST_F(Ruling13, AddWithoutAKnownSeriesIsParked) {
    EXPECT_EQ(outcome(add({Draft().starts("2026-12-03 09:00").version(1, 1)})), Outcome::parked);
}

TEST_F(Ruling13, AddOfATakenDateIsDeclinedForThatDate) {
    send(request({weekly}));
    send(request({Draft("other").starts("2026-12-03 09:00")}));
    EXPECT_EQ(outcome(add({Draft().starts("2026-12-03 09:00").version(1, 1)})), Outcome::declined);
    EXPECT_EQ(booked(), four_tuesdays);
}

class Ruling14 : public Rules {};

TEST_F(Ruling14, AnUpdateThatExcludesEverythingFreesWhatWasToCome) {
    send(request({weekly.repeats("FREQ=WEEKLY;COUNT=2")}));
    const Decision decision = send(request({weekly.repeats("FREQ=WEEKLY;COUNT=2")
                                                .without("2026-11-24 09:00")
                                                .without("2026-12-01 09:00")
                                                .version(1, 1)}));
    EXPECT_EQ(decision.verdicts.at(0).outcome, Outcome::freed);
    EXPECT_TRUE(decision.answers.empty());
    EXPECT_EQ(booked(), Times{});
}

TEST_F(Ruling14, AnUpdateThatMovesEverythingIntoThePastFrees) {
    send(request({tuesday_9}));
    EXPECT_EQ(outcome(request({Draft().starts("2026-11-20 09:00").version(1, 1)})), Outcome::freed);
    EXPECT_EQ(booked(), Times{});
}

TEST_F(Ruling14, AnUpdateThatSaysThatTheRoomDeclinedFrees) {
    const std::vector<Attendee> declined = {
        {.address = "room.1@corp.example.com", .declined = true, .rsvp_false = false}};
    send(request({weekly}));
    EXPECT_EQ(outcome(request({weekly.to(declined).version(1, 1)})), Outcome::freed);
    EXPECT_EQ(booked(), Times{});
}

TEST_F(Ruling14, AnExceptionThatSaysThatTheRoomDeclinedFreesItsDate) {
    const std::vector<Attendee> declined = {
        {.address = "room.1@corp.example.com", .declined = true, .rsvp_false = false}};
    send(request({weekly}));
    EXPECT_EQ(outcome(request({first_of_december.to(declined).version(1, 1)})), Outcome::freed);
    EXPECT_EQ(booked().size(), 3U);
}

class Ruling15 : public Rules {};

TEST_F(Ruling15, ACancelThatListsOnlyOthersLeavesTheRoom) {
    send(request({tuesday_9}));
    EXPECT_EQ(outcome(cancel({tuesday_9.to("grace@corp.example.com").version(1, 1)})), Outcome::unsubscribed);
    EXPECT_EQ(booked().size(), 1U);
}

TEST_F(Ruling15, ACancelThatListsOnlyOthersCountsWhereTheRoomWasNeverListed) {
    const Draft by_list = tuesday_9.to("list@corp.example.com");
    send(request({by_list}));
    EXPECT_EQ(outcome(cancel({by_list.version(1, 1)})), Outcome::cancelled);
    EXPECT_EQ(booked(), Times{});
}

TEST_F(Ruling15, ACancelWithoutAttendeesCounts) {
    send(request({tuesday_9}));
    EXPECT_EQ(outcome(cancel({tuesday_9.to(std::vector<Attendee>{}).version(1, 1)})), Outcome::cancelled);
}

TEST_F(Ruling15, ADamagedAttendeeLineCountsAsTheRooms) {
    send(request({tuesday_9}));
    const std::vector<Attendee> damaged = {
        {.address = "grace@corp.example.com", .declined = false, .rsvp_false = false},
        {.address = "", .declined = false, .rsvp_false = false}};
    EXPECT_EQ(outcome(cancel({tuesday_9.to(damaged).version(1, 1)})), Outcome::cancelled);
}

class Ruling18 : public Rules {
  protected:
    static Reading unreadable(std::optional<Method> method = Method::request, int sequence = 1) {
        Unreadable what;
        what.reason = "the time zone \"Nowhere\" is not known";
        what.method = method;
        what.uid = "m1";
        what.organizer = "ada@corp.example.com";
        what.sequence = sequence;
        what.dtstamp = support::at("2026-11-22 02:00");
        return {.mail = {}, .content = what, .warnings = {}};
    }
};

TEST_F(Ruling18, WhatIsUnreadableIsDeclinedWithTheReason) {
    const Decision decision = send(unreadable());
    EXPECT_EQ(kinds(decision), std::vector{AnswerKind::decline});
    EXPECT_TRUE(says(decision.answers.at(0).steps.at(0).text, "Nowhere"));
}

TEST_F(Ruling18, WhatIsUnreadableFreesNothing) {
    send(request({tuesday_9}));
    EXPECT_EQ(outcome(unreadable()), Outcome::declined);
    EXPECT_EQ(booked(), Times{"24 Nov 09:00-10:00"});
}

TEST_F(Ruling18, TheAnswerToWhatIsUnreadableSaysWhatStaysBooked) {
    const auto text = [&] { return send(unreadable()).answers.at(0).steps.at(0).text; };
    send(request({tuesday_9}));
    EXPECT_TRUE(says(text(), "Still booked for you as before: Tue 24 Nov 2026 10:00-11:00 (Europe/Berlin)."));
}

TEST_F(Ruling18, TheRepeatOfWhatIsUnreadableIsARepeat) {
    send(unreadable());
    EXPECT_EQ(outcome(unreadable()), Outcome::repeated);
}

TEST_F(Ruling18, AReadableVersionAfterAnUnreadableOneIsDecided) {
    send(request({tuesday_9}));
    send(unreadable());
    EXPECT_EQ(outcome(request({tuesday_14.version(2, 130)})), Outcome::accepted);
    EXPECT_EQ(booked(), Times{"24 Nov 14:00-15:00"});
}

TEST_F(Ruling18, AnUnreadableCancelIsParked) {
    EXPECT_EQ(outcome(unreadable(Method::cancel)), Outcome::parked);
}

TEST_F(Ruling18, WithoutUidOrOrganizerItIsParked) {
    Reading no_uid = unreadable();
    std::get<Unreadable>(no_uid.content).uid.clear();
    Reading no_organizer = unreadable();
    std::get<Unreadable>(no_organizer.content).organizer.clear();
    EXPECT_EQ(outcome(no_uid), Outcome::parked);
    EXPECT_EQ(outcome(no_organizer), Outcome::parked);
}

TEST_F(Ruling18, ItIsParkedWhereTheSettingSaysSo) {
    office.settings.booking.unreadable = BookingPolicy::Unreadable::park;
    EXPECT_EQ(outcome(unreadable()), Outcome::parked);
}

TEST_F(Ruling18, AStrangersUnreadableMessageIsParked) {
    send(request({tuesday_9}));
    Reading strange = unreadable();
    std::get<Unreadable>(strange.content).organizer = "mallory@corp.example.com";
    EXPECT_EQ(outcome(strange), Outcome::parked);
}

class ThisAndFuture : public Rules {};

TEST_F(ThisAndFuture, IsParkedWithAReason) {
    send(request({weekly}));
    const auto range = [](Component& c) { c.this_and_future = true; };
    const Decision decision = send(request({first_of_december.version(1, 1).with(range)}));
    EXPECT_EQ(decision.verdicts.at(0).outcome, Outcome::parked);
    EXPECT_TRUE(says(decision.verdicts.at(0).words, "THISANDFUTURE"));
    EXPECT_EQ(booked(), four_tuesdays);
}

}  // namespace
}  // namespace reserve
