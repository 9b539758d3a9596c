#include "tests/sql/time_zone_rules.hpp"

namespace {

using namespace desk_on_sqlite;

TEST_F(TimeZoneRules, MoveAMeetingWithTheClocksOfItsZone) {
    send(april_);
    ASSERT_EQ(booked(), Times{"6 Apr 08:00-09:00"});
    rules_change();
    EXPECT_EQ(booked(), Times{"6 Apr 09:00-10:00"});
    EXPECT_EQ(outcomes(), "accepted moved with its zone");
    EXPECT_EQ(value("SELECT words FROM decision ORDER BY decision_id DESC LIMIT 1"),
              "The rules of the time zone Europe/Berlin have changed. 1 date moved with the clocks of that "
              "zone, the first from Tue 6 Apr 2027 08:00 UTC to Tue 6 Apr 2027 09:00 UTC.");
    EXPECT_EQ(count("answer"), "1") << "nothing was decided anew";
}

TEST_F(TimeZoneRules, MoveTheDatesOfASeriesFromWhichOnTheyHaveChanged) {
    send(Draft().in_zone("Europe/Berlin").starts("2027-03-23 10:00").repeats("FREQ=WEEKLY;COUNT=3"));
    rules_change();
    EXPECT_EQ(booked(), (Times{"23 Mar 09:00-10:00", "30 Mar 09:00-10:00", "6 Apr 09:00-10:00"}));
}

TEST_F(TimeZoneRules, MoveExceptionsAndWhatTheyGoBy) {
    const Draft weekly_in_april = april_.repeats("FREQ=WEEKLY;COUNT=3");
    const Draft later =
        Draft().in_zone("Europe/Berlin").instead_of("2027-04-13 10:00").starts("2027-04-13 15:00");
    deliver(request({weekly_in_april, later}));
    run();
    rules_change();
    EXPECT_EQ(booked(), (Times{"6 Apr 09:00-10:00", "13 Apr 14:00-15:00", "20 Apr 09:00-10:00"}));
    send(Draft()
             .in_zone("Europe/Berlin")
             .instead_of("2027-04-13 10:00")
             .starts("2027-04-13 17:00")
             .version(1, 60));
    EXPECT_EQ(booked(), (Times{"6 Apr 09:00-10:00", "13 Apr 16:00-17:00", "20 Apr 09:00-10:00"}));
}

TEST_F(TimeZoneRules, MoveDaysAndTimesWithoutAZoneWithTheRoom) {
    send(Draft().starts("2027-04-06 00:00").all_day(1));
    send(Draft("floating").starts("2027-04-08 10:00").with([](Component& component) {
        component.start.kind = component.end->kind = CalendarTime::Kind::floating;
    }),
         "floating");
    ASSERT_EQ(booked("floating"), Times{"8 Apr 08:00-09:00"});
    rules_change();
    EXPECT_EQ(value("SELECT min(start_at) = unixepoch('2027-04-05 23:00') FROM occurrence"), "1");
    EXPECT_EQ(booked("floating"), Times{"8 Apr 09:00-10:00"});
}

TEST_F(TimeZoneRules, LeaveTimesInUtcWhereTheyAre) {
    send(Draft().starts("2027-04-06 08:00"));
    rules_change();
    EXPECT_EQ(booked(), Times{"6 Apr 08:00-09:00"});
    EXPECT_EQ(outcomes(), "accepted");
}

Zone berlin_with(std::chrono::hours offset_in_april) {
    return {"Europe/Berlin", "Europe/Berlin", {{support::at("2026-01-01 00:00"), offset_in_april}}};
}

TEST_F(TimeZoneRules, LeaveTimesWithRulesOfTheMessageThatNoKnownZoneHas) {
    Reading reading = request({april_});
    std::get<Invitation>(reading.contents[0]).zones = {berlin_with(std::chrono::hours(5))};
    deliver(reading);
    run();
    rules_change();
    EXPECT_EQ(booked(), Times{"6 Apr 05:00-06:00"});
}

TEST_F(TimeZoneRules, CountWhereTheRulesOfTheMessageAgreeWithAKnownZoneAtEveryDate) {
    Reading reading = request({april_});
    std::get<Invitation>(reading.contents[0]).zones = {berlin_with(std::chrono::hours(2))};
    deliver(reading);
    run();
    ASSERT_EQ(booked(), Times{"6 Apr 08:00-09:00"});
    rules_change();
    EXPECT_EQ(booked(), Times{"6 Apr 09:00-10:00"});
}

TEST_F(TimeZoneRules, LeaveWhatDoesNotFitAndListIt) {
    send(april_);
    send(Draft("in the way").starts("2027-04-06 09:00"), "in the way");
    rules_change();
    EXPECT_EQ(booked(), Times{"6 Apr 08:00-09:00"});
    EXPECT_EQ(outcomes(), "accepted stuck");
    EXPECT_NE(kept_.warnings.find("Tue 6 Apr 2027 09:00 by the clocks of the room, instead of Tue 6 Apr "
                                  "2027 10:00"),
              std::string::npos)
        << kept_.warnings;
    const auto listed = database_.stuck_dates().list(clock_.now(), 10);
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(support::text_of(listed[0].wanted), "6 Apr 09:00-10:00");
    decide(support::cancel({april_.version(1, 60)}));
    EXPECT_TRUE(database_.stuck_dates().list(clock_.now(), 10).empty());
}

TEST_F(TimeZoneRules, LetMeetingsThatMoveMakeWayForEachOther) {
    send(april_);
    send(Draft("second").in_zone("Europe/Berlin").starts("2027-04-06 11:00"), "second");
    send(Draft("third").in_zone("Europe/Berlin").starts("2027-04-06 12:00"), "third");
    rules_change();
    EXPECT_EQ(booked(), Times{"6 Apr 09:00-10:00"});
    EXPECT_EQ(booked("second"), Times{"6 Apr 10:00-11:00"});
    EXPECT_EQ(booked("third"), Times{"6 Apr 11:00-12:00"});
    EXPECT_EQ(kept_.warnings, "");
}

// The later date of the series has it looked at first.
TEST_F(TimeZoneRules, LetASeriesWaitForWhatMakesWay) {
    send(april_.repeats("FREQ=WEEKLY;COUNT=2"));
    send(Draft("second").in_zone("Europe/Berlin").starts("2027-04-06 11:00"), "second");
    rules_change();
    EXPECT_EQ(booked(), (Times{"6 Apr 09:00-10:00", "13 Apr 09:00-10:00"}));
    EXPECT_EQ(booked("second"), Times{"6 Apr 10:00-11:00"});
}

TEST_F(TimeZoneRules, ThatAreTheSameMoveNothing) {
    send(april_);
    folder_.give("Europe/Berlin", "Europe/Paris");  // the same from now on
    clock_.instant += std::chrono::days(1);
    run();
    EXPECT_EQ(booked(), Times{"6 Apr 08:00-09:00"});
    EXPECT_EQ(outcomes(), "accepted");
}

TEST_F(TimeZoneRules, AreFollowedBeforeAnythingElseIsDecided) {
    send(april_);
    folder_.give("Europe/Berlin", "Africa/Algiers");
    reload_tzdata();  // as a program does that starts
    Desk started(database_.inbox(), database_.books(), clock_, kept_, {});
    deliver(request({Draft("new").starts("2027-04-06 09:00")}), "new");
    while (started.run_once() > 0) continue;
    EXPECT_EQ(booked(), Times{"6 Apr 09:00-10:00"});
    EXPECT_EQ(outcomes("new"), "declined");
}

TEST_F(TimeZoneRules, AreFollowedToTheEndByWhoStartsAfterACrash) {
    send(april_);
    send(Draft("second").in_zone("Europe/Berlin").starts("2027-04-07 10:00"), "second");
    std::promise<void> begun;
    database_.books().transact(
        [&](Ledger& ledger) {
            ledger.zones().change({{"Europe/Berlin", {{Instant(), std::chrono::hours(1)}}}}, true);
        },
        [&](std::exception_ptr) { begun.set_value(); });
    begun.get_future().get();
    folder_.give("Europe/Berlin", "Africa/Algiers");
    reload_tzdata();
    for (int start = 0; start < 2; ++start) {
        Desk started(database_.inbox(), database_.books(), clock_, kept_, {});
        started.run_once();
    }
    EXPECT_EQ(booked(), Times{"6 Apr 09:00-10:00"});
    EXPECT_EQ(booked("second"), Times{"7 Apr 09:00-10:00"});
    EXPECT_EQ(outcomes(), "accepted moved with its zone");
}

TEST_F(TimeZoneRules, HaveWhatOtherProgramsReservedShownAgain) {
    run();
    sql::run(*scratch_.connect(), R"(INSERT INTO reservation_request (action, room, uid, start_at, end_at)
        VALUES ('reserve', 'Room 1', 'theirs', unixepoch('2027-04-06 08:00'), unixepoch('2027-04-06 09:00')))");
    sql::run(*scratch_.connect(), "UPDATE answer_step SET state = 'sent'");
    sql::run(*scratch_.connect(), "UPDATE answer SET state = 'sent'");
    rules_change();
    EXPECT_EQ(booked("theirs"), Times{"6 Apr 09:00-10:00"});
    EXPECT_EQ(count("answer_step WHERE kind = 'mirror' AND state = 'waiting'"), "1");
}

TEST_F(TimeZoneRules, ThatMovedDatesLetUpdatesOfTheOrganizerFindThem) {
    send(april_.repeats("FREQ=WEEKLY;COUNT=2"));
    rules_change();
    send(april_.repeats("FREQ=WEEKLY;COUNT=2").version(1, 60));
    EXPECT_EQ(booked(), (Times{"6 Apr 09:00-10:00", "13 Apr 09:00-10:00"}));
    EXPECT_EQ(outcomes(), "accepted moved with its zone accepted");
}

// The clocks of New York stay where they are in summer; those of the room's zone, where the window ends, do not.
TEST_F(TimeZoneRules, KeepEveryDateOfAnotherProgramsSeriesThatGoesOn) {
    DecidingSettings settings;
    settings.booking.booking_window_in_days = 60;
    desk_.apply(settings);
    std::filesystem::create_directories(folder_.folder() / "America");
    folder_.give("America/New_York", "America/New_York");
    scratch_.connect()->execute(R"(
        INSERT INTO reservation_request (action, room, uid, rule, zone, start_at, end_at)
        VALUES ('reserve', 'Room 1', 'theirs', 'FREQ=DAILY', 'America/New_York',
                unixepoch('2026-11-24 23:30'), unixepoch('2026-11-24 23:50')))");
    run();
    EXPECT_EQ(booked("theirs").size(), 59U);  // to 21 January: the 22nd ends at 23:00 UTC in Berlin
    folder_.give("America/New_York", "Etc/GMT+4");
    clock_.instant += std::chrono::days(1);
    run();
    EXPECT_EQ(booked("theirs").size(), 61U);
    EXPECT_EQ(value("SELECT count(DISTINCT date(start_at, 'unixepoch')) FROM occurrence"), "61");
    EXPECT_EQ(value("SELECT count(*) FROM occurrence WHERE time(start_at, 'unixepoch') <> '22:30:00'"), "0");
}

}  // namespace
