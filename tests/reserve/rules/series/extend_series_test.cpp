#include <algorithm>

#include "reserve/desk/extend_room.hpp"
#include "tests/reserve/rules/rules_cast.hpp"

namespace reserve {
namespace {

using support::cancel;
using support::Draft;
using support::request;

// Tuesdays, from 24 Nov on. The window ends with Mon 7 Dec.
const Draft weekly = Draft().starts("2026-11-24 09:00").repeats("FREQ=WEEKLY");
const Times two_tuesdays = {"24 Nov 09:00-10:00", "1 Dec 09:00-10:00"};
const Times three_tuesdays = {"24 Nov 09:00-10:00", "1 Dec 09:00-10:00", "8 Dec 09:00-10:00"};

class SeriesThatGoesOn : public Rules {
  protected:
    SeriesThatGoesOn() {
        office.settings.booking.enforce_scheduling_horizon = false;
        office.settings.booking.booking_window_in_days = 14;
    }

    ExtendedRoom extend() { return office.extend_room(); }
    ExtendedRoom after(int days) {
        office.now += std::chrono::days(days);
        return extend();
    }
    // Booked in a room that takes more of the future.
    void book_ahead(const std::string& uid, const std::string& text) {
        DecidingSettings kept = office.settings;
        office.settings.booking.booking_window_in_days = 180;
        ASSERT_EQ(outcome(request({Draft(uid).starts(text)})), Outcome::accepted);
        office.settings = kept;
    }
    const DecidedMeeting& only(const ExtendedRoom& extended) { return extended.series.at(0).decided; }
    std::vector<AnswerStep> steps(const ExtendedRoom& extended) {
        const auto& answers = only(extended).decision.answers;
        return answers.empty() ? std::vector<AnswerStep>() : answers.at(0).steps;
    }
};

TEST_F(SeriesThatGoesOn, IsBookedUpToTheWindow) {
    EXPECT_EQ(outcome(request({weekly})), Outcome::accepted);
    EXPECT_EQ(booked(), two_tuesdays);
}

TEST_F(SeriesThatGoesOn, IsAnsweredWithTheLastDateThatCanBeBookedAndThatMoreFollow) {
    const std::string said = words(request({weekly}));
    EXPECT_TRUE(
        says(said, "The last date that can be booked today is Mon 7 Dec 2026; later dates are booked"))
        << said;
}

TEST_F(SeriesThatGoesOn, IsBookedOnWhatTheWindowHasReached) {
    send(request({weekly}));
    const ExtendedRoom extended = after(1);
    EXPECT_EQ(booked(), three_tuesdays);
    EXPECT_EQ(only(extended).decision.verdicts.at(0).outcome, Outcome::extended);
    EXPECT_TRUE(says(only(extended).decision.verdicts.at(0).words, "Tue 8 Dec 2026"));
}

TEST_F(SeriesThatGoesOn, TellsNobodyWhenAllFits) {
    send(request({weekly}));
    EXPECT_TRUE(steps(after(1)).empty());
}

TEST_F(SeriesThatGoesOn, IsLeftAloneUntilTheWindowMoves) {
    send(request({weekly}));
    EXPECT_TRUE(extend().series.empty());
    after(1);
    EXPECT_TRUE(extend().series.empty());
}

TEST_F(SeriesThatGoesOn, HasNoVerdictWhereTheWindowReachesNoDateOfIt) {
    send(request({weekly}));
    after(1);
    EXPECT_TRUE(only(after(1)).decision.verdicts.empty());
    EXPECT_EQ(booked(), three_tuesdays);
}

TEST_F(SeriesThatGoesOn, IsExtendedByAllThatWasMissed) {
    send(request({weekly}));
    after(13);
    EXPECT_EQ(booked().size(), 4U);
}

TEST_F(SeriesThatGoesOn, IsNotBookedInThePast) {
    send(request({weekly}));
    after(29);  // Tue 22 Dec, after the meeting of the 15th, before that of the same day
    const auto times = booked();
    EXPECT_EQ(std::ranges::count(times, "15 Dec 09:00-10:00"), 0);
    EXPECT_EQ(std::ranges::count(times, "22 Dec 09:00-10:00"), 1);
}

TEST_F(SeriesThatGoesOn, IsExtendedWhereTheWindowIsMadeWider) {
    send(request({weekly}));
    office.settings.booking.booking_window_in_days = 20;
    extend();
    EXPECT_EQ(booked(), three_tuesdays);
}

TEST_F(SeriesThatGoesOn, IsNotExtendedWhileTheHorizonIsEnforced) {
    send(request({weekly}));
    office.settings.booking.enforce_scheduling_horizon = true;
    after(1);
    EXPECT_EQ(booked(), two_tuesdays);
    office.settings.booking.enforce_scheduling_horizon = false;
    extend();
    EXPECT_EQ(booked(), three_tuesdays);
}

TEST_F(SeriesThatGoesOn, IsDeclinedForADateThatIsTakenAndGoesOn) {
    send(request({weekly}));
    book_ahead("other", "2026-12-08 09:30");
    const ExtendedRoom extended = after(8);
    ASSERT_EQ(steps(extended).size(), 1U);
    const AnswerStep step = steps(extended)[0];
    EXPECT_EQ(step.kind, AnswerKind::decline);
    EXPECT_EQ(step.recurrence_id, support::at("2026-12-08 09:00"));
    EXPECT_TRUE(says(step.text, "Room 1 is not booked Tue 8 Dec 2026 10:00-11:00")) << step.text;
    EXPECT_TRUE(says(step.text, "Room 1 is next free")) << step.text;
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "1 Dec 09:00-10:00", "15 Dec 09:00-10:00"}));
}

