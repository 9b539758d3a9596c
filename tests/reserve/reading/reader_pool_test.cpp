#include "reserve/reading/reader_pool.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <time.h>

#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace reserve {
namespace {

using namespace std::chrono_literals;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;  // a sanitizer needs more memory and system calls than the limits leave
#else
constexpr bool sanitized = false;
#endif

constexpr Instant now{1'795'000'000s};

ReaderPoolSettings processes(std::size_t count, const std::string& manner = "obedient") {
    ReaderPoolSettings settings;
    settings.command = {READER_CHILD, manner};
    settings.processes = count;
    settings.time_limit = 60s;
    settings.cpu_limit = 60s;
    settings.confined = !sanitized;
    return settings;
}

std::future<ReadResult> begin(Reader& reader, std::string message) {
    auto promise = std::make_shared<std::promise<ReadResult>>();
    auto result = promise->get_future();
    reader.read(std::make_shared<const std::string>(std::move(message)), now, false,
                [promise](ReadResult read) { promise->set_value(std::move(read)); });
    return result;
}

// What a process said, or "failed: " and the reason.
std::string words(std::future<ReadResult>& result) {
    if (result.wait_for(60s) != std::future_status::ready) return "never answered";
    const ReadResult read = result.get();
    if (const auto* const failure = std::get_if<ReadFailure>(&read)) {
        return (failure->not_tried ? "not tried: " : "failed: ") + failure->reason;
    }
    const auto& content = std::get<WrittenReading>(read).reading.content;
    if (const auto* const unreadable = std::get_if<Unreadable>(&content)) {
        return "unreadable: " + unreadable->reason;
    }
    if (std::holds_alternative<Invitation>(content)) return "an invitation";
    return std::get<Unsubscribed>(content).reason;
}

std::string ask(Reader& reader, std::string message) {
    auto result = begin(reader, std::move(message));
    return words(result);
}

pid_t process_of(Reader& reader) { return std::stoi(ask(reader, "who are you")); }

template <typename Condition>
void wait_until(const Condition& condition) {
    while (!condition()) std::this_thread::sleep_for(1ms);
}

bool is_gone(pid_t process) { return kill(process, 0) != 0; }

bool is_computing(pid_t process) {
    clockid_t clock{};
    timespec time{};
    if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &time) != 0) return false;
    return time.tv_sec > 0 || time.tv_nsec > 300'000'000;
}

TEST(ReaderPool, ReadsInAnotherProcess) {
    ReaderPool pool(processes(1));
    EXPECT_EQ(ask(pool, "hello"), "hello");
    EXPECT_NE(process_of(pool), getpid());
}

TEST(ReaderPool, ReadsManyMessagesAtOnce) {
    ReaderPool pool(processes(2));
    std::vector<std::future<ReadResult>> results;
    for (int i = 0; i < 500; ++i) results.push_back(begin(pool, "message " + std::to_string(i)));
    for (int i = 0; i < 500; ++i)
        EXPECT_EQ(words(results.at(static_cast<std::size_t>(i))), "message " + std::to_string(i));
}

TEST(ReaderPool, ReadsALargeMessage) {
    ReaderPool pool(processes(1));
    EXPECT_EQ(ask(pool, "large\n" + std::string(40U << 20, 'x')), "large");
}

TEST(ReaderPool, SaysHowAProcessDied) {
    ReaderPool pool(processes(1));
    EXPECT_EQ(ask(pool, "abort"), "failed: its reader was ended by SIGABRT (Aborted)");
    EXPECT_EQ(ask(pool, "exit"), "failed: its reader ended by itself with exit code 7");
}

TEST(ReaderPool, SurvivesAStackOverflow) {
    if (sanitized) GTEST_SKIP() << "a sanitizer reports it in its own way";
    ReaderPool pool(processes(1));
    EXPECT_EQ(ask(pool, "overflow"), "failed: its reader was ended by SIGSEGV (Segmentation fault)");
    EXPECT_EQ(ask(pool, "hello"), "hello");
}

TEST(ReaderPool, LosesOneMessageWithAProcess) {
    ReaderPool pool(processes(1));
    for (int round = 0; round < 20; ++round) {
        auto before = begin(pool, "before");
        auto deadly = begin(pool, "abort");
        std::vector<std::future<ReadResult>> after;
        for (int i = 0; i < 8; ++i) after.push_back(begin(pool, "after"));
        EXPECT_EQ(words(before), "before");
        EXPECT_EQ(words(deadly), "failed: its reader was ended by SIGABRT (Aborted)");
        for (auto& result : after) EXPECT_EQ(words(result), "after");
    }
}

