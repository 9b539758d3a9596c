#include "tests/reserve/post/post_cast.hpp"

namespace {

using namespace post_test;

class PostOutage : public PostTest {
  protected:
    std::vector<AnswerId> delivered() const {
        std::vector<AnswerId> ids;
        for (const auto& it : courier.delivered) ids.push_back(it.answer);
        return ids;
    }
};

TEST_F(PostOutage, DoesNotCountAnOutageAsMissing) {
    const AnswerId id = queue(12);
    say(NotThere{"not there"});
    say(down);
    post().run_once();
    after(24h);
    after(1h);
    EXPECT_EQ(outbox.fake.answer(id).missing_for, 2s);
}

TEST_F(PostOutage, LeavesTheAnswersOfARoomInTheirOrder) {
    const AnswerId first = queue(12);
    after(1s);
    courier.delivered.clear();
    Wait away = down;
    away.keeps_place = true;
    const AnswerId second = queue(12), third = queue(12);
    say(away);
    after(1s);
    after(1h);
    after(1s);
    EXPECT_EQ(state(first), AnswerState::sent);
    EXPECT_EQ(delivered(), (std::vector{second, second, third}));
}

TEST_F(PostOutage, HasAnotherAnswerGoFirstWhereThisOneMayBeTheCause) {
    const AnswerId first = queue(12);
    say(down);
    after(0s);
    clock.time -= 1s;
    const AnswerId second = queue(12);
    after(1h);
    after(1s);
    EXPECT_EQ(delivered(), (std::vector{first, second, first}));
}

TEST_F(PostOutage, PausesAllRoomsOfAServerThatIsDown) {
    queue(12);
    queue(13);
    say(down);
    EXPECT_EQ(post().run_once(), 1U);
    EXPECT_EQ(after(59s), 0U);
}

TEST_F(PostOutage, TellsOtherProgramsWhyWhatIsHeldBackWaits) {
    queue(12);
    queue(13);
    say(down);
    post().run_once();
    EXPECT_EQ(outbox.fake.told(), (std::map<std::string, std::string>{{"corp.example.com", "Unreachable"}}));
}

TEST_F(PostOutage, TellsNothingOfServersThatWork) {
    queue(12);
    post().run_once();
    EXPECT_TRUE(outbox.fake.told().empty());
}

TEST_F(PostOutage, DoesNotDelayTheRoomsOfAnotherServer) {
    queue(12);
    const AnswerId elsewhere = queue(20, "branch.example.com");
    say(down);
    post().run_once();
    EXPECT_EQ(state(elsewhere), AnswerState::sent);
}

TEST_F(PostOutage, ReachesTheRoomsOfAnotherServerBehindAnyNumberOfWaitingOnes) {
    for (int room = 100; room < 200; ++room) queue(room);
    const AnswerId elsewhere = queue(20, "branch.example.com");
    say(down);
    post().run_once();
    EXPECT_EQ(state(elsewhere), AnswerState::sent);
    EXPECT_EQ(courier.delivered.size(), 2U);
}

TEST_F(PostOutage, DoesNotDelayARoomOfTheSameDomainThatIsOnAnotherServer) {
    courier.server_of["room.13@corp.example.com"] = "other";
    queue(12);
    queue(12);
    const AnswerId elsewhere = queue(13);
    say(down);
    post().run_once();
    EXPECT_EQ(state(elsewhere), AnswerState::sent);
    EXPECT_EQ(courier.delivered.size(), 2U);
}

TEST_F(PostOutage, KeepsCountOfAServerWhoseRoomChangesServersMeanwhile) {
    courier.at_once = 1;
    courier.during = [this](const Answer&) { courier.server_of["room.12@corp.example.com"] = "other"; };
    queue(12);
    post().run_once();
    courier.during = {};
    courier.server_of.clear();
    queue(12);
    EXPECT_EQ(post().run_once(), 1U);
}

TEST_F(PostOutage, SaysOnceWhatSeveralServersWaitForTogether) {
    Wait together = refused;
    together.of_account = true;
    together.words = "CORP\\roomgate is refused.";
    Wait spelled_differently = together;
    spelled_differently.words = "corp\\RoomGate is refused.";
    for (int i = 0; i < 2; ++i) {
        queue(12);
        queue(20, "branch.example.com");
        say(together);
        say(spelled_differently, "branch.example.com");
        post().run_once();
        EXPECT_EQ(log.count("is refused."), i + 1U);
        EXPECT_EQ(post().server_pauses().size(), 2U);
        after(24h);  // both work again
    }
}

TEST_F(PostOutage, LetsOneAnswerWaitWithoutTheOthersOfItsServer) {
    const AnswerId moving = queue(12);
    const AnswerId other = queue(13);
    say(mailbox_moves);
    post().run_once();
    EXPECT_EQ(state(moving), AnswerState::waiting);
    EXPECT_EQ(state(other), AnswerState::sent);
}

TEST_F(PostOutage, SaysAKindOfTroubleOnceAndWhenItIsOver) {
    queue(12);
    for (int i = 0; i < 3; ++i) {
        say(down);
        after(1h);
    }
    after(1h);
    EXPECT_EQ(log.count("e exchange corp.example.com waits: Exchange is down."), 1U);
    EXPECT_EQ(log.count("a exchange corp.example.com works again"), 1U);
}

TEST_F(PostOutage, IsNoTry) {
    const AnswerId id = queue(12);
    for (int i = 0; i < 30; ++i) {
        say(down);
        after(1h);
    }
    EXPECT_EQ(outbox.fake.answer(id).tries, 0);
}

TEST_F(PostOutage, IsNotWhatKeepsOneAnswerBackWhichIsATry) {
    const AnswerId id = queue(12);
    say(mailbox_moves);
    post().run_once();
    EXPECT_EQ(outbox.fake.answer(id).tries, 1);
}

TEST_F(PostOutage, IsToldWithItsReasonAndSinceWhen) {
    queue(12);
    for (int i = 0; i < 2; ++i) {
        say(down);
        post().run_once();
        clock.time += 1min;
    }
    const auto pauses = post().server_pauses();
    ASSERT_EQ(pauses.size(), 1U);
    EXPECT_EQ(pauses[0], (ServerPause{"corp.example.com", "Unreachable", "Exchange is down.", start_of_test,
                                      start_of_test + 3min}));
    after(1h);
    EXPECT_TRUE(post().server_pauses().empty());
}

}  // namespace
