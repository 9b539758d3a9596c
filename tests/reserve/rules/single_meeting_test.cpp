#include "tests/reserve/rules/rules_cast.hpp"

namespace reserve {
namespace {

using support::cancel;
using support::Draft;
using support::request;

class SingleMeeting : public Rules {};

const Draft tuesday_9 = Draft().starts("2026-11-24 09:00");
const Draft tuesday_14 = Draft().starts("2026-11-24 14:00");
const Draft other_tuesday_9 = Draft("other").starts("2026-11-24 09:00");

TEST_F(SingleMeeting, IsBookedWhenTheRoomIsFree) {
    EXPECT_EQ(outcome(request({tuesday_9})), Outcome::accepted);
    EXPECT_EQ(booked(), Times{"24 Nov 09:00-10:00"});
}

TEST_F(SingleMeeting, IsAnsweredByAccepting) {
    EXPECT_EQ(kinds(send(request({tuesday_9}))), std::vector{AnswerKind::accept});
}

TEST_F(SingleMeeting, IsBookedForItsRequester) {
    send(request({tuesday_9}));
    EXPECT_EQ(office.stored().requester, support::ada.id);
    EXPECT_EQ(office.stored().organizer, "ada@corp.example.com");
}

TEST_F(SingleMeeting, IsDeclinedWhenItOverlaps) {
    send(request({other_tuesday_9}));
    const Decision decision = send(request({Draft().starts("2026-11-24 09:30")}));
    EXPECT_EQ(decision.verdicts.at(0).outcome, Outcome::declined);
    EXPECT_EQ(kinds(decision), std::vector{AnswerKind::decline});
    EXPECT_EQ(booked(), Times{});
}

TEST_F(SingleMeeting, IsBookedBackToBack) {
    send(request({other_tuesday_9}));
    EXPECT_EQ(outcome(request({Draft().starts("2026-11-24 10:00")})), Outcome::accepted);
}

TEST_F(SingleMeeting, IsBookedInAnotherRoomAtTheSameTime) {
    send(request({tuesday_9}));
    EXPECT_EQ(outcome(request({tuesday_9}), support::room_2), Outcome::accepted);
}

TEST_F(SingleMeeting, TakesUpItsSetUpAndCleanDown) {
    office.settings.booking.setup_minutes = 10;
    office.settings.booking.cleanup_minutes = 20;
    send(request({other_tuesday_9}));
    EXPECT_EQ(outcome(request({Draft("a").starts("2026-11-24 10:15")})), Outcome::declined);
    EXPECT_EQ(outcome(request({Draft("b").starts("2026-11-24 10:30")})), Outcome::accepted);
}

TEST_F(SingleMeeting, MovesWithAnUpdate) {
    send(request({tuesday_9}));
    EXPECT_EQ(outcome(request({tuesday_14.version(1, 1)})), Outcome::accepted);
    EXPECT_EQ(booked(), Times{"24 Nov 14:00-15:00"});
}

TEST_F(SingleMeeting, MayMoveWithinItsOwnSlot) {
    send(request({tuesday_9}));
    EXPECT_EQ(outcome(request({Draft().starts("2026-11-24 09:30").version(1, 1)})), Outcome::accepted);
}

TEST_F(SingleMeeting, IsAnsweredAgainWhenAnUpdateLeavesItsTime) {
    send(request({tuesday_9}));
    const Decision decision = send(request({tuesday_9.version(1, 1)}));
    EXPECT_EQ(decision.verdicts.at(0).outcome, Outcome::accepted);
    EXPECT_EQ(kinds(decision), std::vector{AnswerKind::accept});
}

TEST_F(SingleMeeting, IsFreedByItsCancellation) {
    send(request({tuesday_9}));
    const Decision decision = send(cancel({tuesday_9.version(1, 1)}));
    EXPECT_EQ(decision.verdicts.at(0).outcome, Outcome::cancelled);
    EXPECT_EQ(kinds(decision), std::vector{AnswerKind::remove});
    EXPECT_EQ(booked(), Times{});
}

TEST_F(SingleMeeting, IsFreedByARequestThatSaysCancelled) {
    send(request({tuesday_9}));
    EXPECT_EQ(outcome(request({tuesday_9.version(1, 1).cancelled()})), Outcome::cancelled);
    EXPECT_EQ(booked(), Times{});
}

TEST_F(SingleMeeting, MayBeBookedAgainAfterItsCancellation) {
    send(request({tuesday_9}));
    send(cancel({tuesday_9.version(1, 1)}));
    EXPECT_EQ(outcome(request({tuesday_9.version(2, 2)})), Outcome::accepted);
}

TEST_F(SingleMeeting, IsBookedOverOthersWhereConflictsAreAllowed) {
    office.settings.booking.allow_conflicts = true;
    send(request({other_tuesday_9}));
    EXPECT_EQ(outcome(request({tuesday_9})), Outcome::accepted);
}

TEST_F(SingleMeeting, SeesWhatWasBookedUnderAllowedConflicts) {
    office.settings.booking.allow_conflicts = true;
    send(request({other_tuesday_9}));
    office.settings.booking.allow_conflicts = false;
    EXPECT_EQ(outcome(request({tuesday_9})), Outcome::declined);
}

TEST_F(SingleMeeting, IsDeclinedWhenLongerThanAllowed) {
    office.settings.booking.maximum_duration_in_minutes = 59;
    EXPECT_EQ(outcome(request({tuesday_9})), Outcome::declined);
}

TEST_F(SingleMeeting, MayBeOfAnyLengthWithoutALimit) {
    office.settings.booking.maximum_duration_in_minutes = 0;
    EXPECT_EQ(outcome(request({Draft().starts("2026-11-24 09:00", std::chrono::hours(100))})),
              Outcome::accepted);
}

TEST_F(SingleMeeting, IsDeclinedWhenShorterThanAllowed) {
    office.settings.booking.minimum_duration_in_minutes = 61;
    EXPECT_EQ(outcome(request({tuesday_9})), Outcome::declined);
}

TEST_F(SingleMeeting, OfAWholeDayCountsTwentyFourHoursWhenTheClocksChange) {
    office.now = support::at("2026-10-20 08:00");
    EXPECT_EQ(outcome(request({Draft().starts("2026-10-25 00:00").all_day(1)})), Outcome::accepted);
    EXPECT_EQ(booked(), Times{"24 Oct 22:00-23:00"});
}

// As Exchange may write a whole day.
TEST_F(SingleMeeting, FromMidnightToMidnightOfTheRoomCountsTwentyFourHoursWhenTheClocksChange) {
    office.now = support::at("2026-10-20 08:00");
    const Draft day = Draft().in_zone("Europe/Berlin").starts("2026-10-25 00:00", std::chrono::hours(25));
    EXPECT_EQ(outcome(request({day})), Outcome::accepted);
    EXPECT_EQ(booked(), Times{"24 Oct 22:00-23:00"});
    const Draft longer = Draft("longer").starts("2026-10-27 01:00", std::chrono::hours(25));
    EXPECT_EQ(outcome(request({longer})), Outcome::declined);
}

TEST_F(SingleMeeting, IsAcceptedSilentlyWithoutRsvp) {
    const Attendee room{.address = "room.1@corp.example.com", .declined = false, .rsvp_false = true};
    EXPECT_TRUE(send(request({tuesday_9.to(std::vector{room})})).answers.at(0).steps.at(0).silent);
}

TEST_F(SingleMeeting, IsNeverDeclinedSilently) {
    const Attendee room{.address = "room.1@corp.example.com", .declined = false, .rsvp_false = true};
    send(request({other_tuesday_9}));
    EXPECT_FALSE(send(request({tuesday_9.to(std::vector{room})})).answers.at(0).steps.at(0).silent);
}

TEST_F(SingleMeeting, IsNotBookedWhenTheRequestSaysThatTheRoomDeclined) {
    const Attendee room{.address = "room.1@corp.example.com", .declined = true, .rsvp_false = false};
    const Decision decision = send(request({tuesday_9.to(std::vector{room})}));
    EXPECT_EQ(decision.verdicts.at(0).outcome, Outcome::unsubscribed);
    EXPECT_TRUE(decision.answers.empty());
    EXPECT_EQ(booked(), Times{});
}

TEST_F(SingleMeeting, BlocksTheRoomWhenItIsPrivateToo) {
    send(request({other_tuesday_9.about("Doctor", true)}));
    EXPECT_EQ(outcome(request({tuesday_9})), Outcome::declined);
}

TEST_F(SingleMeeting, OfAnUnknownRequesterIsDeclinedInWords) {
    EXPECT_TRUE(
        says(words(request({tuesday_9.by("mallory@elsewhere.example")})), "mallory@elsewhere.example"));
    EXPECT_EQ(booked(), Times{});
}

TEST_F(SingleMeeting, OfAnUnknownRequesterIsBookedWithoutOneWhenToldSo) {
    office.settings.requester.unknown = RequesterSettings::Unknown::book;
    EXPECT_EQ(outcome(request({tuesday_9.by("grace@elsewhere.example")})), Outcome::accepted);
    EXPECT_EQ(office.stored().requester, std::nullopt);
}

TEST_F(SingleMeeting, MakesAnExternalContactOnceForAnAddress) {
    office.settings.requester.create_external_contact = true;
    send(request({tuesday_9.by("grace@elsewhere.example")}));
    send(request({Draft("m2").starts("2026-11-25 09:00").by("Grace@Elsewhere.example")}));
    EXPECT_EQ(office.stored("m1").requester, office.stored("m2").requester);
    EXPECT_EQ(books.shelf.profiles["grace@elsewhere.example"].size(), 1U);
}

TEST_F(SingleMeeting, MakesNoContactOfWhoIsDeclined) {
    office.settings.requester.create_external_contact = true;
    send(request({other_tuesday_9}));
    send(request({tuesday_9.by("grace@elsewhere.example")}));
    EXPECT_TRUE(books.shelf.profiles["grace@elsewhere.example"].empty());
}

TEST_F(SingleMeeting, OfTheNullSenderIsBookedWhoeverItIs) {
    office.null_sender = true;
    EXPECT_EQ(outcome(request({tuesday_9.by("grace@elsewhere.example")})), Outcome::accepted);
}

TEST_F(SingleMeeting, StaysChangeableForAnOrganizerWhoWasRetired) {
    send(request({tuesday_9}));
    books.shelf.profiles["ada@corp.example.com"] = {{.id = support::ada.id, .retired = true}};
    EXPECT_EQ(outcome(request({tuesday_14.version(1, 1)})), Outcome::accepted);
    EXPECT_EQ(outcome(cancel({tuesday_14.version(2, 2)})), Outcome::cancelled);
}

}  // namespace
}  // namespace reserve
