#include "reserve/post/post.hpp"

#include <gtest/gtest.h>

#include "tests/reserve/post/post_fakes.hpp"

namespace {

using namespace post_test;
using namespace std::chrono_literals;

const Wait down{Wait::Scope::server, 0ms, false, "Unreachable", "Exchange is down."};
const Wait refused{Wait::Scope::server, 0ms, true, "HTTP 401", "Sign-in refused."};
const Wait busy_for_5_min{Wait::Scope::server, 300s, false, "ErrorServerBusy", "Throttled."};
const Wait mailbox_moves{Wait::Scope::answer, 0ms, false, "ErrorMailboxMoveInProgress", "Being moved."};

class PostTest : public testing::Test {
  protected:
    TestClock clock;
    TestLog log;
    TestOutbox outbox;
    TestCourier courier;
    PostSettings settings = [] {
        PostSettings made;
        made.random = [] { return 0.0; };
        return made;
    }();
    std::optional<Post> post_;
    int meetings_ = 0;
    std::vector<AnswerId> queued_;

    Post& post() {
        if (!post_) post_.emplace(outbox, courier, clock, log, settings);
        return *post_;
    }

    RoomId room(const std::string& name, const std::string& domain) {
        const auto known = outbox.directory.room_at(*Address::parse(name + "@" + domain));
        return known ? known->id : outbox.directory.add_room(name, domain);
    }

    AnswerId queue(int number, const std::string& domain = "corp.example.com", int steps = 1) {
        NewAnswer content;
        content.room = room("room." + std::to_string(number), domain);
        content.uid = "meeting-" + std::to_string(++meetings_) + "@example.org";
        content.due = clock.time;
        for (int i = 0; i < steps; ++i)
            content.steps.push_back({i, AnswerKind::accept, {}, "Booked.", false, {}});
        return queued_.emplace_back(outbox.fake.queue(content));
    }

    void say(Delivery delivery, const std::string& domain = "corp.example.com") {
        courier.said[domain].push_back(std::move(delivery));
    }

    std::size_t after(std::chrono::seconds time) {
        clock.time += time;
        return post().run_once();
    }

