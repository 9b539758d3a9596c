// Defaults of the policy are those of Exchange, except for external requests, which are taken.
#include "tests/reserve/rules/rulings/rulings_cast.hpp"

namespace reserve {
namespace {

using support::Draft;
using support::request;

class Ruling9 : public Rules {};

TEST_F(Ruling9, OneConflictDeclinesAWholeSeriesByDefault) {
    send(request({Draft("other").starts("2026-12-08 09:30")}));
    EXPECT_EQ(outcome(request({weekly})), Outcome::declined);
    EXPECT_EQ(booked(), Times{});
}

// Set-CalendarProcessing, "Default value" of each parameter.
TEST_F(Ruling9, TheDefaultsAreExchanges) {
    const BookingPolicy policy;
    EXPECT_FALSE(policy.allow_conflicts);
    EXPECT_EQ(policy.booking_window_in_days, 180);
    EXPECT_TRUE(policy.enforce_scheduling_horizon);
    EXPECT_EQ(policy.maximum_duration_in_minutes, 1440);
    EXPECT_EQ(policy.minimum_duration_in_minutes, 0);
    EXPECT_TRUE(policy.allow_recurring_meetings);
    EXPECT_FALSE(policy.schedule_only_during_work_hours);
    EXPECT_FALSE(policy.enforce_capacity);
    EXPECT_TRUE(policy.all_book_in_policy);
    EXPECT_FALSE(policy.all_request_in_policy);
    EXPECT_FALSE(policy.all_request_out_of_policy);
    EXPECT_TRUE(policy.forward_requests_to_delegates);
    EXPECT_TRUE(policy.add_organizer_to_subject);
    EXPECT_TRUE(policy.delete_subject);
    EXPECT_TRUE(policy.organizer_info);
    EXPECT_FALSE(policy.add_additional_response);
}

TEST_F(Ruling9, ExternalRequestersBookAndPrivateStaysPrivateByDefault) {
    EXPECT_TRUE(BookingPolicy().process_external_meeting_messages);
    EXPECT_FALSE(BookingPolicy().remove_private_property);
}

}  // namespace
}  // namespace reserve
