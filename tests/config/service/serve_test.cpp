#include <gtest/gtest.h>
#include <sched.h>
#include <signal.h>

#include <nlohmann/json.hpp>

#include "tests/config/service/running_service.hpp"

namespace config {
namespace {

const std::string invitation =
    "From: Ada <ada@corp.example.com>\r\n"
    "To: <r12@rooms.example.com>\r\n"
    "Message-ID: <1@corp.example.com>\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\n"
    "\r\n"
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//"
    "EN\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:figures\r\n"
    "DTSTAMP:20261101T080000Z\r\nDTSTART:20400102T090000Z\r\nDTEND:20400102T100000Z\r\nSUMMARY:Figures\r\n"
    "ORGANIZER:mailto:ada@corp.example.com\r\nATTENDEE:mailto:room.12@corp.example.com\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n.";

void furnish(const Program& roomgate) {
    roomgate({"rooms", "add", "--name", "Room 12", "--mailbox", "room.12@corp.example.com", "--receiving",
              "r12@rooms.example.com", "--zone", "Europe/Berlin"});
    roomgate({"users", "add", "--email", "ada@corp.example.com"});
}

void begin_message(RunningService& service) {
    service.ask("EHLO client.example.com");
    service.ask("MAIL FROM:<ada@corp.example.com>");
    service.ask("RCPT TO:<r12@rooms.example.com>");
    service.ask("DATA");
}

std::string send_invitation(RunningService& service) {
    begin_message(service);
    return service.ask(invitation);
}

TEST(Serve, TakesRoomsAndUsersThatAreAddedWhileItRuns) {
    RunningService service;
    EXPECT_EQ(service.ask("HELO client.example.com").substr(0, 3), "250");
    EXPECT_EQ(service.ask("MAIL FROM:<ada@corp.example.com>").substr(0, 3), "250");
    EXPECT_EQ(service.ask("RCPT TO:<r12@rooms.example.com>").substr(0, 9), "550 5.1.1");
    furnish(service.roomgate);
    EXPECT_EQ(service.ask("RCPT TO:<r12@rooms.example.com>").substr(0, 3), "250");
}

TEST(Serve, HandsItsWorkOnInLots) {
    const RunningService service;
    EXPECT_EQ(sched_getscheduler(service.process()), SCHED_BATCH);
}

TEST(Serve, StoresDecidesAndTellsWhy) {
    RunningService service;
    furnish(service.roomgate);
    EXPECT_EQ(send_invitation(service), "250 2.0.0 Stored as message 1");
    ASSERT_TRUE(service.log_says("message 1 declined")) << service.log();  // beyond the booking window
    const auto messages = nlohmann::json::parse(service.roomgate({"messages", "--json"}).out);
    EXPECT_EQ(messages[0]["items"][0]["status_word"], "success");
    EXPECT_EQ(messages[0]["subject"], "Figures");
    const auto story = nlohmann::json::parse(service.roomgate({"why", "1", "--json"}).out);
    EXPECT_EQ(story["decisions"][0]["outcome"], "declined");
    EXPECT_EQ(story["requesters"][0]["address"], "ada@corp.example.com");
    EXPECT_EQ(story["answers"][0]["steps"][0]["kind"], "decline");
    const Ended told = service.roomgate({"why", "figures"});
    EXPECT_NE(told.out.find("for Room 12: declined"), std::string::npos) << told.out;
}

TEST(Serve, StopsWithExitCodeZero) {
    for (const int signal : {SIGTERM, SIGINT}) {
        RunningService service;
        service.signal(signal);
        EXPECT_EQ(service.wait(), 0);
        EXPECT_TRUE(service.log_says("stopped"));
    }
}

TEST(Serve, FinishesAMessageInFlightBeforeItStops) {
    RunningService service;
    furnish(service.roomgate);
    begin_message(service);
    service.signal(SIGTERM);
    ASSERT_TRUE(service.log_says("stopping"));
    EXPECT_EQ(service.ask(invitation), "250 2.0.0 Stored as message 1");
    EXPECT_EQ(service.wait(), 0);
}

TEST(Serve, StopsAtOnceAtASecondSignal) {
    RunningService service;
    furnish(service.roomgate);
    begin_message(service);
    service.signal(SIGTERM);
    ASSERT_TRUE(service.log_says("stopping"));
    service.signal(SIGINT);
    EXPECT_EQ(service.wait(), 0);
    EXPECT_TRUE(service.log_says("a second signal: stopping at once"));
    EXPECT_TRUE(service.log_says("stopped"));
    EXPECT_EQ(service.ask(invitation), "closed");
}

TEST(Serve, KeepsACopyOfEachMessage) {
    RunningService service("keep_email = true\nkeep_email_directory = \"mail\"\n");
    furnish(service.roomgate);
    send_invitation(service);
    service.signal(SIGTERM);
    service.wait();  // copies are written before it ends
    std::size_t copies = 0;
    for (const auto& file : std::filesystem::directory_iterator(service.roomgate.folder() / "mail")) {
        if (file.path().extension() == ".eml") ++copies;
    }
    EXPECT_EQ(copies, 1U);
}

TEST(Serve, AppliesAnEditAndKeepsConnections) {
    RunningService service;
    service.ask("EHLO client.example.com");
    service.write_settings("[requester]\nunknown = \"book\"\n[booking]\nbooking_window_in_days = 10\n");
    service.signal(SIGHUP);
    EXPECT_TRUE(service.log_says("changed: requester.unknown, booking.booking_window_in_days"))
        << service.log();
    EXPECT_EQ(service.ask("NOOP").substr(0, 3), "250");
}

TEST(Serve, NamesWhatNeedsARestart) {
    RunningService service;
    service.write_settings("[desk]\npoll_quantity = 7\n");
    service.signal(SIGHUP);
    EXPECT_TRUE(service.log_says("needs a restart: desk.poll_quantity")) << service.log();
}

TEST(Serve, StaysAsItWasWithAWrongFile) {
    RunningService service;
    service.write_settings("[booking]\nsetup_minutes = \"5\"\nlevel = 1\n");
    service.signal(SIGHUP);
    EXPECT_TRUE(service.log_says("roomgate.toml:8:17: setup_minutes takes a whole number")) << service.log();
    EXPECT_TRUE(service.log_says("the settings stay as they were"));
    EXPECT_EQ(service.ask("NOOP").substr(0, 3), "250");
}

TEST(Serve, StaysAsItWasWithAWrongTemplate) {
    RunningService service;
    service.roomgate.write("answer.txt", "{{#accepted}}\n{{rom}}{{/accepted}}");
    service.write_settings("[answer]\ntemplates = \".\"\n");
    service.signal(SIGHUP);
    EXPECT_TRUE(service.log_says("answer.txt:2:1: There is no value {{rom}} here")) << service.log();
    EXPECT_TRUE(service.log_says("the settings stay as they were"));
    service.roomgate.write("answer.txt", "{{#accepted}}{{room}}{{/accepted}}");
    service.signal(SIGHUP);
    EXPECT_TRUE(service.log_says("were read again")) << service.log();
}

TEST(Serve, FailsInWordsWhereItCannotListen) {
    const RunningService first;
    const std::string log = first.log();
    const auto at = log.find("127.0.0.1:");
    const std::string endpoint = log.substr(at, log.find_first_of(" \n", at) - at);
    const Program second("[smtp]\nlisten = [\"" + endpoint + "\"]\n");
    const Ended ended = serve_to_its_end(second.settings_file());
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_NE(ended.out.find(endpoint), std::string::npos) << ended.out;
}

TEST(Serve, FailsInWordsWithoutItsDatabase) {
    const Program roomgate;
    const Ended ended =
        serve_to_its_end(roomgate.write("other.toml", "[database]\nfile = \"/nonexistent/roomgate.db\"\n"));
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_NE(ended.out.find("other.toml:2:8: file is in /nonexistent, which is no folder"),
              std::string::npos)
        << ended.out;
}

TEST(Serve, LogsJsonWhenAskedTo) {
    const Program roomgate;
    const Ended ended = serve_to_its_end(
        roomgate.write("other.toml", "[database]\nfile = \"/nonexistent/roomgate.db\"\n"), "--json");
    const auto line = nlohmann::json::parse(ended.out.substr(0, ended.out.find('\n')));
    EXPECT_EQ(line.at("text"), "the settings are refused") << ended.out;
    const auto mistakes = nlohmann::json::parse(ended.out.substr(ended.out.find("[\n")));
    ASSERT_EQ(mistakes.size(), 1U) << ended.out;
    EXPECT_EQ(mistakes[0].at("line"), 2);
}

TEST(Serve, LeavesTheReasonInTheLogFileTooWhereTheSettingsAreRefused) {
    const Program roomgate("[log]\nfile = \"log\"\n[smtp]\nsessions = 0\n");
    serve_to_its_end(roomgate.settings_file());
    EXPECT_NE(text_of(roomgate.folder() / "log").find("error   "), std::string::npos);
    EXPECT_NE(text_of(roomgate.folder() / "log").find("roomgate.toml:6:12: sessions takes"),
              std::string::npos);
}

TEST(Serve, LeavesTheReasonInTheLogFileTooWhereItCannotStart) {
    const Program roomgate("[log]\nfile = \"log\"\n[smtp]\nlisten = [\"127.0.0.1:0\"]\n");
    roomgate.write("roomgate.db", "this is no database, but a file of text that is long enough to be read");
    const Ended ended = serve_to_its_end(roomgate.settings_file());
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_NE(ended.out.find("not a database"), std::string::npos) << ended.out;
    const std::string log = text_of(roomgate.folder() / "log");
    EXPECT_NE(log.find("error   cannot go on: "), std::string::npos) << log;
    EXPECT_NE(log.find("not a database"), std::string::npos) << log;
}

TEST(Serve, WritesNothingIntoTheLogOfOneThatRunsWithTheSameFile) {
    const RunningService first;
    const std::string before = first.log();
    const Ended second = serve_to_its_end(first.roomgate.settings_file());
    EXPECT_EQ(second.exit_code, 1);
    EXPECT_NE(second.out.find("another roomgate writes to the log file"), std::string::npos) << second.out;
    EXPECT_EQ(first.log().substr(0, before.size()), before);
    EXPECT_EQ(first.log().find(" starts with ", before.find(" starts with ") + 1), std::string::npos);
}

TEST(Serve, OpensItsLogFileAnewWhenThatWasMovedAway) {
    const RunningService service;
    std::filesystem::rename(service.roomgate.folder() / "log", service.roomgate.folder() / "log.1");
    service.signal(SIGHUP);
    EXPECT_TRUE(service.log_says("no setting has changed")) << service.log();
    const Ended second = serve_to_its_end(service.roomgate.settings_file());
    EXPECT_NE(second.out.find("another roomgate writes to the log file"), std::string::npos) << second.out;
}

}  // namespace
}  // namespace config
