#include "tests/reserve/reading/tnef/winmail_cast.hpp"

namespace reserve {
namespace {

using namespace winmail_test;

TEST(ReadWinmail, RefusesARecurrenceOfAnotherCalendar) {
    const auto reading = read(series({.frequency = u16(0x200C) + u16(0x000A)}));
    EXPECT_EQ(unreadable(reading).reason, "the recurrence in the winmail.dat is not understood");
    EXPECT_EQ(unreadable(reading).organizer, "anna.keller@example.com");
}

TEST(ReadWinmail, RefusesARecurrenceThatEndsTooEarly) {
    const std::string whole = Weekly{}.octets();
    const std::size_t without_reserved_block = whole.size() - 4;
    for (std::size_t size = 0; size < without_reserved_block; ++size) {
        const auto properties = with(identity(), {named(appointment, 0x8216, binary, whole.substr(0, size)),
                                                  named(appointment, 0x8260, binary, berlin)});
        if (size == 0) continue;  // an empty property is none
        EXPECT_EQ(unreadable(read(properties)).reason, "the recurrence in the winmail.dat is not understood")
            << size;
    }
}

TEST(ReadWinmail, RefusesMoreDatesThanItMay) {
    EXPECT_TRUE(
        std::holds_alternative<Unreadable>(read(series({.deleted = u32(0xFFFFFFFF)})).contents.at(0)));
}

TEST(ReadWinmail, SaysWhenTheSeriesHasNoZone) {
    const auto properties = with(identity(), {named(appointment, 0x8216, binary, Weekly{}.octets())});
    EXPECT_EQ(unreadable(read(properties)).reason,
              "the winmail.dat does not say in which time zone the series is");
}

TEST(ReadWinmail, SaysWhenItHasNoTimesOrNoIdentity) {
    EXPECT_EQ(unreadable(read(identity())).reason, "the winmail.dat has no start or no end");
    EXPECT_EQ(unreadable(read(times(monday, monday + 1h))).reason, "the winmail.dat has no GlobalObjectId");
}

TEST(ReadWinmail, SurvivesDamageAtEveryOctet) {
    const std::string whole = winmail(request_class, series({}));
    for (std::size_t size = 0; size < whole.size(); ++size) read_winmail(whole.substr(0, size), arrival, {});
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0xFF);
        read_winmail(damaged, arrival, {});
    }
}

TEST(ReadWinmail, NamesTheSettingThatCuresIt) {
    const auto reading = read(with(identity(), times(monday, monday + 1h)));
    ASSERT_EQ(reading.warnings.size(), 1U);
    EXPECT_NE(reading.warnings[0].find("Set-RemoteDomain NAME -TNEFEnabled $false"), std::string::npos);
}

TEST(ReadWinmail, LeavesOtherMailAlone) {
    EXPECT_TRUE(std::holds_alternative<Unsubscribed>(read({}, "IPM.Microsoft Mail.Note").contents.at(0)));
}

}  // namespace
}  // namespace reserve
