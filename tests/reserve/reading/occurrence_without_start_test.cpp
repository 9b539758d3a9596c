// An occurrence that has RECURRENCE-ID and no DTSTART is held when its series says, for as long.
#include <gtest/gtest.h>

#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

constexpr std::string_view wednesday = "RECURRENCE-ID:20261125T080000Z\n";

Reading with_series(std::string_view series, std::string_view occurrence) {
    return read(mail_with(calendar_of(event_of(series) + event_of(occurrence))));
}

Component occurrence_of(std::string_view series, std::string_view occurrence = wednesday) {
    const Reading reading = with_series(std::string(series) + "RRULE:FREQ=DAILY;COUNT=3\n", occurrence);
    return invitation(reading) ? invitation(reading)->components.at(1) : Component{};
}

TEST(OccurrenceWithoutStart, BeginsAtItsRecurrenceIdAndLastsAsLongAsTheSeries) {
    const Component occurrence = occurrence_of(tuesday_nine);
    EXPECT_EQ(occurrence.start, occurrence.recurrence_id);
    EXPECT_EQ(occurrence.duration, (Duration{.days = {}, .exact = std::chrono::hours(1)}));
}

TEST(OccurrenceWithoutStart, TakesTheDurationOfTheSeries) {
    EXPECT_EQ(occurrence_of("DTSTART:20261124T080000Z\nDURATION:PT2H\n").duration,
              (Duration{.days = {}, .exact = std::chrono::hours(2)}));
}

TEST(OccurrenceWithoutStart, TakesTheDaysOfAnAllDaySeries) {
    EXPECT_EQ(occurrence_of("DTSTART;VALUE=DATE:20261124\nDTEND;VALUE=DATE:20261126\n",
                            "RECURRENCE-ID;VALUE=DATE:20261125\n")
                  .duration,
              (Duration{.days = std::chrono::days(2), .exact = {}}));
}

TEST(OccurrenceWithoutStart, NeedsNoLengthWhereItIsCancelled) {
    const Component occurrence =
        occurrence_of(tuesday_nine, "RECURRENCE-ID:20261125T080000Z\nSTATUS:CANCELLED\n");
    EXPECT_TRUE(occurrence.cancelled);
    EXPECT_EQ(occurrence.start, occurrence.recurrence_id);
}

TEST(OccurrenceWithoutStart, MayBeCancelledAloneByARequest) {
    const std::string cancelled = std::string(wednesday) + "STATUS:CANCELLED\n";
    EXPECT_TRUE(only_component(read(mail_with(calendar_of(event_of(cancelled))))).cancelled);
}

TEST(OccurrenceWithoutStart, IsUnreadableWhereOnlyZonesTellHowLongTheSeriesLasts) {
    const std::string flight =
        "DTSTART;TZID=Europe/London:20261124T080000\nDTEND;TZID=Europe/Berlin:20261124T100000\n";
    EXPECT_EQ(unreadable_reason(with_series(flight + "RRULE:FREQ=DAILY;COUNT=3\n", wednesday)),
              "the event has no DTSTART");
}

TEST(OccurrenceWithoutStart, IsUnreadableWithoutItsSeries) {
    EXPECT_EQ(unreadable_reason(read(mail_with(calendar_of(event_of(wednesday))))),
              "the event has no DTSTART");
}

}  // namespace
}  // namespace reserve
