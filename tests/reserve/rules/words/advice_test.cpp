#include "reserve/rules/words/advice.hpp"

#include <gtest/gtest.h>

#include "tests/reserve/rules/rules_cast.hpp"

namespace reserve {
namespace {

using support::at;
using support::Draft;
using support::request;

constexpr Interval from_to(int start, int end) {
    return {Instant(std::chrono::hours(start)), Instant(std::chrono::hours(end))};
}

std::optional<Interval> slot(const Interval& wanted, const std::vector<Interval>& busy,
                             bool complete = true) {
    const Gap gap = first_gap(wanted, busy, complete);
    return gap.is_free ? std::optional(gap.slot) : std::nullopt;
}

TEST(FirstGap, IsTheWantedTimeWhenNothingIsInTheWay) {
    EXPECT_EQ(slot(from_to(9, 10), {from_to(12, 13)}), from_to(9, 10));
}

TEST(FirstGap, FollowsTheBookingInTheWay) {
    EXPECT_EQ(slot(from_to(9, 10), {from_to(8, 11)}), from_to(11, 12));
}

TEST(FirstGap, PassesOverGapsThatAreTooShort) {
    EXPECT_EQ(slot(from_to(9, 11), {from_to(9, 10), from_to(11, 12)}), from_to(12, 14));
}

TEST(FirstGap, CopesWithBookingsThatOverlapEachOther) {
    EXPECT_EQ(slot(from_to(9, 10), {from_to(8, 14), from_to(9, 10)}), from_to(14, 15));
}

TEST(FirstGap, IsNoneBehindTheLastOfSeveralBookings) {
    EXPECT_EQ(slot(from_to(9, 10), {from_to(8, 11)}, false), std::nullopt);
}

class AdviceOf : public Rules {
  protected:
    // Back to back for that many half hours from Tue 24 Nov 2026, 09:00 UTC, on.
    void fill(int half_hours) {
        std::vector<Draft> meetings;
        for (int i = 0; i < half_hours; ++i) {
            Draft meeting =
                Draft("busy" + std::to_string(i)).starts("2026-11-24 09:00", std::chrono::minutes(30));
            meetings.push_back(meeting.with([i](Component& component) {
                component.start.local += std::chrono::minutes(30) * i;
                component.end->local += std::chrono::minutes(30) * i;
            }));
        }
        office.send_all(request(meetings), support::room_1);
    }
    std::string words_for_nine() { return words(request({Draft().starts("2026-11-24 09:00")})); }
};

TEST_F(AdviceOf, ARoomThatIsFullForDaysFindsItsNextFreeTime) {
    fill(300);
    EXPECT_TRUE(says(words_for_nine(), "Room 1 is next free for 1 hour: Mon 30 Nov 2026 16:00-17:00"));
}

TEST_F(AdviceOf, ARoomThatIsFullToTheEndOfTheBookingWindowNamesNoTime) {
    office.settings.booking.booking_window_in_days = 2;
    fill(130);
    EXPECT_FALSE(says(words_for_nine(), "next free"));
}

TEST_F(AdviceOf, ARoomNamesATimeWithinItsWorkHours) {
    office.settings.booking.schedule_only_during_work_hours = true;
    fill(14);  // to 16:00 UTC, 17:00 in Berlin
    EXPECT_TRUE(says(words_for_nine(), "Room 1 is next free for 1 hour: Wed 25 Nov 2026 08:00-09:00"));
}

TEST_F(AdviceOf, ARoomNamesATimeThatLeavesRoomForSettingUp) {
    office.settings.booking.setup_minutes = 30;
    fill(1);  // to 09:30 UTC
    EXPECT_TRUE(says(words_for_nine(), "Tue 24 Nov 2026 11:00-12:00"));
}

TEST_F(AdviceOf, ARoomIsSetUpBeforeItOpens) {
    office.settings.booking.schedule_only_during_work_hours = true;
    fill(14);  // to 16:00 UTC, 17:00 in Berlin
    office.settings.booking.setup_minutes = 30;
    EXPECT_TRUE(says(words_for_nine(), "Room 1 is next free for 1 hour: Wed 25 Nov 2026 08:00-09:00"));
}

TEST_F(AdviceOf, AnUpdateThatDoesNotFitCountsItsOldTimeAsFree) {
    send(request({Draft().starts("2026-11-24 10:00")}));
    send(request({Draft("here").starts("2026-11-24 09:00")}));
    EXPECT_TRUE(says(words(request({Draft().starts("2026-11-24 09:00").version(1, 60)})),
                     "Room 1 is next free for 1 hour: Tue 24 Nov 2026 11:00-12:00"));
}

TEST_F(AdviceOf, ASeriesThatIsDeclinedNamesRoomsThatAreFreeOnAllItsDates) {
    send(request({Draft("here").starts("2026-11-24 09:00")}));
    const Draft daily = Draft().starts("2026-11-23 09:00").repeats("FREQ=DAILY;COUNT=5");
    EXPECT_TRUE(says(words(request({daily})), "Free instead: Room 2."));
    send(request({Draft("there").starts("2026-11-27 09:00")}), support::room_2);
    EXPECT_FALSE(says(words(request({daily.version(1, 60)})), "Free instead"));
}

}  // namespace
}  // namespace reserve
