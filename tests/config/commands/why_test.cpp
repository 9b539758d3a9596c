#include "config/commands/find_meetings.hpp"
#include "tests/config/commands/booked_program.hpp"

namespace config {
namespace {

using support::request;

class WhyCommand : public BookedProgram {};

std::vector<std::string> uids(const nlohmann::json& stories) {
    std::vector<std::string> found;
    for (const auto& story : stories) found.push_back(story["decisions"][0]["uid"]);
    return found;
}

using Uids = std::vector<std::string>;

TEST_F(WhyCommand, FindsByRoomAndTimeWhatWasBookedAndWhatWasDeclined) {
    send(request({tuesday_9}));
    send(request({Draft("late").starts("2026-11-24 09:30")}));
    send(request({Draft("other day").starts("2026-11-25 09:00")}));
    EXPECT_EQ(uids(json({"why", "--room", "Rome", "--at", "2026-11-24 10:45"})), (Uids{"m1", "late"}));
    EXPECT_EQ(uids(json({"why", "--room", "Rome", "--at", "2026-11-24T10:15:00Z"})), Uids{"late"});
    EXPECT_EQ(roomgate({"why", "--room", "Oslo", "--at", "2026-11-24 10:45"}).exit_code, 1);
}

TEST_F(WhyCommand, FindsByARetiredRoomToo) {
    send(request({tuesday_9}));
    ASSERT_EQ(roomgate({"rooms", "retire", "Rome"}).exit_code, 0);
    EXPECT_EQ(uids(json({"why", "--room", "Rome", "--at", "2026-11-24 10:45"})), Uids{"m1"});
}

TEST_F(WhyCommand, FindsADateOfASeries) {
    send(request({tuesday_9.repeats("FREQ=WEEKLY;COUNT=4")}));
    EXPECT_EQ(uids(json({"why", "--room", "rome", "--at", "2026-12-08 10:00"})), Uids{"m1"});
    EXPECT_TRUE(json({"why", "--room", "rome", "--at", "2026-12-09 10:00"}).empty());
}

TEST_F(WhyCommand, FindsByOrganizer) {
    send(request({tuesday_9}));
    send(request({Draft("hers").starts("2026-11-24 11:00").by("Grace@corp.example.com")}));
    EXPECT_EQ(uids(json({"why", "--organizer", "grace@corp.example.com"})), Uids{"hers"});
}

TEST_F(WhyCommand, FindsByTheUidAsToolsOfExchangeWriteIt) {
    const std::string start = "040000008200E00074C5B7101A82E008", rest(32, '0');
    const std::string outlook = start + "00000000" + rest + "04000000AABBCCDD";
    send(request({Draft(outlook).starts("2026-11-24 09:00")}));
    send(request({Draft("wrapped").starts("2026-11-24 11:00")}));
    EXPECT_EQ(
        roomgate({"why", "040000008200e00074c5b7101a82e00807EA0B18" + rest + "04000000aabbccdd"}).exit_code,
        0);
    EXPECT_EQ(roomgate({"why", start + "00000000" + rest + "130000007643616C2D5569640100000077726170706564"})
                  .exit_code,
              0);
}

// Rome and Oslo have forwarded the same mail.
TEST_F(WhyCommand, FindsAllMessagesWithAMessageId) {
    reserve::Reading mail = request({tuesday_9});
    mail.mail.message_id = "<invitation.1@corp.example.com>";
    send(mail);
    send(mail, reserve::RoomId{2});
    send(request({Draft("other").starts("2026-11-24 11:00")}));
    for (const char* written : {"<invitation.1@corp.example.com>", "invitation.1@corp.example.com"}) {
        const auto story = json({"why", written});
        EXPECT_EQ(story["messages"].size(), 2) << written;
        EXPECT_EQ(story["decisions"].size(), 2) << written;
        EXPECT_EQ(story["answers"].size(), 2) << written;
        EXPECT_EQ(story["reservations"].size(), 2) << written;
    }
    EXPECT_EQ(roomgate({"why", "invitation.2@corp.example.com"}).exit_code, 1);
}

TEST_F(WhyCommand, TellsAllAboutTheOnlyOne) {
    send(request({tuesday_9}));
    EXPECT_NE(roomgate({"why", "--organizer", "ada@corp.example.com"}).out.find("message 1 received"),
              std::string::npos);
}

// A room whose server can only be written to.
TEST_F(WhyCommand, SaysWhatWasNotDone) {
    send(request({tuesday_9}));
    sql::Settings settings;
    settings.file = roomgate.folder() / "roomgate.db";
    sql::Database open(settings);
    const auto now = support::at("2026-11-24 08:00");
    const auto answer = open.outbox().due(now, 1, {}).at(0).id;
    const auto attempt = open.outbox().begin_attempt(answer, 0, now, reserve::Channel::imip);
    open.outbox().end_attempt(*attempt, now,
                              {.outcome = reserve::AnswerState::sent,
                               .code = reserve::code_not_done,
                               .words = "There is no url.",
                               .done = false});
    const std::string told = roomgate({"why", "m1"}).out;
    EXPECT_NE(told.find("not done"), std::string::npos) << told;
    EXPECT_NE(told.find("There is no url."), std::string::npos) << told;
    EXPECT_EQ(told.find(": sent"), std::string::npos) << told;
    EXPECT_EQ(json({"why", "m1"})["answers"][0]["state"], "not done");
}

TEST_F(WhyCommand, ListsADecisionALineOfSeveral) {
    send(request({tuesday_9}));
    send(request({Draft("late").starts("2026-11-24 09:30")}));
    const std::string listed = roomgate({"why", "--organizer", "ada@corp.example.com"}).out;
    EXPECT_NE(listed.find("declined"), std::string::npos) << listed;
    EXPECT_NE(listed.find("`roomgate why UID` tells all"), std::string::npos) << listed;
    EXPECT_EQ(uids(json({"why", "--organizer", "ada@corp.example.com", "--limit", "1"})), Uids{"late"});
}

TEST_F(WhyCommand, SaysThatThereAreMoreThanTheLimit) {
    send(request({tuesday_9}));
    EXPECT_EQ(roomgate({"why", "--organizer", "ada@corp.example.com", "--limit", "1"}).err, "");
    send(request({Draft("late").starts("2026-11-24 09:30")}));
    EXPECT_EQ(roomgate({"why", "--organizer", "ada@corp.example.com", "--limit", "1"}).err,
              "There are more meetings than these 1: --limit shows more.\n");
}

TEST_F(WhyCommand, FindsWhatIsNotDecidedYet) {
    roomgate({"rooms", "pause", "rome"});
    send(request({tuesday_9}));
    EXPECT_EQ(json({"why", "--organizer", "ada@corp.example.com"})[0]["messages"].size(), 1);
    EXPECT_EQ(json({"why", "--room", "rome", "--at", "2026-11-24 10:00"}).size(), 1);
    EXPECT_TRUE(json({"why", "--room", "rome", "--at", "2026-11-24 12:00"}).empty());
}

TEST_F(WhyCommand, LooksIntoABoundedNumberOfMessagesAndSaysSo) {
    send(request({tuesday_9}));
    send(request({Draft("late").starts("2026-11-24 09:30")}));
    sql::Settings settings;
    settings.file = roomgate.folder() / "roomgate.db";
    sql::Database database(settings);
    MeetingSearch search{.room = database.directory().room(reserve::RoomId{1}),
                         .at = support::at("2026-11-24 10:15"),
                         .organizer = {},
                         .limit = 20,
                         .most_looked_into = 1};
    const FoundMeetings found = find_meetings(database, search);
    EXPECT_EQ(found.uids, Uids{"late"});
    EXPECT_TRUE(found.cut);
}

TEST_F(WhyCommand, TakesOneWayToFindAtATime) {
    EXPECT_EQ(roomgate({"why"}).exit_code, 2);
    EXPECT_EQ(roomgate({"why", "4711", "--organizer", "ada@corp.example.com"}).exit_code, 2);
    EXPECT_EQ(roomgate({"why", "--room", "rome"}).exit_code, 2);
    EXPECT_EQ(roomgate({"why", "--room", "rome", "--at", "noon"}).exit_code, 2);
}

}  // namespace
}  // namespace config
