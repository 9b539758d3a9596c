#include "tests/reserve/rules/rules_cast.hpp"

// What the organizer reads.

namespace reserve {
namespace {

using support::Draft;
using support::request;

const Draft weekly = Draft().starts("2026-11-24 09:00").repeats("FREQ=WEEKLY;COUNT=4");

class Words : public Rules {
  protected:
    void take(const std::string& text) {
        send(request(
            {Draft("other" + text).starts(text).about("Salary of Grace").by("grace@corp.example.com")}));
    }
    Words() { books.shelf.profiles["grace@corp.example.com"] = {{.id = ProfileId{8}}}; }
    std::string words_for(const Draft& draft) { return words(request({draft})); }
};

TEST_F(Words, SayWhatIsBookedInTheRoomsTime) {
    EXPECT_EQ(words_for(Draft().starts("2026-11-24 09:00")),
              "Room 1 is booked for you: Tue 24 Nov 2026 10:00-11:00 (Europe/Berlin).");
}

TEST_F(Words, SayTheMeetingsTimeWhereItDiffersFromTheRooms) {
    EXPECT_EQ(words_for(Draft().in_zone("America/New_York").starts("2026-11-24 09:00")),
              "Room 1 is booked for you: Tue 24 Nov 2026 09:00-10:00 (America/New_York), which is "
              "Tue 24 Nov 2026 15:00-16:00 at the room (Europe/Berlin).");
}

// As of a "Customized Time Zone", with the offset of each date.
TEST_F(Words, SayTheMeetingsTimeInAZoneWithoutAName) {
    const auto in_its_zone = [](const Draft& draft) {
        Reading reading = request({draft});
        std::get<Invitation>(reading.contents.at(0)).zones = {
            {.tzid = "Customized Time Zone",
             .known = std::nullopt,
             .rules = {{.since = support::at("2026-01-01 00:00"), .offset = std::chrono::minutes(345)},
                       {.since = support::at("2027-01-01 00:00"), .offset = std::chrono::minutes(-210)}}}};
        return reading;
    };
    EXPECT_EQ(words(in_its_zone(Draft().in_zone("Customized Time Zone").starts("2026-11-24 15:45"))),
              "Room 1 is booked for you: Tue 24 Nov 2026 15:45-16:45 (UTC+05:45), which is "
              "Tue 24 Nov 2026 11:00-12:00 at the room (Europe/Berlin).");
    EXPECT_EQ(words(in_its_zone(Draft("later").in_zone("Customized Time Zone").starts("2027-01-05 05:30"))),
              "Room 1 is booked for you: Tue 5 Jan 2027 05:30-06:30 (UTC-03:30), which is "
              "Tue 5 Jan 2027 10:00-11:00 at the room (Europe/Berlin).");
}

TEST_F(Words, SayHowManyDatesOfASeriesAreBooked) {
    const std::string words = words_for(weekly);
    EXPECT_TRUE(says(words, "on 4 dates"));
    EXPECT_TRUE(says(words, "Tue 24 Nov 2026 10:00-11:00"));
    EXPECT_TRUE(says(words, "Tue 15 Dec 2026 10:00-11:00"));
}

TEST_F(Words, NameWhatClashed) {
    take("2026-11-24 09:30");
    EXPECT_TRUE(
        says(words_for(Draft().starts("2026-11-24 09:00")),
             "cannot be booked Tue 24 Nov 2026 10:00-11:00 (Europe/Berlin): the room is already booked "
             "Tue 24 Nov 2026 10:30-11:30"));
}

TEST_F(Words, SayThatTheRoomNeedsTimeBetweenTwoMeetings) {
    office.settings.booking.cleanup_minutes = 15;
    take("2026-11-24 08:00");
    EXPECT_TRUE(says(words_for(Draft().starts("2026-11-24 09:00")), "time for setting up and cleaning"));
    take("2026-11-24 11:30");
    EXPECT_FALSE(says(words_for(Draft("m2").starts("2026-11-24 12:00")), "time for setting up and cleaning"));
}

TEST_F(Words, SayWhichShareOfASeriesMayBeTaken) {
    take("2026-12-01 09:00");
    take("2026-12-08 09:00");
    EXPECT_TRUE(says(words_for(weekly), "only if all of them are free"));
    office.settings.booking.maximum_conflict_instances = 1;
    office.settings.booking.conflict_percentage_allowed = 25;
    EXPECT_TRUE(says(words_for(Draft("m2").starts("2026-11-24 09:00").repeats("FREQ=WEEKLY;COUNT=4")),
                     "only if at most 1 of them, and no more than 25 %, are taken"));
}

TEST_F(Words, NameWhoHasBookedTheRoom) {
    take("2026-11-24 09:30");
    const std::string words = words_for(Draft().starts("2026-11-24 09:00"));
    EXPECT_TRUE(says(words, "Tue 24 Nov 2026 10:30-11:30 (Europe/Berlin) by grace@corp.example.com."));
    EXPECT_FALSE(says(words, "Salary"));
}

TEST_F(Words, NeverNameWhoMeetsInPrivate) {
    send(request(
        {Draft("other").starts("2026-11-24 09:30").about("Salary", true).by("grace@corp.example.com")}));
    EXPECT_FALSE(says(words_for(Draft().starts("2026-11-24 09:00")), "grace"));
}

TEST_F(Words, NeverSayWhatOthersMeetAboutNorWhoTheyAreWithoutOrganizerInfo) {
    office.settings.booking.organizer_info = false;
    take("2026-11-24 09:30");
    const std::string words = words_for(Draft().starts("2026-11-24 09:00"));
    EXPECT_FALSE(says(words, "Salary"));
    EXPECT_FALSE(says(words, "grace"));
}

TEST_F(Words, SayWhenTheRoomIsNextFreeForThatLength) {
    take("2026-11-24 09:30");
    take("2026-11-24 11:00");
    EXPECT_TRUE(says(words_for(Draft().starts("2026-11-24 09:00")),
                     "Room 1 is next free for 1 hour: Tue 24 Nov 2026 13:00-14:00"));
}

TEST_F(Words, NameNoRoomThatLacksTheTimeForSetUp) {
    office.settings.booking.setup_minutes = 15;
    send(request({Draft("next door").starts("2026-11-24 08:00")}), support::room_2);
    take("2026-11-24 09:30");
    EXPECT_FALSE(says(words_for(Draft().starts("2026-11-24 09:00")), "Free instead: Room 2"));
}

TEST_F(Words, NameRoomsThatAreFreeInstead) {
    take("2026-11-24 09:30");
    EXPECT_TRUE(says(words_for(Draft().starts("2026-11-24 09:00")), "Free instead: Room 2."));
}

TEST_F(Words, DoNotNameRoomsThatAreTakenToo) {
    take("2026-11-24 09:30");
    send(request({Draft("elsewhere").starts("2026-11-24 09:00")}), support::room_2);
    EXPECT_FALSE(says(words_for(Draft().starts("2026-11-24 09:00")), "Room 2"));
}

TEST_F(Words, SayWhatToDoNow) {
    take("2026-11-24 09:30");
    EXPECT_TRUE(
        says(words_for(Draft().starts("2026-11-24 09:00")), "Please choose another time or another room"));
}

TEST_F(Words, ListEachDateThatIsNotBookedOfASeriesAcceptedInPart) {
    office.settings.booking.maximum_conflict_instances = 2;
    office.settings.booking.conflict_percentage_allowed = 50;
    take("2026-12-01 09:00");
    take("2026-12-15 09:00");
    const std::string words = words_for(weekly);
    EXPECT_TRUE(says(words, "on 2 dates"));
    EXPECT_TRUE(says(words, "\n- Tue 1 Dec 2026 10:00-11:00"));
    EXPECT_TRUE(says(words, "\n- Tue 15 Dec 2026 10:00-11:00"));
}

TEST_F(Words, ListTheClashesOfADeclinedSeries) {
    take("2026-12-01 09:00");
    const std::string words = words_for(weekly);
    EXPECT_TRUE(says(words, "1 of its 4 dates is taken"));
    EXPECT_TRUE(says(words, "\n- Tue 1 Dec 2026 10:00-11:00"));
    EXPECT_FALSE(says(words, "\n- Tue 8 Dec"));
}

TEST_F(Words, NameTheLastDateThatCanBeBooked) {
    office.settings.booking.booking_window_in_days = 7;
    EXPECT_TRUE(says(words_for(Draft().starts("2027-01-12 09:00")),
                     "the last date that can be booked today is Mon 30 Nov 2026"));
}

TEST_F(Words, SayThatASeriesGoesOnForTooLongAndWhatToAskForInstead) {
    office.settings.booking.booking_window_in_days = 7;
    EXPECT_TRUE(
        says(words_for(weekly),
             "cannot be booked: the series goes on for too long, and the last date that can be booked "
             "today is Mon 30 Nov 2026; please send it again with an end date, which is that day at "
             "the latest."));
}

TEST_F(Words, SayThatASeriesHasNoEnd) {
    EXPECT_TRUE(says(words_for(weekly.repeats("FREQ=WEEKLY")), "the series has no end, and the last date"));
    EXPECT_TRUE(says(words_for(weekly.repeats("FREQ=WEEKLY").version(1, 1)), "; please send it again"));
}

TEST_F(Words, AskForNoEndOfASeriesThatBeginsTooLate) {
    office.settings.booking.booking_window_in_days = 7;
    const std::string words = words_for(weekly.starts("2027-01-12 09:00"));
    EXPECT_TRUE(says(words, "the last date that can be booked today is Mon 30 Nov 2026"));
    EXPECT_FALSE(says(words, "the series"));
}

TEST_F(Words, SayHowLongARoomCanBeBooked) {
    office.settings.booking.maximum_duration_in_minutes = 30;
    EXPECT_TRUE(says(words_for(Draft().starts("2026-11-24 09:00")), "longer than the 30 minutes"));
}

TEST_F(Words, OfADeclinedDateAreItsOwn) {
    office.settings.booking.maximum_conflict_instances = 1;
    office.settings.booking.conflict_percentage_allowed = 50;
    take("2026-12-01 09:00");
    const Decision decision = send(request({weekly}));
    EXPECT_TRUE(
        says(decision.answers.at(0).steps.at(1).text, "Room 1 is not booked Tue 1 Dec 2026 10:00-11:00"));
}

}  // namespace
}  // namespace reserve
