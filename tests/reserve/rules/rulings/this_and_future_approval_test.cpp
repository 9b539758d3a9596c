// RANGE=THISANDFUTURE where requests are put to the delegates (ruling 16).
#include "tests/reserve/rules/rulings/approval_cast.hpp"

namespace reserve {
namespace {

using support::Draft;
using support::request;

// From 8 December on at 14 o'clock.
const Draft five_hours_later =
    Draft().instead_of("2026-12-08 09:00").starts("2026-12-08 14:00").version(1, 5).with([](Component& c) {
        c.this_and_future = true;
    });
const Times first_two = {"24 Nov 09:00-10:00", "1 Dec 09:00-10:00"};
const Times last_two_moved = {"8 Dec 14:00-15:00", "15 Dec 14:00-15:00"};

class ThisAndFutureApproval : public Approvals {
  protected:
    void approve_series() {
        ask(request({weekly}));
        settle(true);
        post();
    }
};

TEST_F(ThisAndFutureApproval, IsAskedForTheRestAlone) {
    approve_series();
    EXPECT_EQ(ask(request({five_hours_later})), Outcome::tentative);
    EXPECT_EQ(sure(), first_two);
    EXPECT_EQ(held(), last_two_moved);
    EXPECT_EQ(answered(), std::vector{AnswerKind::tentative});
    EXPECT_EQ(books.shelf.answers.back().content.recurrence_id, support::at("2026-12-08 09:00"));
}

TEST_F(ThisAndFutureApproval, BooksTheRestWhenItIsApproved) {
    approve_series();
    ask(request({five_hours_later}));
    EXPECT_EQ(settle(true), "");
    EXPECT_EQ(held(), Times{});
    EXPECT_EQ(booked(),
              (Times{"24 Nov 09:00-10:00", "1 Dec 09:00-10:00", "8 Dec 14:00-15:00", "15 Dec 14:00-15:00"}));
    EXPECT_EQ(answered(), std::vector{AnswerKind::accept});
}

TEST_F(ThisAndFutureApproval, FreesTheRestWhenItIsRejected) {
    approve_series();
    ask(request({five_hours_later}));
    EXPECT_EQ(settle(false), "");
    EXPECT_EQ(booked(), first_two);
    EXPECT_EQ(answered(), std::vector{AnswerKind::decline});
}

TEST_F(ThisAndFutureApproval, GivesTheOldSlotsBackWhenItIsRejectedWhereTheyAreKept) {
    office.settings.booking.conflicting_update = BookingPolicy::ConflictingUpdate::keep;
    approve_series();
    ask(request({five_hours_later}));
    EXPECT_EQ(settle(false), "");
    EXPECT_EQ(sure(), four_tuesdays);
}

TEST_F(ThisAndFutureApproval, LeavesOneOfTheRestThatWaitsOnItsOwnToItsOwnRequest) {
    approve_series();
    ask(request({five_hours_later}));
    const ApprovalId of_the_rest = newest().id;
    ask(request({Draft().instead_of("2026-12-15 09:00").starts("2026-12-15 17:00").version(1, 9)}));
    EXPECT_EQ(settle(of_the_rest, true), "");
    EXPECT_EQ(held(), Times{"15 Dec 17:00-18:00"});
    EXPECT_EQ(settle(false), "");
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "1 Dec 09:00-10:00", "8 Dec 14:00-15:00"}));
}

}  // namespace
}  // namespace reserve
