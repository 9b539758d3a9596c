#include "tests/reserve/post/post_cast.hpp"

namespace {

using namespace post_test;

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

TEST_F(PostTest, WaitsForANewerVersionAsForAMissingOne) {
    const AnswerId id = queue(12);
    say(NewerThere{{3, clock.time}});
    post().run_once();
    EXPECT_EQ(state(id), AnswerState::waiting);
    EXPECT_EQ(due_in(id), 2s);
}

TEST_F(PostTest, ParksWhatCannotHeal) {
    const AnswerId id = queue(12);
    say(CannotHeal{"ErrorInvalidId", "The item cannot be answered."});
    post().run_once();
    EXPECT_EQ(state(id), AnswerState::parked);
    EXPECT_EQ(outbox.codes, std::vector<std::string>{"ErrorInvalidId"});
    EXPECT_EQ(log.count("e answer 1 parked"), 1U);
}

TEST_F(PostTest, WaitsForTheMessageThatMadeAnAnswerOutOfDate) {
    const AnswerId id = queue(12);
    say(out_of_date);
    post().run_once();
    EXPECT_EQ(state(id), AnswerState::waiting);
    EXPECT_EQ(due_in(id), 2s);
}

TEST_F(PostTest, AlarmsWhenTheMessageDoesNotComeThatMadeAnAnswerOutOfDate) {
    const AnswerId id = queue(12);
    outbox.add_missing(id, 24h);
    say(out_of_date);
    post().run_once();
    EXPECT_EQ(state(id), AnswerState::not_found);
    EXPECT_EQ(log.count("e answer 1 not found"), 1U);
    EXPECT_EQ(log.count("Newer. It has not come by SMTP yet."), 1U);
}

TEST_F(PostTest, DropsARemovalThatIsOutOfDate) {
    const AnswerId id = queue(12, "corp.example.com", 1, AnswerKind::remove);
    say(out_of_date);
    post().run_once();
    EXPECT_EQ(state(id), AnswerState::replaced);
}

TEST_F(PostTest, SendsNothingWhileTheAttemptCannotBeCommitted) {
    queue(12);
    outbox.writes_fail = true;
    post().run_once();
    EXPECT_TRUE(courier.delivered.empty());
    EXPECT_EQ(log.count("database is away"), 1U);
}

TEST_F(PostTest, KeepsTheBookingOfAMissingRequest) {
    const AnswerId id = queue(12);
    outbox.add_missing(id, 24h);
    say(NotThere{"not there"});
    post().run_once();
    EXPECT_TRUE(outbox.fake.released().empty());
    EXPECT_EQ(log.count("the booking stays"), 1U);
}

TEST_F(PostTest, ReleasesTheBookingOfAMissingRequestWhenToldSo) {
    settings.unanswered_booking = UnansweredBooking::release;
    const AnswerId id = queue(12);
    outbox.add_missing(id, 24h);
    say(NotThere{"not there"});
    post().run_once();
    EXPECT_EQ(outbox.fake.released(), std::set{id});
    EXPECT_EQ(log.count("what was booked is free again"), 1U);
}

TEST_F(PostTest, ParksAnAnswerThatAMessageMadeOutOfDateOnWhichNothingIsDecided) {
    const AnswerId id = queue(12);
    outbox.fake.pass_over(id, {{.version = {5, clock.time}, .mail_message_id = "<eve@corp.example.com>"}});
    say(out_of_date);
    post().run_once();
    EXPECT_EQ(state(id), AnswerState::parked);
}

TEST_F(PostTest, WritesDownWhatAnAttemptHasCost) {
    const AnswerId id = queue(12);
    courier.use_of[id] = {3, 1, 100, 200};
    post().run_once();
    ASSERT_EQ(outbox.uses.size(), 1U);
    EXPECT_EQ(outbox.uses[0], (Use{3, 1, 100, 200}));
}

}  // namespace
