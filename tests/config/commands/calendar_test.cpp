#include "tests/config/commands/booked_program.hpp"

namespace config {
namespace {

using support::request;

class CalendarCommand : public BookedProgram {
  protected:
    nlohmann::json november(const std::string& who) const {
        return json({"calendar", who, "--from", "2026-11-01", "--until", "2026-12-01"});
    }
};

TEST_F(CalendarCommand, ShowsWhatIsBookedInARoom) {
    send(request({tuesday_9.with([](reserve::Component& c) { c.booked_by = "grace@corp.example.com"; })}));
    const auto entries = november("Rome");
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0]["start"], "2026-11-24T09:00:00Z");
    EXPECT_EQ(entries[0]["zone"], "Europe/Berlin");
    EXPECT_EQ(entries[0]["requester"]["name"], "Ada L.");
    EXPECT_EQ(entries[0]["booked_by"], "grace@corp.example.com");
    EXPECT_EQ(entries[0]["kind"], "single");
    EXPECT_TRUE(november("Oslo").empty());
}

TEST_F(CalendarCommand, ShowsItInTheRequestersCalendarToo) {
    send(request({tuesday_9}));
    const auto entries = november("ada@corp.example.com");
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0]["room_name"], "rome");
}

TEST_F(CalendarCommand, StillShowsARetiredRoom) {
    send(request({tuesday_9}));
    ASSERT_EQ(roomgate({"rooms", "retire", "Rome"}).exit_code, 0);
    EXPECT_EQ(november("Rome").size(), 1U);
}

TEST_F(CalendarCommand, MarksSeriesAndWhatWasMoved) {
    const auto daily = tuesday_9.repeats("FREQ=DAILY;COUNT=2");
    send(request({daily, Draft().instead_of("2026-11-25 09:00").starts("2026-11-25 14:00")}));
    const auto entries = november("rome");
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0]["kind"], "series");
    EXPECT_EQ(entries[1]["kind"], "exception");
}

TEST_F(CalendarCommand, ShowsWhatOverlapsTheWindowOnly) {
    send(request({tuesday_9}));
    const auto between = [&](const std::string& from, const std::string& until) {
        return json({"calendar", "rome", "--from", from, "--until", until}).size();
    };
    EXPECT_EQ(between("2026-11-24 10:30", "2026-11-24 10:31"), 1U);
    EXPECT_EQ(between("2026-11-24 11:00", "2026-11-24 12:00"), 0U);
    EXPECT_EQ(between("2026-11-24 09:00", "2026-11-24 10:00"), 0U);
}

TEST_F(CalendarCommand, NeverShowsPrivateSubjects) {
    send(request({tuesday_9.about("Salary", true)}));
    send(request({Draft("open").starts("2026-11-25 09:00").about("Lunch")}));
    const std::string shown =
        roomgate({"calendar", "rome", "--from", "2026-11-01", "--until", "2026-12-01"}).out;
    EXPECT_EQ(shown.find("Salary"), std::string::npos) << shown;
    EXPECT_NE(shown.find("(private)"), std::string::npos) << shown;
    EXPECT_EQ(november("rome")[0]["subject"], "");
}

TEST_F(CalendarCommand, RefusesWhatItDoesNotKnow) {
    EXPECT_EQ(roomgate({"calendar", "nowhere"}).exit_code, 1);
    EXPECT_EQ(roomgate({"calendar", "rome", "--from", "soon"}).exit_code, 2);
    EXPECT_EQ(roomgate({"calendar", "rome", "--from", "2026-11-24", "--until", "2026-11-24"}).exit_code, 1);
}

}  // namespace
}  // namespace config