    AnswerState state(AnswerId id) { return outbox.fake.answer(id).state; }
    std::chrono::seconds due_in(AnswerId id) { return outbox.fake.answer(id).content.due - clock.time; }
};

TEST_F(PostTest, SendsAnAnswerAndSaysSo) {
    const AnswerId id = queue(12);
    EXPECT_EQ(post().run_once(), 1U);
    EXPECT_EQ(state(id), AnswerState::sent);
    EXPECT_EQ(log.count("a answer 1 sent room=room.12@corp.example.com accept"), 1U);
}

TEST_F(PostTest, CommitsTheAttemptBeforeTheCall) {
    queue(12);
    std::size_t open_during_call = 0;
    courier.during = [&](const Answer&) { open_during_call = outbox.open_attempts().size(); };
    post().run_once();
    EXPECT_EQ(open_during_call, 1U);
    EXPECT_TRUE(outbox.open_attempts().empty());
}

TEST_F(PostTest, DeliversTheStepsInOrderEachWithItsOwnAttempt) {
    const AnswerId id = queue(12, "corp.example.com", 3);
    post().run_once();
    EXPECT_EQ(courier.delivered, (std::vector<Delivered>{{id, 0}, {id, 1}, {id, 2}}));
    EXPECT_EQ(outbox.begun.size(), 3U);
    EXPECT_EQ(state(id), AnswerState::sent);
}

TEST_F(PostTest, GoesOnWithTheStepThatHadToWait) {
    const AnswerId id = queue(12, "corp.example.com", 2);
    say(Sent{});
    say(mailbox_moves);
    post().run_once();
    after(60s);
    EXPECT_EQ(courier.delivered, (std::vector<Delivered>{{id, 0}, {id, 1}, {id, 1}}));
}

TEST_F(PostTest, SendsNothingThatWasReplacedMeanwhile) {
    const AnswerId first = queue(12);
    const AnswerId second = queue(13);
    courier.during = [&](const Answer&) { outbox.fake.replace(second); };
    post().run_once();
    EXPECT_EQ(courier.delivered, (std::vector<Delivered>{{first, 0}}));
}

TEST_F(PostTest, LooksForAMissingRequestByTheRetryLadder) {
    const AnswerId id = queue(12);
    for (const auto pause : {2s, 5s, 10s, 30s, 60s, 300s, 300s}) {
        say(NotThere{"not there"});
        EXPECT_EQ(post().run_once(), 1U);
        EXPECT_EQ(due_in(id), pause);
        EXPECT_EQ(after(pause - 1s), 0U);
        clock.time += 1s;
    }
}

TEST_F(PostTest, GivesUpAMissingRequestAfterADay) {
    const AnswerId id = queue(12);
    outbox.add_missing(id, 24h);
    say(NotThere{"not there"});
    post().run_once();
    EXPECT_EQ(state(id), AnswerState::not_found);
    EXPECT_EQ(log.count("e answer 1 not found"), 1U);
}

TEST_F(PostTest, DoesNotCountAnOutageAsMissing) {
    const AnswerId id = queue(12);
    say(NotThere{"not there"});
    say(down);
    post().run_once();
    after(24h);
    after(1h);
    EXPECT_EQ(outbox.fake.answer(id).missing_for, 2s);
}

TEST_F(PostTest, WaitsForANewerVersionAsForAMissingOne) {
    const AnswerId id = queue(12);
    say(NewerThere{{3, clock.time}});
    post().run_once();
    EXPECT_EQ(state(id), AnswerState::waiting);
    EXPECT_EQ(due_in(id), 2s);
}

TEST_F(PostTest, PausesAllRoomsOfAServerThatIsDown) {
    queue(12);
    queue(13);
    say(down);
    EXPECT_EQ(post().run_once(), 1U);
    EXPECT_EQ(after(59s), 0U);
}

TEST_F(PostTest, DoesNotDelayTheRoomsOfAnotherServer) {
    queue(12);
    const AnswerId elsewhere = queue(20, "branch.example.com");
    say(down);
    post().run_once();
    EXPECT_EQ(state(elsewhere), AnswerState::sent);
}

TEST_F(PostTest, ReachesTheRoomsOfAnotherServerBehindAnyNumberOfWaitingOnes) {
    for (int room = 100; room < 200; ++room) queue(room);
    const AnswerId elsewhere = queue(20, "branch.example.com");
    say(down);
    post().run_once();
    EXPECT_EQ(state(elsewhere), AnswerState::sent);
    EXPECT_EQ(courier.delivered.size(), 2U);
}

TEST_F(PostTest, DoublesThePauseOfAServerThatStaysDown) {
    queue(12);
    for (const auto pause : {60s, 120s, 240s, 300s, 300s}) {
        say(down);
        EXPECT_EQ(post().run_once(), 1U);
        EXPECT_EQ(after(pause - 1s), 0U);
        clock.time += 1s;
    }
}

TEST_F(PostTest, AddsJitterToAPause) {
    settings.random = [] { return 0.9; };
    queue(12);
    say(down);
    post().run_once();
    EXPECT_EQ(after(73s), 0U);
    EXPECT_EQ(after(1s), 1U);
}

TEST_F(PostTest, TriesAServerAtOnceWhenAPersonHasChangedSomething) {
    queue(12);
    say(refused);
    post().run_once();
    EXPECT_EQ(after(1s), 0U);
    post().end_pauses();
    EXPECT_EQ(after(0s), 1U);
}

TEST_F(PostTest, WaitsAsLongAsTheServerAsksFor) {
    queue(12);
    queue(13);
    say(busy_for_5_min);
    post().run_once();
    EXPECT_EQ(after(299s), 0U);
    EXPECT_EQ(after(1s), 2U);
}

TEST_F(PostTest, ComesBackSlowlyWhereAPersonMustActFirst) {
    queue(12);
    say(refused);
    post().run_once();
    EXPECT_EQ(after(899s), 0U);
    EXPECT_EQ(after(1s), 1U);
}

TEST_F(PostTest, LetsOneAnswerWaitWithoutTheOthersOfItsServer) {
    const AnswerId moving = queue(12);
    const AnswerId other = queue(13);
    say(mailbox_moves);
    post().run_once();
    EXPECT_EQ(state(moving), AnswerState::waiting);
    EXPECT_EQ(state(other), AnswerState::sent);
}

TEST_F(PostTest, SaysAKindOfTroubleOnceAndWhenItIsOver) {
    queue(12);
    for (int i = 0; i < 3; ++i) {
        say(down);
        after(1h);
    }
    after(1h);
    EXPECT_EQ(log.count("e exchange corp.example.com waits: Exchange is down."), 1U);
    EXPECT_EQ(log.count("a exchange corp.example.com works again"), 1U);
}

TEST_F(PostTest, ParksWhatCannotHeal) {
    const AnswerId id = queue(12);
    say(CannotHeal{"ErrorInvalidId", "The item cannot be answered."});
    post().run_once();
    EXPECT_EQ(state(id), AnswerState::parked);
    EXPECT_EQ(outbox.codes, std::vector<std::string>{"ErrorInvalidId"});
    EXPECT_EQ(log.count("e answer 1 parked"), 1U);
}

TEST_F(PostTest, DropsAnAnswerThatANewerMessageMadeOutOfDate) {
    const AnswerId id = queue(12);
    say(Superseded{"ErrorCalendarMeetingRequestIsOutOfDate", "Newer."});
    post().run_once();
    EXPECT_EQ(state(id), AnswerState::replaced);
}

// Unknown outcomes: the attempt stays open for call_limit and grace, then the server is asked for evidence.

TEST_F(PostTest, TouchesNothingUntilACallInDoubtCannotBeUnderWayAnyMore) {
    const AnswerId id = queue(12);
    say(Unknown{"connection lost"});
    post().run_once();
    EXPECT_EQ(after(129s), 0U);
    EXPECT_EQ(state(id), AnswerState::sending);
    EXPECT_TRUE(courier.looked_since.empty());
}

TEST_F(PostTest, CountsAnAttemptInDoubtAsSentWhenTheServerShowsIt) {
    const AnswerId id = queue(12);
    say(Unknown{"connection lost"});
    post().run_once();
    courier.evidence = Evidence::sent;
    after(130s);
    EXPECT_EQ(state(id), AnswerState::sent);
    EXPECT_EQ(courier.delivered.size(), 1U);
    EXPECT_EQ(courier.looked_since, std::vector{start_of_test});
}

TEST_F(PostTest, SendsAgainWhenTheServerShowsNoTrace) {
    const AnswerId id = queue(12);
    say(Unknown{"connection lost"});
    post().run_once();
    after(130s);
    EXPECT_EQ(state(id), AnswerState::sent);
    EXPECT_EQ(courier.delivered.size(), 2U);
}

TEST_F(PostTest, LooksAgainLaterWhenTheServerCannotTell) {
    queue(12);
    say(Unknown{"connection lost"});
    courier.evidence = Evidence::cannot_tell;
    post().run_once();
    after(130s);
    EXPECT_EQ(after(119s), 0U);
    EXPECT_EQ(after(1s), 1U);
    EXPECT_EQ(courier.looked_since.size(), 2U);
    EXPECT_EQ(courier.delivered.size(), 1U);
}

TEST_F(PostTest, LooksForEvidenceOfWhatAnEarlierGatewayLeftBehind) {
    const AnswerId id = queue(12);
    outbox.begin_attempt(id, 0, clock.time);
    EXPECT_EQ(after(129s), 0U);
    courier.evidence = Evidence::sent;
    EXPECT_EQ(after(1s), 1U);
    EXPECT_EQ(state(id), AnswerState::sent);
    EXPECT_TRUE(courier.delivered.empty());
}

TEST_F(PostTest, GoesOnWithTheNextStepAfterEvidenceOfTheOneBefore) {
    const AnswerId id = queue(12, "corp.example.com", 2);
    outbox.begin_attempt(id, 0, clock.time);
    courier.evidence = Evidence::sent;
    after(130s);
    EXPECT_EQ(courier.delivered, (std::vector<Delivered>{{id, 1}}));
}

TEST_F(PostTest, KeepsAnOutcomeUntilTheDatabaseTakesIt) {
    const AnswerId id = queue(12);
    courier.during = [&](const Answer&) { outbox.writes_fail = true; };
    post().run_once();
    EXPECT_EQ(state(id), AnswerState::sending);
    outbox.writes_fail = false;
    after(1s);
    EXPECT_EQ(state(id), AnswerState::sent);
    EXPECT_EQ(courier.delivered.size(), 1U);
}

TEST_F(PostTest, SendsNothingWhileTheAttemptCannotBeCommitted) {
    queue(12);
    outbox.writes_fail = true;
    post().run_once();
    EXPECT_TRUE(courier.delivered.empty());
    EXPECT_EQ(log.count("database is away"), 1U);
}

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
    for (int room = 1; room <= 6; ++room) queue(room);
    post().start();
    EXPECT_TRUE(until([this] { return rooms_in_air.size() == 2; }));
    open_gate();
    wait_until_all_sent();
    EXPECT_EQ(most_in_air, 2U);
}

TEST_F(RunningPost, NeverHasTwoAnswersOfOneRoomInTheAir) {
    for (int i = 0; i < 20; ++i) queue(i % 3);
    post().start();
    EXPECT_TRUE(until([this] { return rooms_in_air.size() == 2; }));
    open_gate();
    wait_until_all_sent();
    EXPECT_FALSE(one_room_twice);
}

TEST_F(RunningPost, ReachesOtherRoomsBehindAnyNumberOfAnswersOfOne) {
    for (int i = 0; i < 100; ++i) queue(12);
    queue(13);
    post().start();
    EXPECT_TRUE(until([this] { return rooms_in_air.size() == 2; }));
    open_gate();
    wait_until_all_sent();
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