TEST(ReaderPool, KillsAProcessThatComputesTooLong) {
    ReaderPoolSettings settings = processes(1);
    settings.cpu_limit = 200ms;
    ReaderPool pool(settings);
    EXPECT_EQ(ask(pool, "compute"), "failed: its reader computed for longer than 200 ms and was killed");
    EXPECT_EQ(ask(pool, "hello"), "hello");
}

TEST(ReaderPool, KillsAProcessThatWaitsTooLong) {
    ReaderPoolSettings settings = processes(1);
    settings.time_limit = 500ms;
    settings.confined = false;
    ReaderPool pool(settings);
    EXPECT_EQ(ask(pool, "wait"), "failed: its reader took longer than 500 ms and was killed");
    EXPECT_EQ(ask(pool, "hello"), "hello");
}

TEST(ReaderPool, ReadsOthersWhileOneProcessHangs) {
    ReaderPool pool(processes(2));
    auto hanging = begin(pool, "compute");
    for (int i = 0; i < 20; ++i) EXPECT_EQ(ask(pool, "hello"), "hello");
    EXPECT_EQ(hanging.wait_for(0s), std::future_status::timeout);
}

TEST(ReaderPool, ReadsOthersWhileLargeMessagesTakeLong) {
    ReaderPool pool(processes(2));
    std::vector<std::future<ReadResult>> large;
    for (int i = 0; i < 8; ++i) large.push_back(begin(pool, "compute\n" + std::string(1U << 20, 'x')));
    for (int i = 0; i < 20; ++i) EXPECT_EQ(ask(pool, "hello"), "hello");
    EXPECT_EQ(large.front().wait_for(0s), std::future_status::timeout);
}

TEST(ReaderPool, KillsAProcessThatAnswersNonsense) {
    ReaderPool pool(processes(1));
    EXPECT_EQ(ask(pool, "answer nonsense"), "failed: its reader answered nonsense: a frame is too large");
    EXPECT_EQ(ask(pool, "hello"), "hello");
}

TEST(ReaderPool, TakesNoReadingThatIsTooLargeToBeStored) {
    ReaderPool pool(processes(1));
    EXPECT_EQ(ask(pool, "answer at length"), "failed: what was read of it is larger than the limit");
    EXPECT_EQ(ask(pool, "hello"), "hello");
}

TEST(ReaderPool, KeepsAProcessThatFailsInWords) {
    ReaderPool pool(processes(1));
    const pid_t process = process_of(pool);
    EXPECT_EQ(ask(pool, "throw"), "failed: reading it failed: as I was told");
    EXPECT_EQ(process_of(pool), process);
}

TEST(ReaderPool, ReplacesAnIdleProcessThatWasKilledWithoutLosingAMessage) {
    ReaderPool pool(processes(1));
    const pid_t process = process_of(pool);
    kill(process, SIGKILL);
    wait_until([&] { return is_gone(process); });
    EXPECT_NE(process_of(pool), process);
}

TEST(ReaderPool, SaysThatABusyProcessWasKilled) {
    ReaderPool pool(processes(1));
    const pid_t process = process_of(pool);
    auto result = begin(pool, "compute");
    wait_until([&] { return is_computing(process); });
    kill(process, SIGKILL);
    EXPECT_EQ(words(result), "failed: its reader was ended by SIGKILL (Killed)");
}

TEST(ReaderPool, AnswersEveryMessageOnceWhenItEnds) {
    std::vector<std::future<ReadResult>> results;
    pid_t process = 0;
    {
        ReaderPool pool(processes(1));
        process = process_of(pool);
        for (int i = 0; i < 10; ++i) results.push_back(begin(pool, "compute"));
    }
    for (auto& result : results) EXPECT_EQ(words(result), "not tried: the gateway is stopping");
    EXPECT_TRUE(is_gone(process));
}

TEST(ReaderPool, SaysThatNoProcessCanBeStarted) {
    ReaderPoolSettings settings = processes(1);
    settings.command = {"/nonexistent/roomgate"};
    ReaderPool pool(settings);
    EXPECT_EQ(ask(pool, "hello"),
              "not tried: no reader process can be started: starting /nonexistent/roomgate: No such file or "
              "directory");
}

