#include "tests/reserve/post/post_cast.hpp"

namespace {

using namespace post_test;

// The attempt stays open for call_limit and grace, then the server is asked for evidence.

class PostInDoubt : public PostTest {};

TEST_F(PostInDoubt, TouchesNothingUntilACallInDoubtCannotBeUnderWayAnyMore) {
    const AnswerId id = queue(12);
    say(Unknown{"connection lost"});
    post().run_once();
    EXPECT_EQ(after(129s), 0U);
    EXPECT_EQ(state(id), AnswerState::sending);
    EXPECT_TRUE(courier.looked_since.empty());
}

TEST_F(PostInDoubt, CountsAnAttemptInDoubtAsSentWhenTheServerShowsIt) {
    const AnswerId id = queue(12);
    say(Unknown{"connection lost"});
    post().run_once();
    courier.evidence = Evidence::sent;
    after(130s);
    EXPECT_EQ(state(id), AnswerState::sent);
    EXPECT_EQ(courier.delivered.size(), 1U);
    EXPECT_EQ(courier.looked_since, std::vector{start_of_test});
}

TEST_F(PostInDoubt, SendsAgainWhenTheServerShowsNoTrace) {
    const AnswerId id = queue(12);
    say(Unknown{"connection lost"});
    post().run_once();
    after(130s);
    EXPECT_EQ(state(id), AnswerState::sent);
    EXPECT_EQ(courier.delivered.size(), 2U);
}

TEST_F(PostInDoubt, LooksAgainLaterWhenTheServerCannotTell) {
    queue(12);
    say(Unknown{"connection lost"});
    courier.evidence = down;
    post().run_once();
    after(130s);
    EXPECT_EQ(after(119s), 0U);
    EXPECT_EQ(after(1s), 1U);
    EXPECT_EQ(courier.looked_since.size(), 2U);
    EXPECT_EQ(courier.delivered.size(), 1U);
}

TEST_F(PostInDoubt, LooksForEvidenceOfWhatAnEarlierGatewayLeftBehind) {
    const AnswerId id = queue(12);
    outbox.begin_attempt(id, 0, clock.time, Channel::ews);
    EXPECT_EQ(after(129s), 0U);
    courier.evidence = Evidence::sent;
    EXPECT_EQ(after(1s), 1U);
    EXPECT_EQ(state(id), AnswerState::sent);
    EXPECT_TRUE(courier.delivered.empty());
}

TEST_F(PostInDoubt, GoesOnWithTheNextStepAfterEvidenceOfTheOneBefore) {
    const AnswerId id = queue(12, "corp.example.com", 2);
    outbox.begin_attempt(id, 0, clock.time, Channel::ews);
    courier.evidence = Evidence::sent;
    after(130s);
    EXPECT_EQ(courier.delivered, (std::vector<Delivered>{{id, 1}}));
}

TEST_F(PostInDoubt, KeepsAnOutcomeUntilTheDatabaseTakesIt) {
    const AnswerId id = queue(12);
    courier.during = [&](const Answer&) { outbox.writes_fail = true; };
    post().run_once();
    EXPECT_EQ(state(id), AnswerState::sending);
    outbox.writes_fail = false;
    after(1s);
    EXPECT_EQ(state(id), AnswerState::sent);
    EXPECT_EQ(courier.delivered.size(), 1U);
}

TEST_F(PostInDoubt, PausesAServerThatIsDownAsForAnyOutage) {
    queue(12);
    say(Unknown{"connection lost"});
    courier.evidence = down;
    post().run_once();
    clock.time += 130s;
    for (const auto pause : {120s, 240s, 300s, 300s}) {
        EXPECT_EQ(post().run_once(), 1U);
        EXPECT_EQ(after(pause - 1s), 0U);
        clock.time += 1s;
    }
}

TEST_F(PostInDoubt, LooksAgainNoSoonerThanTheServerAsksFor) {
    settings.random = [] { return 0.8; };
    queue(12);
    say(Unknown{"connection lost"});
    Wait moves_for_100s = mailbox_moves;
    moves_for_100s.at_least = 100s;
    courier.evidence = moves_for_100s;
    post().run_once();
    after(130s);
    EXPECT_EQ(after(119s), 0U);
    EXPECT_EQ(after(1s), 1U);
}

TEST_F(PostInDoubt, ComesBackSlowlyWhereAPersonMustActFirst) {
    queue(12);
    say(Unknown{"connection lost"});
    courier.evidence = refused;
    post().run_once();
    after(130s);
    EXPECT_EQ(after(899s), 0U);
}

TEST_F(PostInDoubt, LetsTheOtherRoomsOfTheServerGoOnWhereOnlyTheMailboxCannotTell) {
    queue(12);
    say(Unknown{"connection lost"});
    courier.evidence = mailbox_moves;
    post().run_once();
    after(130s);
    const AnswerId other = queue(13);
    post().run_once();
    EXPECT_EQ(state(other), AnswerState::sent);
    EXPECT_EQ(after(59s), 0U);
    EXPECT_EQ(after(1s), 1U);
    EXPECT_EQ(after(119s), 0U);
    EXPECT_EQ(after(1s), 1U);
}

}  // namespace