TEST_F(SeriesThatGoesOn, IsNotAskedAgainForADateThatWasTaken) {
    send(request({weekly}));
    book_ahead("other", "2026-12-08 09:30");
    after(1);
    send(cancel({Draft("other").starts("2026-12-08 09:30").version(1, 1)}));
    after(1);
    EXPECT_EQ(booked(), two_tuesdays);
}

TEST_F(SeriesThatGoesOn, IsBookedBeforeWhatComesLater) {
    send(request({Draft("z").starts("2026-11-24 09:00").repeats("FREQ=WEEKLY;INTERVAL=2")}));
    send(request({Draft("a").starts("2026-12-01 09:30").repeats("FREQ=MONTHLY;BYMONTHDAY=1,8,22")}));
    after(8);
    EXPECT_EQ(booked("z"), (Times{"24 Nov 09:00-10:00", "8 Dec 09:00-10:00"}));
    EXPECT_EQ(booked("a"), Times{"1 Dec 09:30-10:30"});
}

TEST_F(SeriesThatGoesOn, LeavesOutCancelledDates) {
    send(request({weekly}));
    send(cancel({Draft().instead_of("2026-12-08 09:00").starts("2026-12-08 09:00").version(1, 1)}));
    after(8);
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "1 Dec 09:00-10:00", "15 Dec 09:00-10:00"}));
}

TEST_F(SeriesThatGoesOn, IsBookedOnMovedDatesWhenTheWindowReachesThem) {
    send(request({weekly, Draft().instead_of("2026-12-01 09:00").starts("2026-12-09 15:00")}));
    EXPECT_EQ(booked(), Times{"24 Nov 09:00-10:00"});
    after(2);
    EXPECT_EQ(booked(), (Times{"24 Nov 09:00-10:00", "8 Dec 09:00-10:00", "9 Dec 15:00-16:00"}));
}

TEST_F(SeriesThatGoesOn, DoesNotAskAgainForADateThatWasMovedInto) {
    send(request({weekly, Draft().instead_of("2026-12-08 09:00").starts("2026-12-02 15:00")}));
    after(8);
    EXPECT_EQ(booked(),
              (Times{"24 Nov 09:00-10:00", "1 Dec 09:00-10:00", "2 Dec 15:00-16:00", "15 Dec 09:00-10:00"}));
}

