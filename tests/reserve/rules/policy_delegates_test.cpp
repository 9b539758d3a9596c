#include "tests/reserve/rules/rulings/approval_cast.hpp"

// Who may ask, as Set-CalendarProcessing relates its lists.

namespace reserve {
namespace {

using support::Draft;
using support::request;

class PolicyDelegates : public Approvals {
  protected:
    BookingPolicy& policy() { return office.settings.booking; }
};

const Draft too_long = Draft("long").starts("2026-11-25 09:00", std::chrono::hours(30));

TEST_F(PolicyDelegates, AreNotAskedAboutWhatEverybodyMayBook) {
    policy().all_book_in_policy = true;
    EXPECT_EQ(ask(request({tuesday_9})), Outcome::accepted);
}

TEST_F(PolicyDelegates, AreNotAskedAboutWhatTheRequesterMayBook) {
    policy().book_in_policy = {"ada@corp.example.com"};
    EXPECT_EQ(ask(request({tuesday_9})), Outcome::accepted);
}

TEST_F(PolicyDelegates, AreAskedOnlyByThoseWhoMayAsk) {
    policy().all_request_in_policy = false;
    EXPECT_EQ(ask(request({tuesday_9})), Outcome::declined);
    policy().request_in_policy = {"ada@corp.example.com"};
    EXPECT_EQ(ask(request({tuesday_9.version(0, 1)})), Outcome::tentative);
}

TEST_F(PolicyDelegates, AreNotAskedAboutWhatBreaksThePolicy) {
    EXPECT_EQ(ask(request({too_long})), Outcome::declined);
    EXPECT_TRUE(books.shelf.approvals.empty());
}

TEST_F(PolicyDelegates, AreAskedAboutWhatBreaksThePolicyByThoseWhoMay) {
    policy().all_book_in_policy = true;
    policy().request_out_of_policy = {"ada@corp.example.com"};
    EXPECT_EQ(ask(request({too_long})), Outcome::tentative);
    EXPECT_TRUE(says(newest().content.asks, "longer than the 1 day"));
}

TEST_F(PolicyDelegates, AreAskedAboutWhatBreaksThePolicyByAll) {
    policy().all_request_out_of_policy = true;
    EXPECT_EQ(ask(request({too_long})), Outcome::tentative);
}

TEST_F(PolicyDelegates, AreAskedAboutADateBeyondTheBookingWindow) {
    policy().all_request_out_of_policy = true;
    EXPECT_EQ(ask(request({Draft().starts("2027-11-24 09:00")})), Outcome::tentative);
    EXPECT_EQ(settle(true), "");
    EXPECT_EQ(sure(), Times{"24 Nov 09:00-10:00"});
}

// Tuesdays for 40 weeks; the window of 180 days holds 26.
class SeriesBeyondTheWindow : public PolicyDelegates {
  protected:
    SeriesBeyondTheWindow() {
        policy().all_request_out_of_policy = true;
        EXPECT_EQ(ask(request({weekly.repeats("FREQ=WEEKLY;COUNT=40")})), Outcome::tentative);
    }
    void a_week_later() {
        office.now += std::chrono::days(7);
        office.extend_room();
    }
};

TEST_F(SeriesBeyondTheWindow, IsHeldUpToTheWindowUntilTheDelegatesDecide) {
    EXPECT_EQ(held().size(), 26U);
    EXPECT_TRUE(says(newest().content.asks, "22 May 2027"));
}

TEST_F(SeriesBeyondTheWindow, IsBookedUpToTheWindowWhenItIsApprovedAndTheAnswerSaysSo) {
    EXPECT_EQ(settle(true), "");
    a_week_later();
    EXPECT_EQ(sure().size(), 26U);
    EXPECT_TRUE(says(answer_text(), "22 May 2027"));
}

TEST_F(SeriesBeyondTheWindow, EndsWhenItIsRejected) {
    EXPECT_EQ(settle(false), "");
    a_week_later();
    EXPECT_EQ(booked(), Times{});
}

TEST_F(PolicyDelegates, AreToldByMailWhoAsksAndHowToDecide) {
    ask(request({tuesday_9}));
    ASSERT_EQ(books.shelf.notices.size(), 1U);
    const NewNotice& notice = books.shelf.notices.at(0);
    EXPECT_EQ(notice.recipients, std::vector<std::string>{"grace@corp.example.com"});
    const std::string number = std::to_string(static_cast<std::int64_t>(notice.approval.value()));
    EXPECT_TRUE(says(notice.text, "ada@corp.example.com asks for Room 1: Tue 24 Nov 2026 10:00-11:00"));
    EXPECT_TRUE(says(notice.text, "roomgate approve " + number));
    EXPECT_TRUE(says(notice.text, "roomgate reject " + number));
}

TEST_F(PolicyDelegates, AreNotToldWhereRequestsAreNotForwarded) {
    policy().forward_requests_to_delegates = false;
    ask(request({tuesday_9}));
    EXPECT_TRUE(books.shelf.notices.empty());
    EXPECT_EQ(books.shelf.approvals.size(), 1U);
}

TEST_F(PolicyDelegates, AreNotNamedInARejectionWhereThereAreNone) {
    policy().resource_delegates.clear();
    ask(request({tuesday_9}));
    EXPECT_EQ(settle(false), "");
    EXPECT_TRUE(says(answer_text(), ": who administers the room has declined it."));
    EXPECT_FALSE(says(answer_text(), "delegates"));
}

TEST_F(PolicyDelegates, AreNamedInARejectionWhereThereAreSome) {
    ask(request({tuesday_9}));
    EXPECT_EQ(settle(false), "");
    EXPECT_TRUE(says(answer_text(), ": the room's delegates have declined it."));
}

TEST_F(PolicyDelegates, AreNotToldThePurposeOfAMeeting) {
    ask(request({tuesday_9}));
    EXPECT_FALSE(says(books.shelf.notices.at(0).text, "Secret plans"));
}

}  // namespace
}  // namespace reserve
