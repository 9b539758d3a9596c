#include "tests/reserve/post/post_cast.hpp"

namespace {

using namespace post_test;

// A lost reply, and no trace of the call at the server: one answer may be out, and after a second such call
// two. A third is sent only where the server is known to show what it does.

class PostWithoutTrace : public PostTest {
  protected:
    // From one attempt to the next.
    static constexpr std::chrono::seconds in_doubt = 430s;

    AnswerId lose_replies(int times) {
        const AnswerId id = queue(12);
        for (int i = 0; i < times; ++i) say(Unknown{"connection lost"});
        post().run_once();
        return id;
    }
};

TEST_F(PostWithoutTrace, SendsAtMostTwoAnswers) {
    const AnswerId id = lose_replies(3);
    for (int i = 0; i < 5; ++i) after(in_doubt);
    EXPECT_EQ(courier.delivered.size(), 2U);
    EXPECT_EQ(state(id), AnswerState::parked);
    EXPECT_EQ(outbox.codes.back(), "InDoubt");
}

TEST_F(PostWithoutTrace, TellsAPersonWhatCanBeDone) {
    lose_replies(3);
    for (int i = 0; i < 3; ++i) after(in_doubt);
    EXPECT_EQ(log.count("parked"), 1U);
    EXPECT_EQ(log.count("answer the request in the mailbox of room.12@corp.example.com by hand"), 1U);
}

TEST_F(PostWithoutTrace, SendsAThirdTimeWhereTheMailboxShowsAnotherAnswer) {
    const AnswerId shown = queue(12);
    post().run_once();
    courier.evidence_of[shown] = Evidence::sent;
    const AnswerId id = lose_replies(4);
    for (int i = 0; i < 4; ++i) after(in_doubt);
    EXPECT_EQ(state(id), AnswerState::sent);
}

TEST_F(PostWithoutTrace, MailsAtMostTwoAnswersWhateverTheMailboxShows) {
    const AnswerId shown = queue(12);
    post().run_once();
    courier.evidence_of[shown] = Evidence::sent;
    courier.channel = Channel::imip;
    courier.during = [this](const Answer& answer) { outbox.hand_over(answer.id, 0); };
    const AnswerId id = lose_replies(4);
    for (int i = 0; i < 4; ++i) after(in_doubt);
    EXPECT_EQ(state(id), AnswerState::parked);
    EXPECT_EQ(courier.delivered.size(), 3U);
    EXPECT_EQ(log.count("the relay's log tells"), 1U);
}

// As one over which the gateway died while the relay could not be reached.
TEST_F(PostWithoutTrace, MailsUntilTheRelayHasHadSomethingOfIt) {
    courier.channel = Channel::imip;
    const AnswerId id = lose_replies(4);
    for (int i = 0; i < 4; ++i) after(in_doubt);
    EXPECT_EQ(state(id), AnswerState::sent);
    EXPECT_EQ(outbox.fake.answer(id).content.steps[0].in_doubt, 0);
}

TEST_F(PostWithoutTrace, DoesNotTrustWhatAnotherMailboxShows) {
    const AnswerId shown = queue(13);
    post().run_once();
    courier.evidence_of[shown] = Evidence::sent;
    const AnswerId id = lose_replies(3);
    for (int i = 0; i < 3; ++i) after(in_doubt);
    EXPECT_EQ(state(id), AnswerState::parked);
}

TEST_F(PostWithoutTrace, WaitsUntilTheServerTellsWhatItShows) {
    const AnswerId shown = queue(12);
    post().run_once();
    courier.evidence_of[shown] = down;
    const AnswerId id = lose_replies(2);
    after(in_doubt);
    after(in_doubt);
    EXPECT_EQ(state(id), AnswerState::sending);
    courier.evidence_of[shown] = Evidence::sent;
    after(in_doubt);
    EXPECT_EQ(state(id), AnswerState::sent);
}

TEST_F(PostWithoutTrace, CountsEachStepByItself) {
    const AnswerId id = queue(12, "corp.example.com", 2);
    say(Unknown{"connection lost"});
    say(Sent{});
    say(Unknown{"connection lost"});
    post().run_once();
    for (int i = 0; i < 3; ++i) after(in_doubt);
    EXPECT_EQ(state(id), AnswerState::sent);
    EXPECT_EQ(courier.delivered.size(), 4U);
}

TEST_F(PostWithoutTrace, CountsNoAttemptOfWhichIsKnownThatNothingWasSent) {
    const AnswerId id = queue(12);
    for (int i = 0; i < 5; ++i) say(down);
    for (int i = 0; i < 6; ++i) after(in_doubt);
    EXPECT_EQ(state(id), AnswerState::sent);
}

TEST_F(PostWithoutTrace, RemovesAgainAsOftenAsItTakes) {
    NewAnswer content;
    content.room = room("room.12", "corp.example.com");
    content.uid = "cancelled@example.org";
    content.due = clock.time;
    content.steps.push_back({0, AnswerKind::remove, {}, "", {}, false, {}});
    const AnswerId id = outbox.fake.queue(content);
    for (int i = 0; i < 4; ++i) say(Unknown{"connection lost"});
    for (int i = 0; i < 6; ++i) after(in_doubt);
    EXPECT_EQ(state(id), AnswerState::sent);
}

}  // namespace
