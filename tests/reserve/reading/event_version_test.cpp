// DTSTAMP and SEQUENCE of a VEVENT (SPEC ruling 17).
#include <gtest/gtest.h>

#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

constexpr Instant mail_date =
    std::chrono::sys_days(std::chrono::year(2026) / 11 / 22) + std::chrono::minutes(375);

Component timed_with(std::string_view lines) {
    return only_component(read_event_with(std::string(tuesday_nine) + std::string(lines)));
}

TEST(ReadVersion, TakesTheMailDateForAMissingOrMalformedDtstamp) {
    for (const char* stamp : {"", "DTSTAMP:yesterday\n"}) {
        const Reading reading =
            read(mail_with(calendar_of(event_of(tuesday_nine, "UID:1\n" + std::string(stamp)))));
        EXPECT_EQ(only_component(reading).dtstamp, mail_date);
        EXPECT_EQ(reading.warnings.size(), 1U);
    }
}

TEST(ReadVersion, TakesTheArrivalForADtstampWhereTheMailHasNoDate) {
    const Reading reading =
        read(mail_with(calendar_of(event_of(tuesday_nine, "UID:1\n")), "From: anna@example.com\n"));
    EXPECT_EQ(only_component(reading).dtstamp, sunday_morning);
}

TEST(ReadVersion, TakesZeroForAMalformedSequenceAndWarns) {
    for (const char* sequence : {"x", "", "-1", "1.5", "99999999999x", "-99999999999", "++1"}) {
        const Reading reading = read_event_with(std::string(tuesday_nine) + "SEQUENCE:" + sequence + "\n");
        EXPECT_EQ(only_component(reading).sequence, 0) << sequence;
        EXPECT_EQ(reading.warnings.size(), 1U) << sequence;
    }
}

// So that a later version stays later than those before it.
TEST(ReadVersion, TakesTheGreatestSequenceForOneThatIsTooLarge) {
    for (const char* sequence : {"2147483648", "1795507200000", "99999999999999999999999"}) {
        const Reading reading = read_event_with(std::string(tuesday_nine) + "SEQUENCE:" + sequence + "\n");
        EXPECT_EQ(only_component(reading).sequence, 2147483647) << sequence;
        EXPECT_EQ(reading.warnings.at(0),
                  "SEQUENCE \"" + std::string(sequence) + "\" is too large: 2147483647 counts");
    }
    EXPECT_EQ(timed_with("SEQUENCE:2147483647\n").sequence, 2147483647);
    EXPECT_EQ(timed_with("SEQUENCE:+4\n").sequence, 4);
}

TEST(ReadVersion, TakesMicrosoftsSequenceWhereTheOtherIsMissing) {
    EXPECT_EQ(timed_with("X-MICROSOFT-CDO-APPT-SEQUENCE:5\n").sequence, 5);
    EXPECT_EQ(timed_with("X-MICROSOFT-CDO-APPT-SEQUENCE:5\nSEQUENCE:2\n").sequence, 2);
    EXPECT_EQ(timed_with("").sequence, 0);
}

}  // namespace
}  // namespace reserve
