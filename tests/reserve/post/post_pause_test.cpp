#include "tests/reserve/post/post_cast.hpp"

// How long the post waits for a server, or with one answer.

namespace {

using namespace post_test;

class PostPause : public PostTest {};

TEST_F(PostPause, DoublesThePauseOfAServerThatStaysDown) {
    queue(12);
    for (const auto pause : {60s, 120s, 240s, 300s, 300s}) {
        say(down);
        EXPECT_EQ(post().run_once(), 1U);
        EXPECT_EQ(after(pause - 1s), 0U);
        clock.time += 1s;
    }
}

TEST_F(PostPause, PausesAServerAsLongAsItsOwnSettingSays) {
    courier.retry_duration = 10s;
    queue(12);
    for (const auto pause : {10s, 20s}) {
        say(down);
        EXPECT_EQ(post().run_once(), 1U);
        EXPECT_EQ(after(pause - 1s), 0U);
        clock.time += 1s;
    }
}

TEST_F(PostPause, AddsJitterToAPause) {
    settings.random = [] { return 0.9; };
    queue(12);
    say(down);
    post().run_once();
    EXPECT_EQ(after(73s), 0U);
    EXPECT_EQ(after(1s), 1U);
}

TEST_F(PostPause, TriesAServerAtOnceWhenAPersonHasChangedSomething) {
    queue(12);
    say(refused);
    post().run_once();
    EXPECT_EQ(after(1s), 0U);
    post().end_pauses();
    EXPECT_EQ(after(0s), 1U);
}

TEST_F(PostPause, WaitsAsLongAsTheServerAsksFor) {
    queue(12);
    queue(13);
    say(busy_for_5_min);
    post().run_once();
    EXPECT_EQ(after(299s), 0U);
    EXPECT_EQ(after(1s), 2U);
}

TEST_F(PostPause, ComesLaterThanTheServerAsksForByJitterOfAtMostAMinute) {
    settings.random = [] { return 0.8; };
    queue(12);
    say(busy_for_5_min);
    post().run_once();
    EXPECT_EQ(after(347s), 0U);
    EXPECT_EQ(after(1s), 1U);
}

TEST_F(PostPause, ComesLaterByJitterWhereOneAnswerIsAskedToWait) {
    settings.random = [] { return 0.8; };
    const AnswerId id = queue(12);
    Wait moves_for_100s = mailbox_moves;
    moves_for_100s.at_least = 100s;
    say(moves_for_100s);
    post().run_once();
    EXPECT_EQ(due_in(id), 120s);
}

TEST_F(PostPause, ComesBackSlowlyWhereAPersonMustActFirst) {
    queue(12);
    say(refused);
    post().run_once();
    EXPECT_EQ(after(899s), 0U);
    EXPECT_EQ(after(1s), 1U);
}

}  // namespace
