#include "reserve/resync/difference_filter.hpp"

#include <gtest/gtest.h>

namespace {

using namespace reserve;
using namespace std::chrono_literals;

const Instant noon = std::chrono::sys_days{std::chrono::year{2026} / 12 / 1} + 12h;

Difference moved_in_exchange() {
    Difference made;
    made.in_exchange = DateChange::changed;
    made.created = noon;
    made.modified = noon + 1h;
    return made;
}

TEST(DifferenceFilter, LetsAllPassThatNothingIsSaidAbout) { EXPECT_TRUE(passes(moved_in_exchange(), {})); }

TEST(DifferenceFilter, TakesTheKindOnEitherSide) {
    EXPECT_TRUE(passes(moved_in_exchange(), {.kinds = {DateChange::changed}}));
    EXPECT_FALSE(passes(moved_in_exchange(), {.kinds = {DateChange::added, DateChange::deleted}}));
    Difference in_database = moved_in_exchange();
    std::swap(in_database.in_database, in_database.in_exchange);
    EXPECT_TRUE(passes(in_database, {.kinds = {DateChange::changed}}));
}

TEST(DifferenceFilter, TakesWhatWasMadeInTheWindow) {
    EXPECT_TRUE(passes(moved_in_exchange(), {.created_from = noon, .created_until = noon + 1s}));
    EXPECT_FALSE(passes(moved_in_exchange(), {.created_until = noon}));
}

TEST(DifferenceFilter, TakesWhatWasChangedInTheWindow) {
    EXPECT_TRUE(passes(moved_in_exchange(), {.modified_from = noon + 1h}));
    EXPECT_FALSE(passes(moved_in_exchange(), {.modified_from = noon + 2h}));
}

TEST(DifferenceFilter, LeavesOutWhatHasNoInstant) {
    Difference unknown = moved_in_exchange();
    unknown.modified.reset();
    EXPECT_FALSE(passes(unknown, {.modified_from = noon}));
}

}  // namespace
