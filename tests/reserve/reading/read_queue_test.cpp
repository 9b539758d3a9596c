#include "reserve/reading/processes/read_queue.hpp"

#include <gtest/gtest.h>

namespace reserve {
namespace {

using namespace std::chrono_literals;

class ReadQueueTest : public testing::Test {
  protected:
    static ReadRequest request(std::string raw) {
        return {.raw = std::make_shared<const std::string>(std::move(raw)),
                .received_at = {},
                .null_sender = false,
                .done = [](const ReadResult&) {}};
    }
    static ReadRequest ordinary(const std::string& name) { return request(name); }
    static ReadRequest large(const std::string& name) { return request(name + std::string(1U << 20, ' ')); }

    // The names of all that is taken, until nothing is left for that process.
    std::string taken(Takes takes) {
        std::string names;
        while (const auto request = queue.take(takes, 0ms)) names += request->raw->front();
        return names;
    }

    void let_the_first_process_be_idle() { queue.take(Takes::ordinary, 0ms); }

    ReadQueue queue{100};
};

TEST_F(ReadQueueTest, GivesMessagesInTheOrderInWhichTheyCame) {
    queue.push(ordinary("a"));
    queue.push(large("B"));
    queue.push(ordinary("c"));
    queue.push(large("D"));
    EXPECT_EQ(taken(Takes::all), "aBcD");
}

TEST_F(ReadQueueTest, GivesOneProcessNoLargeMessages) {
    queue.push(large("A"));
    queue.push(ordinary("b"));
    queue.push(large("C"));
    queue.push(ordinary("d"));
    EXPECT_EQ(taken(Takes::ordinary), "bd");
    EXPECT_EQ(taken(Takes::all), "AC");
}

TEST_F(ReadQueueTest, LeavesOrdinaryMessagesToTheFirstProcessThatKeepsUp) {
    let_the_first_process_be_idle();
    queue.push(ordinary("a"));
    queue.push(large("B"));
    EXPECT_EQ(taken(Takes::all), "B");
    EXPECT_EQ(taken(Takes::ordinary), "a");
}

TEST_F(ReadQueueTest, GivesOrdinaryMessagesToOthersWhenTheFirstProcessIsSlowOrGone) {
    let_the_first_process_be_idle();
    queue.push(ordinary("a"));
    queue.give_back({});
    EXPECT_EQ(taken(Takes::all), "a");
}

TEST_F(ReadQueueTest, GivesOthersWhatIsTooMuchForTheFirstProcess) {
    let_the_first_process_be_idle();
    for (int i = 0; i < 13; ++i) queue.push(ordinary("a"));
    EXPECT_EQ(taken(Takes::all), "aaa");
}

TEST_F(ReadQueueTest, PutsBackInTheOldOrder) {
    for (const char* const name : {"a", "c"}) queue.push(ordinary(name));
    queue.push(large("D"));
    std::deque<ReadRequest> back;
    for (int i = 0; i < 3; ++i) back.push_back(*queue.take(Takes::all, 0ms));
    queue.push(ordinary("e"));
    queue.push(large("F"));
    queue.give_back(std::move(back));
    EXPECT_EQ(taken(Takes::all), "acDeF");
}

TEST_F(ReadQueueTest, SendsNoLargeMessageAhead) {
    queue.push(large("A"));
    queue.push(ordinary("b"));
    EXPECT_EQ(queue.take_ahead(Takes::all, 1U << 30)->raw->front(), 'b');
    EXPECT_FALSE(queue.take_ahead(Takes::all, 1U << 30));
}

TEST_F(ReadQueueTest, DrainsBothKinds) {
    queue.push(large("A"));
    queue.push(ordinary("b"));
    EXPECT_EQ(queue.drain().size(), 2U);
    EXPECT_EQ(taken(Takes::all), "");
}

}  // namespace
}  // namespace reserve
