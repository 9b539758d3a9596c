#include "reserve/resync/settle_undecided.hpp"

#include <gtest/gtest.h>

namespace {

using namespace reserve;
using namespace std::chrono_literals;
using State = DecidedComponent::State;

const Instant monday = std::chrono::sys_days{std::chrono::year{2026} / 12 / 7} + 9h;

Difference shown_at(Instant date) {
    Difference made{.uid = "m1", .database = {}, .exchange = Interval{date, date + 1h}, .agreed = {}};
    made.in_exchange = DateChange::added;
    made.course = Course::to_database;
    made.there.emplace();
    made.there->recurrence_id = date;
    return made;
}

Meeting series(std::optional<Instant> decided_until = {}) {
    Meeting meeting;
    meeting.components.emplace_back();
    meeting.components.back().decided_until = decided_until;
    return meeting;
}

TEST(SettleUndecided, LeavesADateOfWhichNothingIsTold) {
    EXPECT_EQ(settle_undecided(shown_at(monday), series(), {}).course, Course::to_database);
}

TEST(SettleUndecided, DoesNotBookADateThatItsOrganizerTookOut) {
    Meeting meeting = series();
    meeting.components.emplace_back();
    meeting.components.back().recurrence_id = monday;
    meeting.components.back().state = State::cancelled;
    EXPECT_EQ(settle_undecided(shown_at(monday), meeting, {}).course, Course::to_exchange);
    EXPECT_EQ(settle_undecided(shown_at(monday + 24h), meeting, {}).course, Course::to_database);
}

TEST(SettleUndecided, LeavesDatesBeyondTheBookingWindowToIt) {
    EXPECT_EQ(settle_undecided(shown_at(monday), series(monday), {}).course, Course::waiting);
    EXPECT_EQ(settle_undecided(shown_at(monday - 24h), series(monday), {}).course, Course::to_database);
}

TEST(SettleUndecided, IsForDatesOfSeriesThatExchangeAlreadyShows) {
    EXPECT_TRUE(is_undecided(shown_at(monday)));
    Difference single = shown_at(monday);
    single.there->recurrence_id.reset();
    EXPECT_FALSE(is_undecided(single));
    Difference ours = shown_at(monday);
    ours.there->ours = true;
    EXPECT_FALSE(is_undecided(ours));
}

TEST(SettleUndecided, LeavesDatesOfOurSeriesWithoutEndToTheWindow) {
    Difference ours = shown_at(monday);
    ours.there->ours = true;
    ours.course = Course::to_exchange;
    EXPECT_TRUE(is_undecided(ours));
    const auto until = [](Instant instant) { return MirrorSeries{"FREQ=DAILY", "Etc/UTC", {}, instant}; };
    EXPECT_EQ(settle_undecided(ours, {}, until(monday)).course, Course::waiting);
    EXPECT_EQ(settle_undecided(ours, {}, until(monday + 1s)).course, Course::to_exchange);
    ours.database = ours.exchange;
    EXPECT_FALSE(is_undecided(ours));
}

}  // namespace
