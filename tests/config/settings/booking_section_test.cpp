#include <gtest/gtest.h>

#include "config/settings/load.hpp"

namespace config {
namespace {

Loaded read(const std::string& booking) {
    return read_settings("[booking]\n" + booking + "\n", "/etc/roomgate/roomgate.toml");
}

std::string days_of(const std::string& work_days) {
    const Loaded loaded = read("work_days = " + work_days);
    const auto* settings = std::get_if<Settings>(&loaded);
    if (!settings) return to_text(std::get<std::vector<Mistake>>(loaded).front());
    std::string days;
    for (const bool day : settings->desk.deciding.booking.working_hours.days) days += day ? 'x' : '-';
    return days;
}

std::string mistake_in(const std::string& booking) {
    const Loaded loaded = read(booking);
    const auto* mistakes = std::get_if<std::vector<Mistake>>(&loaded);
    return mistakes ? to_text(mistakes->front()) : "none";
}

// From Sunday on; the groups are those of Set-MailboxCalendarConfiguration.
TEST(WorkDays, AreDaysAndTheGroupsThatExchangeHas) {
    EXPECT_EQ(days_of(R"(["monday", "Sunday"])"), "xx-----");
    EXPECT_EQ(days_of(R"(["Weekdays"])"), "-xxxxx-");
    EXPECT_EQ(days_of(R"(["WeekEndDays", "friday"])"), "x----xx");
    EXPECT_EQ(days_of(R"(["AllDays"])"), "xxxxxxx");
}

TEST(WorkDays, ThatAreNoneAreRefused) {
    EXPECT_NE(mistake_in(R"(work_days = ["someday"])").find("\"someday\" is none"), std::string::npos);
}

TEST(BookInPolicy, RefusesTheWayInWhichOtherProgramsWriteADomain) {
    EXPECT_NE(
        mistake_in(R"(book_in_policy = ["*@corp.example.com"])").find("\"*@corp.example.com\" is neither"),
        std::string::npos);
    EXPECT_EQ(mistake_in(R"(book_in_policy = ["@corp.example.com", "ada@corp.example.com"])"), "none");
}

}  // namespace
}  // namespace config
