// The main job, end to end: Exchange forwards a meeting request, roomgate books the room and answers.
#include <gtest/gtest.h>
#include <signal.h>

#include <fstream>

#include "tests/gateway/world.hpp"

namespace gateway {
namespace {

class MainJob : public testing::Test {
  protected:
    MainJob() { world.start(); }

    exchange::OrganizerMail last_answer(std::size_t count) {
        const auto all = world.answers(count);
        EXPECT_EQ(all.size(), count);
        return all.empty() ? exchange::OrganizerMail{} : all.back();
    }

    std::int64_t booked() const { return world.number("SELECT count(*) FROM occurrence"); }
    bool becomes(const std::string& sql, std::int64_t value) {
        return eventually([&] { return world.number(sql) == value; });
    }

    World world{
        "call_limit = \"1 s\"\n[booking]\nbooking_window_in_days = 1080\n[post]\nretry_duration = \"1 "
        "s\"\ncall_limit = \"1 s\"\ngrace = \"1 s\"\n"};
};

TEST_F(MainJob, AcceptsARequestForAFreeRoom) {
    world.invite(World::budget());
    const auto answer = last_answer(1);
    EXPECT_EQ(answer.kind, "accept");
    EXPECT_EQ(answer.room, World::room);
    EXPECT_EQ(booked(), 1);
    EXPECT_EQ(world.exchange().entries(World::room, exchange::Folder::calendar).at(0).response, "Accept");
}

TEST_F(MainJob, UnderstandsTheUidOfAnyCalendarProgram) {
    Meeting foreign = World::budget();
    foreign.uid = "B5C7-11@calendar.example.net";
    world.invite(foreign);
    EXPECT_EQ(last_answer(1).kind, "accept");
}

TEST_F(MainJob, DeclinesAConflictAndSaysWhen) {
    world.invite(World::budget(1));
    last_answer(1);
    Meeting clash = World::budget(2);
    clash.start = "20270111T093000Z";
    world.invite(clash);
    const auto answer = last_answer(2);
    EXPECT_EQ(answer.kind, "decline");
    EXPECT_NE(answer.text.find("10:00"), std::string::npos) << answer.text;  // 09:00Z in Berlin
    EXPECT_EQ(booked(), 1);
}

TEST_F(MainJob, BooksBackToBack) {
    world.invite(World::budget(1));
    last_answer(1);
    Meeting next = World::budget(2);
    next.start = "20270111T100000Z";
    next.end = "20270111T110000Z";
    world.invite(next);
    EXPECT_EQ(last_answer(2).kind, "accept");
}

TEST_F(MainJob, BooksEveryDateOfAWeeklySeries) {
    Meeting weekly = World::budget();
    weekly.rule = "FREQ=WEEKLY;COUNT=10";
    world.invite(weekly);
    EXPECT_EQ(last_answer(1).kind, "accept");
    EXPECT_EQ(booked(), 10);
}

TEST_F(MainJob, FindsTheOneDateOnWhichTwoSeriesMeet) {
    Meeting weekly = World::budget(1);
    weekly.rule = "FREQ=WEEKLY;COUNT=30";
    world.invite(weekly);
    last_answer(1);
    Meeting monthly = World::budget(2);
    monthly.start = "20270115T090000Z";
    monthly.end = "20270115T100000Z";
    monthly.rule = "FREQ=MONTHLY;COUNT=6";  // 15 February 2027 is a Monday
    world.invite(monthly);
    EXPECT_EQ(last_answer(2).kind, "decline");
    EXPECT_EQ(booked(), 30);
}

TEST_F(MainJob, MovesAMeetingOnAnUpdate) {
    Meeting meeting = World::budget();
    world.invite(meeting);
    last_answer(1);
    meeting.sequence = 1;
    meeting.start = "20270112T090000Z";
    meeting.end = "20270112T100000Z";
    world.invite(meeting);
    EXPECT_EQ(last_answer(2).kind, "accept");
    EXPECT_EQ(world.text("SELECT date(start_at, 'unixepoch') FROM occurrence"), "2027-01-12");
    EXPECT_EQ(booked(), 1);
}

TEST_F(MainJob, FreesTheRoomOnACancelAndDoesNotAnswer) {
    Meeting meeting = World::budget();
    world.invite(meeting);
    last_answer(1);
    meeting.sequence = 1;
    world.cancel(meeting);
    EXPECT_TRUE(becomes("SELECT count(*) FROM occurrence", 0));
    EXPECT_TRUE(eventually(
        [this] { return world.exchange().entries(World::room, exchange::Folder::calendar).empty(); }));
    EXPECT_EQ(world.exchange().organizer_mail().size(), 1u);
}

TEST_F(MainJob, RefusesAnUnknownRequesterWhileTheClientListens) {
    Meeting meeting = World::budget();
    meeting.organizer = "eve@elsewhere.example";
    world.invite(meeting);
    ASSERT_TRUE(world.exchange().wait_for_forwards(1, patience));
    const auto forward = world.exchange().forwards().at(0);
    EXPECT_EQ(forward.state, exchange::Forward::State::refused);
    EXPECT_EQ(forward.reply.substr(0, 9), "550 5.7.1") << forward.reply;
    EXPECT_NE(forward.reply.find("eve@elsewhere.example"), std::string::npos) << forward.reply;
    EXPECT_EQ(world.number("SELECT count(*) FROM message"), 0);
}

TEST_F(MainJob, AnswersWhenExchangeIsBack) {
    world.exchange().down();
    world.invite(World::budget());
    ASSERT_TRUE(becomes("SELECT min(count(*), 1) FROM attempt WHERE ended_at IS NOT NULL", 1));
    world.exchange().up();
    EXPECT_EQ(last_answer(1).kind, "accept");
}

TEST_F(MainJob, SignsInAtOnceWhenThePasswordIsCorrected) {
    world.exchange().put_account(
        {.name = "svc-roomgate", .password = "renewed", .mailbox = {}, .rights = {}, .rights_by_room = {}});
    world.invite(World::budget());
    ASSERT_TRUE(becomes("SELECT count(*) FROM answer WHERE code = 'HTTP 401'", 1));
    std::ofstream(world.directory() / "password") << "renewed\n";
    world.program().signal(SIGHUP);
    EXPECT_EQ(last_answer(1).kind, "accept");
}

TEST_F(MainJob, StoresOneMessageForSeveralRoomsOnce) {
    Meeting meeting = World::budget();
    meeting.rooms = {World::room, World::other_room};
    world.invite(meeting);
    last_answer(2);
    EXPECT_EQ(world.number("SELECT count(*) FROM message"), 1);
    EXPECT_EQ(world.number("SELECT count(*) FROM item WHERE status = 3"), 2);
    EXPECT_EQ(booked(), 2);
}

TEST_F(MainJob, MakesNothingOfARepeat) {
    world.invite(World::budget());
    last_answer(1);
    world.invite(World::budget());
    ASSERT_TRUE(becomes("SELECT count(*) FROM item WHERE status IN (2, 3)", 2));
    EXPECT_EQ(world.number("SELECT count(*) FROM answer"), 1);
    EXPECT_EQ(booked(), 1);
}

TEST_F(MainJob, GoesOnWhereItStoppedAfterAKill) {
    world.exchange().down();
    world.invite(World::budget());
    ASSERT_TRUE(becomes("SELECT count(*) FROM answer", 1));
    world.kill();
    world.exchange().up();
    world.start();
    EXPECT_EQ(last_answer(1).kind, "accept");
}

TEST_F(MainJob, StopsCleanlyWhenItIsAsked) {
    world.invite(World::budget());
    last_answer(1);
    EXPECT_EQ(world.stop(), 0);
}

TEST_F(MainJob, ShowsForWhomAndByWhomItWasBooked) {
    Meeting meeting = World::budget();
    meeting.more = "X-MS-OLK-SENDER:mailto:grace@corp.example.com\r\n";
    world.invite(meeting);
    last_answer(1);
    const std::string why = world.roomgate({"why", "1"}).out;
    EXPECT_NE(why.find("organizer ada@corp.example.com, booked by grace@corp.example.com"), std::string::npos)
        << why;
    EXPECT_NE(why.find("requester user 1 Ada Lovelace <ada@corp.example.com>"), std::string::npos) << why;
    const std::string calendars = world.roomgate({"users", "list", "--reservations"}).out;
    EXPECT_NE(calendars.find(meeting.uid), std::string::npos) << calendars;
}

TEST_F(MainJob, TellsWhyByTheNumberOfTheMessage) {
    world.invite(World::budget(1));
    last_answer(1);
    world.invite(World::budget(2));
    last_answer(2);
    const Output why = world.roomgate({"why", "2"});
    EXPECT_EQ(why.exit_code, 0) << why.err;
    EXPECT_NE(why.out.find("declined"), std::string::npos) << why.out;
}

}  // namespace
}  // namespace gateway
