#include "tests/reserve/post/post_cast.hpp"

namespace {

using namespace post_test;

// The running post. Counters are watched until they settle; nothing waits for a fixed time.

class RunningPost : public PostTest {
  protected:
    std::mutex mutex;
    std::condition_variable changed;
    std::multiset<RoomId> rooms_in_air;
    std::size_t most_in_air = 0;
    bool one_room_twice = false;
    bool gate_open = false;

    void SetUp() override {
        courier.during = [this](const Answer& answer) {
            std::unique_lock lock(mutex);
            rooms_in_air.insert(answer.content.room);
            one_room_twice = one_room_twice || rooms_in_air.count(answer.content.room) > 1;
            most_in_air = std::max(most_in_air, rooms_in_air.size());
            changed.notify_all();
            changed.wait(lock, [this] { return gate_open; });
            rooms_in_air.erase(rooms_in_air.find(answer.content.room));
        };
    }
    void TearDown() override {
        open_gate();
        post().stop(10s);
    }

    void open_gate() {
        const std::lock_guard lock(mutex);
        gate_open = true;
        changed.notify_all();
    }
    // Before the post runs: after it, a server takes as many answers as its route says.
    void make_first_contact() {
        open_gate();
        queue(99);
        post().run_once();
        gate_open = false;
    }
    bool until(const std::function<bool()>& condition) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, 20s, condition);
    }
    void wait_until_all_sent() {
        for (const AnswerId id : queued_) {
            while (state(id) != AnswerState::sent) std::this_thread::yield();
        }
    }
};

TEST_F(RunningPost, HasAsManyInTheAirAsTheServerTakes) {
    make_first_contact();
    for (int room = 1; room <= 6; ++room) queue(room);
    post().start();
    EXPECT_TRUE(until([this] { return rooms_in_air.size() == 2; }));
    open_gate();
    wait_until_all_sent();
    EXPECT_EQ(most_in_air, 2U);
}

TEST_F(RunningPost, NeverHasTwoAnswersOfOneRoomInTheAir) {
    make_first_contact();
    for (int i = 0; i < 20; ++i) queue(i % 3);
    post().start();
    EXPECT_TRUE(until([this] { return rooms_in_air.size() == 2; }));
    open_gate();
    wait_until_all_sent();
    EXPECT_FALSE(one_room_twice);
}

TEST_F(RunningPost, ReachesOtherRoomsBehindAnyNumberOfAnswersOfOne) {
    make_first_contact();
    for (int i = 0; i < 100; ++i) queue(12);
    queue(13);
    post().start();
    EXPECT_TRUE(until([this] { return rooms_in_air.size() == 2; }));
    open_gate();
    wait_until_all_sent();
}

TEST_F(RunningPost, SendsTheAnswersOfARoomInTheOrderInWhichTheyFellDue) {
    for (int i = 0; i < 30; ++i) queue(i % 3);
    say(down);
    open_gate();
    post().run_once();
    courier.delivered.clear();
    clock.time += 1min;
    post().start();
    wait_until_all_sent();
    std::map<RoomId, std::vector<AnswerId>> by_room;
    for (const Delivered& each : courier.delivered)
        by_room[outbox.fake.answer(each.answer).content.room].push_back(each.answer);
    for (const auto& [room, answers] : by_room) EXPECT_TRUE(std::ranges::is_sorted(answers));
}

TEST_F(RunningPost, ServesOthersWhileAServerHangsWithAllThatItTakes) {
    settings.workers = 4;
    make_first_contact();
    courier.during = [this](const Answer& answer) {
        std::unique_lock lock(mutex);
        if (answer.mailbox.domain() != "branch.example.com") changed.wait(lock, [this] { return gate_open; });
    };
    std::vector<AnswerId> stuck{queue(1), queue(2), queue(3)};
    std::vector<AnswerId> elsewhere;
    for (int i = 0; i < 10; ++i) elsewhere.push_back(queue(20 + i, "branch.example.com"));
    post().start();
    for (const AnswerId id : elsewhere) {
        while (state(id) != AnswerState::sent) std::this_thread::yield();
    }
    EXPECT_EQ(state(stuck.front()), AnswerState::sending);
}

TEST_F(RunningPost, TakesUpWhatIsQueuedWhenItIsWoken) {
    open_gate();
    post().start();
    queue(12);
    post().wake();
    wait_until_all_sent();
}

TEST_F(RunningPost, TakesNothingUpWhilePaused) {
    open_gate();
    post().pause();
    queue(12);
    post().start();
    post().wake();
    EXPECT_EQ(state(queued_[0]), AnswerState::waiting);
    post().resume();
    wait_until_all_sent();
}

TEST_F(RunningPost, CutsCallsThatOutliveTheGraceOfAStop) {
    queue(12);
    post().start();
    ASSERT_TRUE(until([this] { return rooms_in_air.size() == 1; }));
    std::thread stopper([this] { post().stop(0s); });
    while (!courier.stopped) std::this_thread::yield();
    open_gate();
    stopper.join();
    EXPECT_TRUE(courier.stopped);
}

}  // namespace
