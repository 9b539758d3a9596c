#include "tests/reserve/reading/reader_pool_cast.hpp"

namespace reserve {
namespace {

using namespace reader_pool_test;

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

}  // namespace
}  // namespace reserve
