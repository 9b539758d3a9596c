// A request that the delegates decide holds the room as tentative; of an update they are asked for what is
// new.
#include "tests/reserve/rules/rulings/approval_cast.hpp"

namespace reserve {
namespace {

using support::cancel;
using support::Draft;
using support::request;

class Ruling16 : public Approvals {};

const Draft tuesday_16 = Draft().starts("2026-11-24 16:00");

TEST_F(Ruling16, ATentativeReservationHoldsTheSlot) {
    EXPECT_EQ(ask(request({tuesday_14})), Outcome::tentative);
    EXPECT_EQ(answered(), std::vector{AnswerKind::tentative});
    EXPECT_EQ(held(), Times{"24 Nov 14:00-15:00"});
    EXPECT_EQ(ask(request({other_tuesday_14})), Outcome::declined);
}

TEST_F(Ruling16, AConflictIsDeclinedBeforeAnyoneIsAsked) {
    ask(request({other_tuesday_14}));
    ask(request({tuesday_14}));
    EXPECT_EQ(books.shelf.approvals.size(), 1U);
    EXPECT_EQ(answered(), std::vector{AnswerKind::decline});
}

TEST_F(Ruling16, WhatIsApprovedIsBookedAndAccepted) {
    ask(request({tuesday_14}));
    EXPECT_EQ(settle(true, "Enjoy."), "");
    EXPECT_EQ(sure(), Times{"24 Nov 14:00-15:00"});
    EXPECT_EQ(answered(), std::vector{AnswerKind::accept});
    EXPECT_TRUE(says(answer_text(), "Approved by grace@corp.example.com: Enjoy."));
    EXPECT_EQ(books.shelf.decisions.back().outcome, "accepted");
}

TEST_F(Ruling16, WhatIsRejectedIsFreedAndDeclined) {
    ask(request({tuesday_14}));
    EXPECT_EQ(settle(false, "Too large a room."), "");
    EXPECT_EQ(booked(), Times{});
    EXPECT_EQ(answered(), std::vector{AnswerKind::decline});
    EXPECT_TRUE(says(answer_text(), "Declined by grace@corp.example.com: Too large a room."));
    EXPECT_EQ(ask(request({other_tuesday_14})), Outcome::tentative);
}

TEST_F(Ruling16, ARequestIsSettledOnce) {
    ask(request({tuesday_14}));
    settle(true);
    EXPECT_EQ(settle(false), "it was approved before");
    EXPECT_EQ(sure(), Times{"24 Nov 14:00-15:00"});
}

TEST_F(Ruling16, TheSameRequestAgainIsARepeatWhilePending) {
    ask(request({tuesday_14}));
    EXPECT_EQ(ask(request({tuesday_14})), Outcome::repeated);
    EXPECT_EQ(books.shelf.approvals.size(), 1U);
    EXPECT_EQ(state(0), ApprovalState::pending);
}

TEST_F(Ruling16, AnUpdateWhilePendingReplacesItAndAsksAgain) {
    ask(request({tuesday_14}));
    EXPECT_EQ(ask(request({tuesday_16.version(1, 1)})), Outcome::tentative);
    EXPECT_EQ(held(), Times{"24 Nov 16:00-17:00"});
    EXPECT_EQ(state(0), ApprovalState::replaced);
    EXPECT_EQ(state(1), ApprovalState::pending);
    EXPECT_EQ(settle(books.shelf.approvals.front().id, true),
              "a newer request or a cancellation has replaced it");
}

TEST_F(Ruling16, AnUpdateThatLeavesThePendingTimeAsksAgain) {
    ask(request({tuesday_14}));
    EXPECT_EQ(ask(request({tuesday_14.version(1, 1)})), Outcome::tentative);
    EXPECT_EQ(state(1), ApprovalState::pending);
    EXPECT_EQ(settle(true), "");
    EXPECT_EQ(books.shelf.answers.back().content.version.sequence, 1);
}

TEST_F(Ruling16, ACancellationWhilePendingAsksNobodyAnyMore) {
    ask(request({tuesday_14}));
    EXPECT_EQ(ask(cancel({tuesday_14.version(1, 1)})), Outcome::cancelled);
    EXPECT_EQ(state(0), ApprovalState::replaced);
    EXPECT_EQ(booked(), Times{});
}

TEST_F(Ruling16, UnchangedDatesOfAnApprovedReservationStayApproved) {
    ask(request({tuesday_14}));
    settle(true);
    EXPECT_EQ(ask(request({tuesday_14.version(1, 1)})), Outcome::accepted);
    EXPECT_EQ(books.shelf.approvals.size(), 1U);
    EXPECT_EQ(sure(), Times{"24 Nov 14:00-15:00"});
}

TEST_F(Ruling16, OnlyNewlyAskedDatesAreAskedFor) {
    ask(request({weekly}));
    settle(true);
    post();
    EXPECT_EQ(ask(request({weekly.version(1, 1).repeats("FREQ=WEEKLY;COUNT=5")})), Outcome::tentative);
    EXPECT_EQ(sure(), four_tuesdays);
    EXPECT_EQ(held(), Times{"22 Dec 09:00-10:00"});
    EXPECT_EQ(answered(), (std::vector{AnswerKind::accept, AnswerKind::tentative}));
}

TEST_F(Ruling16, NewDatesThatAreRejectedLeaveTheApprovedOnes) {
    ask(request({weekly}));
    settle(true);
    ask(request({weekly.version(1, 1).repeats("FREQ=WEEKLY;COUNT=5")}));
    EXPECT_EQ(settle(false), "");
    EXPECT_EQ(booked(), four_tuesdays);
    EXPECT_EQ(answered(), (std::vector{AnswerKind::accept, AnswerKind::decline}));
}

TEST_F(Ruling16, NewDatesThatAreApprovedAreAcceptedBesideWhatWasSaid) {
    ask(request({weekly}));
    settle(true);
    ask(request({weekly.version(1, 1).repeats("FREQ=WEEKLY;COUNT=5")}));
    post();
    EXPECT_EQ(settle(true), "");
    EXPECT_EQ(booked().size(), 5U);
    EXPECT_EQ(answered(), (std::vector{AnswerKind::accept, AnswerKind::accept}));
    EXPECT_TRUE(books.shelf.answers.back().content.steps.at(0).silent);
    EXPECT_FALSE(books.shelf.answers.back().content.steps.at(1).silent);
}

TEST_F(Ruling16, DatesThatAreTakenAreDeclinedAgainAfterTheWholeIsAccepted) {
    office.settings.booking.maximum_conflict_instances = 1;
    office.settings.booking.conflict_percentage_allowed = 50;
    ask(request({Draft("other").starts("2026-12-08 09:30")}));
    EXPECT_EQ(ask(request({weekly})), Outcome::tentative);
    EXPECT_EQ(answered(), (std::vector{AnswerKind::tentative, AnswerKind::decline}));
    post();
    settle(true);
    EXPECT_EQ(answered(), (std::vector{AnswerKind::accept, AnswerKind::decline}));
    EXPECT_EQ(books.shelf.decisions.back().outcome, "accepted_in_part");
    EXPECT_EQ(sure().size(), 3U);
}

TEST_F(Ruling16, AMovedDateFreesItsOldSlotByDefault) {
    ask(request({tuesday_14}));
    settle(true);
    ask(request({tuesday_16.version(1, 1)}));
    EXPECT_EQ(ask(request({other_tuesday_14})), Outcome::tentative);
    settle(books.shelf.approvals.at(1).id, false);
    EXPECT_EQ(booked(), Times{});
}

TEST_F(Ruling16, AMovedDateKeepsItsOldSlotUntilItIsApprovedWhereToldSo) {
    office.settings.booking.conflicting_update = BookingPolicy::ConflictingUpdate::keep;
    ask(request({tuesday_14}));
    settle(true);
    ask(request({tuesday_16.version(1, 1)}));
    EXPECT_EQ(ask(request({other_tuesday_14})), Outcome::declined);
    settle(books.shelf.approvals.at(1).id, true);
    EXPECT_EQ(booked(), Times{"24 Nov 16:00-17:00"});
}

TEST_F(Ruling16, AMovedDateThatIsRejectedStaysInItsOldSlotWhereToldSo) {
    office.settings.booking.conflicting_update = BookingPolicy::ConflictingUpdate::keep;
    ask(request({tuesday_14}));
    settle(true);
    ask(request({tuesday_16.version(1, 1)}));
    settle(false);
    EXPECT_EQ(sure(), Times{"24 Nov 14:00-15:00"});
    EXPECT_TRUE(says(answer_text(), "Still booked for you"));
}

TEST_F(Ruling16, AnExceptionOnItsOwnIsAskedForOnItsOwn) {
    ask(request({weekly}));
    settle(true);
    EXPECT_EQ(ask(request({moved_alone.version(0, 5)})), Outcome::tentative);
    EXPECT_EQ(held(), Times{"1 Dec 15:00-16:00"});
    settle(true);
    EXPECT_EQ(sure().size(), 4U);
    EXPECT_EQ(books.shelf.answers.back().content.recurrence_id, support::at("2026-12-01 09:00"));
}

TEST_F(Ruling16, WhatIsOverCannotBeApproved) {
    ask(request({tuesday_14}));
    office.now = support::at("2026-11-24 15:00");
    EXPECT_EQ(settle(true), "it is over, or nothing is held for it any more");
}

TEST_F(Ruling16, FurtherDatesOfAPendingSeriesArePendingToo) {
    office.settings.booking.enforce_scheduling_horizon = false;
    ask(request({weekly.repeats("FREQ=WEEKLY")}));
    const std::size_t before = held().size();
    office.now += std::chrono::days(7);
    office.extend_room();
    EXPECT_EQ(held().size(), before + 1);
    settle(true);
    EXPECT_EQ(sure().size(), before);  // the first is over by then
}

TEST_F(Ruling16, FurtherDatesOfAnApprovedSeriesAreBooked) {
    office.settings.booking.enforce_scheduling_horizon = false;
    ask(request({weekly.repeats("FREQ=WEEKLY")}));
    settle(true);
    const std::size_t before = sure().size();
    office.now += std::chrono::days(7);
    office.extend_room();
    EXPECT_EQ(sure().size(), before + 1);
    EXPECT_EQ(books.shelf.approvals.size(), 1U);
}

}  // namespace
}  // namespace reserve
