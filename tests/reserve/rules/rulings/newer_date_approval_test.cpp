// A date that was asked for alone and waits for the delegates, when its series comes that was sent before it
// (rulings 6 and 16).
#include "tests/reserve/rules/rulings/approval_cast.hpp"

namespace reserve {
namespace {

using support::cancel;
using support::Draft;
using support::request;

const Times three_tuesdays = {"24 Nov 09:00-10:00", "8 Dec 09:00-10:00", "15 Dec 09:00-10:00"};

class NewerDateApproval : public Approvals {
  protected:
    NewerDateApproval() { EXPECT_EQ(ask(request({date})), Outcome::tentative); }

    ApprovalId of_date() const { return books.shelf.approvals.front().id; }

    const Draft date = moved_alone.version(0, 5);
    const Times its_time = {"1 Dec 15:00-16:00"};
};

TEST_F(NewerDateApproval, IsNotAskedForAgain) {
    EXPECT_EQ(ask(request({weekly})), Outcome::tentative);
    EXPECT_EQ(state(0), ApprovalState::pending);
    EXPECT_TRUE(says(newest().content.asks, "3 dates"));
    EXPECT_TRUE(says(answer_text(), "3 dates"));
    EXPECT_EQ(answered(), std::vector{AnswerKind::tentative});
    EXPECT_EQ(held().size(), 4U);
}

TEST_F(NewerDateApproval, KeepsItsOwnAnswer) {
    ask(request({weekly}));
    EXPECT_EQ(books.shelf.answers.front().state, AnswerState::waiting);
}

TEST_F(NewerDateApproval, IsDecidedOnItsOwn) {
    ask(request({weekly}));
    EXPECT_EQ(settle(of_date(), true), "");
    EXPECT_EQ(sure(), its_time);
    EXPECT_EQ(answered(), std::vector{AnswerKind::accept});
    EXPECT_EQ(books.shelf.answers.back().content.recurrence_id, support::at("2026-12-01 09:00"));
    EXPECT_EQ(settle(true), "");
    EXPECT_EQ(sure().size(), 4U);
}

TEST_F(NewerDateApproval, StaysHeldWhenTheSeriesIsApproved) {
    ask(request({weekly}));
    EXPECT_EQ(settle(true), "");
    EXPECT_EQ(sure(), three_tuesdays);
    EXPECT_EQ(held(), its_time);
    EXPECT_EQ(state(0), ApprovalState::pending);
}

TEST_F(NewerDateApproval, StaysHeldWhenTheSeriesIsRejected) {
    ask(request({weekly}));
    EXPECT_EQ(settle(false), "");
    EXPECT_EQ(booked(), its_time);
    EXPECT_EQ(settle(of_date(), true), "");
    EXPECT_EQ(sure(), its_time);
}

TEST_F(NewerDateApproval, StaysHeldWhereTheSeriesMayBeBooked) {
    office.settings.booking.all_book_in_policy = true;
    EXPECT_EQ(ask(request({weekly})), Outcome::accepted);
    EXPECT_EQ(sure(), three_tuesdays);
    EXPECT_EQ(held(), its_time);
    EXPECT_EQ(answered(), std::vector{AnswerKind::accept});
}

TEST_F(NewerDateApproval, StaysHeldWhereTheSeriesIsDeclined) {
    office.settings.booking.allow_recurring_meetings = false;
    EXPECT_EQ(ask(request({weekly})), Outcome::declined);
    EXPECT_EQ(booked(), its_time);
    EXPECT_EQ(state(0), ApprovalState::pending);
}

TEST_F(NewerDateApproval, MayBeAllThatIsLeftOfItsSeries) {
    const Draft nothing_else = weekly.repeats("FREQ=WEEKLY;COUNT=2").without("2026-11-24 09:00");
    EXPECT_EQ(ask(request({nothing_else})), Outcome::tentative);
    EXPECT_TRUE(says(answer_text(), "is held for you"));
    EXPECT_EQ(answered(), std::vector{AnswerKind::tentative});
    EXPECT_EQ(books.shelf.approvals.size(), 1U);
    EXPECT_EQ(held(), its_time);
}

TEST_F(NewerDateApproval, OutlivesACancellationOfItsSeriesBefore) {
    EXPECT_EQ(ask(cancel({weekly.version(0, 3)})), Outcome::cancelled);
    EXPECT_EQ(held(), its_time);
    EXPECT_EQ(state(0), ApprovalState::pending);
    EXPECT_EQ(settle(true), "");
    EXPECT_EQ(sure(), its_time);
}

TEST_F(NewerDateApproval, GivesWayToANewerSeries) {
    EXPECT_EQ(ask(request({weekly.version(1, 9)})), Outcome::tentative);
    EXPECT_EQ(state(0), ApprovalState::replaced);
    EXPECT_EQ(held(), four_tuesdays);
    EXPECT_TRUE(says(newest().content.asks, "4 dates"));
}

class NewerDateOfApprovedSeries : public Approvals {
  protected:
    NewerDateOfApprovedSeries() {
        office.settings.booking.enforce_scheduling_horizon = false;
        office.settings.booking.conflicting_update = BookingPolicy::ConflictingUpdate::keep;
        ask(request({weekly}));
        settle(true);
        post();
    }
};

TEST_F(NewerDateOfApprovedSeries, KeepsItsOldSlotOverAnUpdateOfTheSeries) {
    ask(request({moved_alone.version(0, 5)}));
    EXPECT_EQ(ask(request({weekly.version(1, 3)})), Outcome::accepted);
    EXPECT_EQ(held(), Times{"1 Dec 15:00-16:00"});
    EXPECT_EQ(settle(false), "");
    EXPECT_EQ(sure(), four_tuesdays);
}

TEST_F(NewerDateOfApprovedSeries, LeavesFurtherDatesOfTheSeriesAlone) {
    ask(request({weekly.version(1, 3).repeats("FREQ=WEEKLY")}));
    settle(true);
    ask(request({moved_alone.version(1, 5)}));
    const std::size_t before = sure().size();
    office.now += std::chrono::days(7);
    office.extend_room();
    EXPECT_EQ(sure().size(), before + 1);
    EXPECT_EQ(held(), Times{"1 Dec 15:00-16:00"});
}

}  // namespace
}  // namespace reserve
