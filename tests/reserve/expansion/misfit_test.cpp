#include "reserve/expansion/misfit.hpp"

#include <gtest/gtest.h>

namespace reserve {
namespace {

using std::chrono::hours;

constexpr Instant monday{std::chrono::sys_days{std::chrono::year{2027} / 1 / 11} + hours(9)};
constexpr hours week{7 * 24};

MirrorDate at(Instant start) { return {start, {start, start + hours(1)}}; }

std::string misfit_of(const std::string& rule, const std::vector<MirrorDate>& dates,
                      const std::string& zone = "Etc/UTC") {
    return misfit({rule, zone, at(monday).time}, dates).value_or("");
}

TEST(Misfit, IsNoneOfTheDatesOfTheRule) {
    EXPECT_EQ(misfit_of("FREQ=WEEKLY;COUNT=2", {at(monday), at(monday + week)}), "");
}

TEST(Misfit, IsNoneWhereSingleDatesAreMovedOrTakenOut) {
    MirrorDate moved = at(monday + week);
    moved.time = at(monday + 2 * week + hours(3)).time;
    EXPECT_EQ(misfit_of("FREQ=WEEKLY;COUNT=4", {moved, at(monday + 3 * week)}), "");
}

// The gateway has booked its dates as the window moved, and all are decided now.
TEST(Misfit, IsNoneOfALongSeriesThatHasComeToItsEnd) {
    std::vector<MirrorDate> dates;
    for (int i = 0; i < 300; ++i) dates.push_back(at(monday + i * week));
    EXPECT_EQ(misfit_of("FREQ=WEEKLY;COUNT=300", dates), "");
}

TEST(Misfit, IsNoneOfWhatTheGatewayHasWorkedOut) {
    EXPECT_EQ(misfit({"FREQ=WEEKLY", "Etc/UTC", at(monday).time, monday + week}, {}), std::nullopt);
}

TEST(Misfit, IsARuleOrZoneThatCannotBeUnderstood) {
    EXPECT_EQ(misfit_of("every week", {at(monday)}), "its rule is refused: it has a part without a value");
    EXPECT_EQ(misfit_of("FREQ=DAILY;COUNT=1", {at(monday)}, "Mars/Base"),
              "the time zone Mars/Base is not known");
}

TEST(Misfit, IsARuleThatGoesOnBeyondWhatCanBeBooked) {
    const std::string words = "its rule goes on beyond its dates";
    EXPECT_EQ(misfit_of("FREQ=WEEKLY", {at(monday)}), words);
    EXPECT_EQ(misfit_of("FREQ=WEEKLY;COUNT=500", {at(monday)}), words);
}

TEST(Misfit, IsARuleThatDoesNotBeginWithTheFirstDate) {
    EXPECT_EQ(misfit_of("FREQ=WEEKLY;BYDAY=TU;COUNT=2", {at(monday)}),
              "its rule does not begin with its first date");
}

TEST(Misfit, IsARuleThatGivesOtherDates) {
    EXPECT_EQ(misfit_of("FREQ=WEEKLY;COUNT=2", {at(monday + hours(24))}), "its rule gives none of its dates");
}

}  // namespace
}  // namespace reserve
