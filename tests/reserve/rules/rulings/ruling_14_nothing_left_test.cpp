// An update after which nothing is left for the room frees what was to come, and is not answered.
#include "tests/reserve/rules/rulings/rulings_cast.hpp"

namespace reserve {
namespace {

using support::Draft;
using support::request;

class Ruling14 : public Rules {};

TEST_F(Ruling14, AnUpdateThatExcludesEverythingFreesWhatWasToCome) {
    send(request({weekly.repeats("FREQ=WEEKLY;COUNT=2")}));
    const Decision decision = send(request({weekly.repeats("FREQ=WEEKLY;COUNT=2")
                                                .without("2026-11-24 09:00")
                                                .without("2026-12-01 09:00")
                                                .version(1, 1)}));
    EXPECT_EQ(decision.verdicts.at(0).outcome, Outcome::freed);
    EXPECT_TRUE(decision.answers.empty());
    EXPECT_EQ(booked(), Times{});
}

TEST_F(Ruling14, AnUpdateThatMovesEverythingIntoThePastFrees) {
    send(request({tuesday_9}));
    EXPECT_EQ(outcome(request({Draft().starts("2026-11-20 09:00").version(1, 1)})), Outcome::freed);
    EXPECT_EQ(booked(), Times{});
}

TEST_F(Ruling14, AnUpdateThatSaysThatTheRoomDeclinedFrees) {
    const std::vector<Attendee> declined = {
        {.address = "room.1@corp.example.com", .declined = true, .rsvp_false = false}};
    send(request({weekly}));
    EXPECT_EQ(outcome(request({weekly.to(declined).version(1, 1)})), Outcome::freed);
    EXPECT_EQ(booked(), Times{});
}

TEST_F(Ruling14, AnExceptionThatSaysThatTheRoomDeclinedFreesItsDate) {
    const std::vector<Attendee> declined = {
        {.address = "room.1@corp.example.com", .declined = true, .rsvp_false = false}};
    send(request({weekly}));
    EXPECT_EQ(outcome(request({first_of_december.to(declined).version(1, 1)})), Outcome::freed);
    EXPECT_EQ(booked().size(), 3U);
}

}  // namespace
}  // namespace reserve
