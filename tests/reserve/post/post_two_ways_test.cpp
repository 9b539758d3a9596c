#include "reserve/post/two_couriers.hpp"
#include "tests/reserve/post/post_cast.hpp"

namespace {

using namespace post_test;

// A server whose answers go by mail, or did until the settings were changed.
class PostTwoWays : public PostTest {
  protected:
    PostTwoWays() {
        mails.during = [this](const Answer& answer) { outbox.hand_over(answer.id, 0); };
    }
    void answer_by(Channel channel) { courier.channel = channel; }

    AnswerId queue_of(AnswerKind kind) {
        return outbox.fake.queue({.item = {},
                                  .room = room("room.12", "corp.example.com"),
                                  .uid = "m1",
                                  .recurrence_id = {},
                                  .version = {},
                                  .mail_message_id = {},
                                  .organizer = "ada@corp.example.com",
                                  .steps = {{.position = 0, .kind = kind, .text = "Booked."}},
                                  .due = clock.time});
    }
    void run() {
        if (!both_) both_.emplace(outbox, couriers_, clock, log, settings);
        both_->run_once();
    }
    // Until no call can be under way any more, and the pause is over.
    void run_later() {
        clock.time += 430s;
        run();
    }
    void lose(TestCourier& of) { of.said["corp.example.com"].push_back(Unknown{"connection lost"}); }

    TestCourier mails;

  private:
    TwoCouriers couriers_{courier, mails};
    std::optional<Post> both_;
};

TEST_F(PostTwoWays, MailAnswersAndChangeTheCalendarWhereItIs) {
    answer_by(Channel::imip);
    queue_of(AnswerKind::remove);
    run();
    EXPECT_EQ(courier.delivered.size(), 1U);
    queue_of(AnswerKind::accept);
    run();
    EXPECT_EQ(courier.delivered.size(), 1U);
    EXPECT_EQ(mails.delivered.size(), 1U);
}

TEST_F(PostTwoWays, StopBoth) {
    TwoCouriers(courier, mails).stop();
    EXPECT_TRUE(courier.stopped);
    EXPECT_TRUE(mails.stopped);
}

TEST_F(PostTwoWays, ChangeNoCalendarThatCannotBeReached) {
    answer_by(Channel::imip);
    courier.reaches_calendar = false;
    queue_of(AnswerKind::remove);
    run();
    EXPECT_TRUE(courier.delivered.empty());
    EXPECT_EQ(mails.delivered.size(), 1U);  // which says that it was not done
}

TEST_F(PostTwoWays, MailAnswersWhileTheCalendarIsAway) {
    answer_by(Channel::imip);
    courier.said["corp.example.com"].push_back(down);
    queue_of(AnswerKind::remove);
    run();
    const AnswerId other = queue(13);
    run();
    EXPECT_EQ(state(other), AnswerState::sent);
}

TEST_F(PostTwoWays, LookForEvidenceTheWayThatTheAttemptWent) {
    const AnswerId id = queue_of(AnswerKind::accept);
    lose(courier);
    run();
    answer_by(Channel::imip);
    courier.evidence = Evidence::sent;
    run_later();
    EXPECT_EQ(state(id), AnswerState::sent);
    EXPECT_TRUE(mails.delivered.empty());
}

// The mailbox shows another answer, and so would show this one: but not a mail.
TEST_F(PostTwoWays, MakeNoThirdAttemptWhenTheSettingChangesInBetween) {
    const AnswerId other = queue(12);
    run();
    courier.evidence_of[other] = Evidence::sent;
    answer_by(Channel::imip);
    const AnswerId id = queue_of(AnswerKind::accept);
    lose(mails);
    lose(mails);
    run();
    run_later();
    answer_by(Channel::ews);
    for (int i = 0; i < 4; ++i) run_later();
    EXPECT_EQ(mails.delivered.size(), 2U);
    EXPECT_EQ(courier.delivered.size(), 1U);  // the other
    EXPECT_EQ(state(id), AnswerState::parked);
}

TEST_F(PostTwoWays, MakeNoThirdAttemptWhenTheMailboxCannotBeLookedAtAnyMore) {
    const AnswerId id = queue_of(AnswerKind::accept);
    lose(courier);
    run();
    answer_by(Channel::imip);
    courier.reaches_calendar = false;
    courier.evidence = down;
    lose(mails);
    for (int i = 0; i < 4; ++i) run_later();
    EXPECT_EQ(courier.delivered.size() + mails.delivered.size(), 2U);
    EXPECT_EQ(state(id), AnswerState::parked);
}

}  // namespace