TEST(ReaderPool, SaysThatAProcessEndsAtOnce) {
    ReaderPool pool(processes(1, "unwilling"));
    EXPECT_EQ(ask(pool, "hello"),
              "not tried: no reader process can be started: it ended by itself with exit code 2");
}

class ConfinedReader : public testing::Test {
  protected:
    void SetUp() override {
        if (sanitized) GTEST_SKIP() << "limits do not go with sanitizers";
    }
    static std::string forbidden(const std::string& order) {
        ReaderPoolSettings settings = processes(1);
        settings.memory_limit = 64U << 20;
        ReaderPool pool(settings);
        const std::string answer = ask(pool, order);
        EXPECT_EQ(ask(pool, "hello"), "hello");
        return answer;
    }
    const std::string killed = "failed: its reader was killed for a forbidden system call";
};

TEST_F(ConfinedReader, DiesWhenItWritesAFile) { EXPECT_EQ(forbidden("open to write"), killed); }

TEST_F(ConfinedReader, DiesWhenItMakesASocket) { EXPECT_EQ(forbidden("make a socket"), killed); }

TEST_F(ConfinedReader, DiesWhenItForks) { EXPECT_EQ(forbidden("fork"), killed); }

TEST_F(ConfinedReader, FindsNoFileToRead) { EXPECT_EQ(forbidden("open to read"), "refused"); }

TEST_F(ConfinedReader, GetsNoMoreMemoryThanTheLimit) {
    EXPECT_EQ(forbidden("take memory"), "failed: reading it takes more memory than the limit");
}

std::string mail_with_rule(const std::string& rule) {
    return "From: Ada <ada@example.com>\r\nSubject: Planning\r\nMIME-Version: 1.0\r\n"
           "Content-Type: text/calendar; method=REQUEST; charset=utf-8\r\n\r\n"
           "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//EN\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n"
           "UID:planning-1@example.com\r\nDTSTAMP:20261122T080000Z\r\nDTSTART:20261123T090000Z\r\n"
           "DTEND:20261123T100000Z\r\nRRULE:" +
           rule +
           "\r\nORGANIZER:mailto:ada@example.com\r\n"
           "ATTENDEE:mailto:room.12@corp.example.com\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

// Every level is a multipart of its own. Mimetic overflows its stack between 12 and 40 thousand, as it was
// compiled.
std::string nested_mail(int levels) {
    std::string mail = "From: ada@example.com\r\nMIME-Version: 1.0\r\n";
    for (int level = 0; level < levels; ++level) {
        const std::string boundary = "b" + std::to_string(level);
        mail += "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary + "\r\n";
    }
    return mail + "Content-Type: text/plain\r\n\r\nhello\r\n";
}

TEST(RealReader, ReadsAnInvitation) {
    ReaderPool pool(processes(2, "real"));
    EXPECT_EQ(ask(pool, mail_with_rule("FREQ=WEEKLY")), "an invitation");
}

TEST(RealReader, RefusesNestingBeforeItHarms) {
    ReaderPool pool(processes(1, "real"));
    EXPECT_EQ(ask(pool, nested_mail(60'000)).substr(0, 8), "failed: ");
    EXPECT_EQ(ask(pool, mail_with_rule("FREQ=WEEKLY")), "an invitation");
}

TEST(RealReader, RefusesTheRuleOnWhichLibicalHangs) {
    ReaderPool pool(processes(1, "real"));
    EXPECT_EQ(ask(pool, mail_with_rule("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30")).substr(0, 12), "unreadable: ");
}

TEST(DefencelessReader, DiesOfNestingAndTheNextMessageIsRead) {
    if (sanitized) GTEST_SKIP() << "a sanitizer reports the overflow in its own way";
    ReaderPool pool(processes(1, "defenceless"));
    EXPECT_EQ(ask(pool, nested_mail(60'000)), "failed: its reader was ended by SIGSEGV (Segmentation fault)");
    EXPECT_EQ(ask(pool, mail_with_rule("FREQ=WEEKLY")), "an invitation");
}

TEST(DefencelessReader, IsKilledWhileLibicalHangsAndTheNextMessageIsRead) {
    ReaderPoolSettings settings = processes(1, "defenceless");
    settings.cpu_limit = 500ms;
    ReaderPool pool(settings);
    EXPECT_EQ(ask(pool, mail_with_rule("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30")),
              "failed: its reader computed for longer than 500 ms and was killed");
    EXPECT_EQ(ask(pool, mail_with_rule("FREQ=WEEKLY")), "an invitation");
}

}  // namespace
}  // namespace reserve