TEST_F(SeriesThatGoesOn, EndsWithItsRule) {
    send(request({weekly.repeats("FREQ=WEEKLY;COUNT=3")}));
    after(1);
    EXPECT_EQ(booked(), three_tuesdays);
    EXPECT_FALSE(office.stored().components.at(0).decided_until);
    EXPECT_TRUE(after(7).series.empty());
}

TEST_F(SeriesThatGoesOn, IsExtendedNoMoreWhenItIsCancelled) {
    send(request({weekly}));
    send(cancel({weekly.version(1, 1)}));
    EXPECT_TRUE(after(1).series.empty());
    EXPECT_EQ(booked(), Times{});
}

TEST_F(SeriesThatGoesOn, FollowsItsUpdate) {
    send(request({weekly}));
    send(request({weekly.starts("2026-11-25 11:00").version(1, 1)}));
    after(2);
    EXPECT_EQ(booked(), (Times{"25 Nov 11:00-12:00", "2 Dec 11:00-12:00", "9 Dec 11:00-12:00"}));
}

TEST_F(SeriesThatGoesOn, IsNotExtendedByAnUpdateThatWasDeclined) {
    office.settings.booking.conflicting_update = BookingPolicy::ConflictingUpdate::keep;
    send(request({weekly}));
    send(request({Draft("other").starts("2026-11-25 11:00")}));
    ASSERT_EQ(outcome(request({weekly.starts("2026-11-25 11:00").version(1, 1)})), Outcome::declined);
    after(8);
    EXPECT_EQ(booked(), two_tuesdays);
}

TEST_F(SeriesThatGoesOn, IsExtendedThoughNothingOfItIsLeft) {
    office.settings.booking.add_organizer_to_subject = false;
    office.settings.booking.delete_subject = false;
    send(request({weekly.about("Plans")}));
    send(cancel({Draft().instead_of("2026-11-24 09:00").starts("2026-11-24 09:00").version(1, 1)}));
    send(cancel({Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 09:00").version(1, 1)}));
    ASSERT_FALSE(office.stored().reservation);
    after(1);
    EXPECT_EQ(booked(), Times{"8 Dec 09:00-10:00"});
    EXPECT_EQ(office.stored().organizer, "ada@corp.example.com");
    EXPECT_EQ(office.stored().requester, support::ada.id);
    EXPECT_EQ(office.stored().summary, "Plans");
}

TEST_F(SeriesThatGoesOn, KeepsItsWallClock) {
    office.now = support::at("2027-03-08 08:00");
    send(request({Draft().in_zone("Europe/Berlin").starts("2027-03-09 09:00").repeats("FREQ=WEEKLY")}));
    after(8);
    EXPECT_EQ(booked(),
              (Times{"9 Mar 08:00-09:00", "16 Mar 08:00-09:00", "23 Mar 08:00-09:00", "30 Mar 07:00-08:00"}));
}

TEST_F(SeriesThatGoesOn, IsParkedWhenItsTimeZoneIsNotKnownAnyMore) {
    send(request({Draft().in_zone("Europe/Berlin").starts("2026-11-24 10:00").repeats("FREQ=WEEKLY")}));
    std::string& content = books.shelf.meetings.begin()->second.components.at(0).content;
    for (auto at = content.find("Europe/Berlin"); at != std::string::npos; at = content.find("Europe/Berlin"))
        content.replace(at, std::string("Europe/Berlin").size(), "Europe/Atlantis");
    const Verdict verdict = only(after(1)).decision.verdicts.at(0);
    EXPECT_EQ(verdict.outcome, Outcome::parked);
    EXPECT_TRUE(says(verdict.words, "Europe/Atlantis")) << verdict.words;
    EXPECT_TRUE(after(1).series.empty());
}

}  // namespace
}  // namespace reserve
