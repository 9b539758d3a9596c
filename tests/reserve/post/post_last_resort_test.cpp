#include "reserve/post/two_couriers.hpp"
#include "tests/reserve/post/post_cast.hpp"

namespace {

using namespace post_test;

// A request that never appears in the room's mailbox: its answer goes by mail.
class PostLastResort : public PostTest {
  protected:
    PostLastResort() {
        settings.not_found_answer = NotFoundAnswer::imip;
        settings.not_found_after = 1s;
        mails.during = [this](const Answer& answer) { outbox.hand_over(answer.id, 0); };
    }

    AnswerId queue_for(const std::string& organizer, AnswerKind kind = AnswerKind::accept) {
        NewAnswer content{.item = {},
                          .room = room("room.12", "corp.example.com"),
                          .uid = "m1",
                          .recurrence_id = {},
                          .version = {},
                          .mail_message_id = {},
                          .organizer = organizer,
                          .steps = {{.position = 0, .kind = kind, .text = "Booked."}},
                          .due = clock.time};
        return outbox.fake.queue(content);
    }
    // Until it is given up in the mailbox.
    void never_find(Delivery finding = NotThere{"No message found."}) {
        for (int i = 0; i < 2; ++i) courier.said["corp.example.com"].push_back(finding);
        run();
        clock.time += 10s;
        run();
    }
    void run() {
        if (!both_) both_.emplace(outbox, couriers_, clock, log, settings);
        both_->run_once();
    }

    TestCourier mails;

  private:
    TwoCouriers couriers_{courier, mails};
    std::optional<Post> both_;
};

TEST_F(PostLastResort, MailsWhatIsNotFound) {
    const AnswerId id = queue_for("ada@corp.example.com");
    never_find();
    EXPECT_EQ(mails.delivered.size(), 1U);
    EXPECT_EQ(state(id), AnswerState::sent);
    EXPECT_EQ(log.count("goes by mail"), 1U);
}

TEST_F(PostLastResort, LooksInTheMailboxFirst) {
    queue_for("ada@corp.example.com");
    run();
    EXPECT_EQ(courier.delivered.size(), 1U);
    EXPECT_TRUE(mails.delivered.empty());
}

TEST_F(PostLastResort, IsNotTakenUnlessItIsSet) {
    settings.not_found_answer = NotFoundAnswer::none;
    const AnswerId id = queue_for("ada@corp.example.com");
    never_find();
    EXPECT_TRUE(mails.delivered.empty());
    EXPECT_EQ(state(id), AnswerState::not_found);
}

TEST_F(PostLastResort, IsNotTakenWhileANewerVersionLiesThere) {
    const AnswerId id = queue_for("ada@corp.example.com");
    never_find(NewerThere{});
    EXPECT_TRUE(mails.delivered.empty());
    EXPECT_EQ(state(id), AnswerState::not_found);
}

TEST_F(PostLastResort, IsNoneForAnOrganizerWithoutAMailAddress) {
    const AnswerId id = queue_for("/O=CORP/CN=ADA");
    never_find();
    EXPECT_EQ(state(id), AnswerState::not_found);
}

TEST_F(PostLastResort, HasNothingToSayOfWhatIsRemoved) {
    const AnswerId id = queue_for("ada@corp.example.com", AnswerKind::remove);
    never_find();
    EXPECT_EQ(state(id), AnswerState::not_found);
}

TEST_F(PostLastResort, PausesTheRelayAloneWhenThatIsDown) {
    mails.said["corp.example.com"].push_back(down);
    const AnswerId id = queue_for("ada@corp.example.com");
    never_find();
    EXPECT_EQ(state(id), AnswerState::waiting);
    const AnswerId other = queue(13);
    run();
    EXPECT_EQ(state(other), AnswerState::sent);
    clock.time += 60s;
    run();
    EXPECT_EQ(state(id), AnswerState::sent);
}

TEST_F(PostLastResort, MailsAtMostTwice) {
    for (int i = 0; i < 3; ++i) mails.said["corp.example.com"].push_back(Unknown{"connection lost"});
    const AnswerId id = queue_for("ada@corp.example.com");
    never_find();
    for (int i = 0; i < 5; ++i) {
        clock.time += 430s;
        run();
    }
    EXPECT_EQ(mails.delivered.size(), 2U);
    EXPECT_EQ(state(id), AnswerState::parked);
    EXPECT_TRUE(courier.looked_since.empty());
}

}  // namespace
