#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews_test;
using reserve::Evidence;
using enum AnswerKind;

class CourierEvidence : public ExchangeRoom {
  protected:
    void SetUp() override { receive(); }

    // Sends with these pieces of evidence withheld, and the reply lost; then looks.
    std::optional<Evidence> after_a_lost_reply(AnswerKind kind, const std::vector<std::string>& withheld) {
        for (const std::string& piece : withheld) fault(piece);
        fault("response_lost", "CreateItem", 1);
        const Instant attempted_at = clock.now();
        send(answer(kind));
        EXPECT_EQ(exchange().organizer_mail().size(), 1U);
        return look(answer(kind), attempted_at);
    }
};

TEST_F(CourierEvidence, IsTheMarkedCopyAlone) {
    EXPECT_EQ(after_a_lost_reply(accept, {"withhold_response", "withhold_removal"}), Evidence::sent);
}

TEST_F(CourierEvidence, IsTheMarkedCopyInTheRoomsSentItemsWithImpersonation) {
    server.access = ews::Access::impersonation;
    EXPECT_EQ(after_a_lost_reply(accept, {"withhold_response", "withhold_removal"}), Evidence::sent);
}

TEST_F(CourierEvidence, IsTheResponseTypeWhereTheAccountHasNoMailboxOfItsOwn) {
    account.mailbox.clear();
    exchange().put_account(account);
    EXPECT_EQ(after_a_lost_reply(accept, {"withhold_removal"}), Evidence::sent);
}

TEST_F(CourierEvidence, IsTheResponseTypeAlone) {
    EXPECT_EQ(after_a_lost_reply(accept, {"withhold_copy", "withhold_removal"}), Evidence::sent);
}

TEST_F(CourierEvidence, IsTheRequestThatLeftTheInboxAlone) {
    EXPECT_EQ(after_a_lost_reply(accept, {"withhold_copy", "withhold_response"}), Evidence::sent);
    exchange_.reset();
}

TEST_F(CourierEvidence, OfADeclineIsTheRequestThatLeftTheInbox) {
    EXPECT_EQ(after_a_lost_reply(decline, {"withhold_headers", "withhold_response"}), Evidence::sent);
}

TEST_F(CourierEvidence, IsNoneWhereTheServerShowsNothing) {
    EXPECT_EQ(after_a_lost_reply(accept, {"withhold_copy", "withhold_removal", "withhold_response"}),
              Evidence::none);
}

TEST_F(CourierEvidence, IsNoneWhereTheCallNeverArrived) {
    fault("refused", "CreateItem", 1);
    const Instant attempted_at = clock.now();
    send(answer(accept));
    EXPECT_EQ(look(answer(accept), attempted_at), Evidence::none);
}

TEST_F(CourierEvidence, IsNotARequestThatNeverCame) {
    const Meeting other{.uid = "other@example.org", .message_id = "<m2@example.org>"};
    EXPECT_EQ(look(answer(accept, other), clock.now()), Evidence::none);
}

TEST_F(CourierEvidence, IsNotAnAnswerOfEarlier) {
    send(answer(accept));
    Answer next = answer(accept);
    next.id = reserve::AnswerId{903};
    EXPECT_EQ(look(next, clock.now() + 60s), Evidence::none);
}

TEST_F(CourierEvidence, IsNotAnAnswerOfAnotherKind) {
    const Instant attempted_at = clock.now();
    fault("withhold_removal");
    send(answer(tentative));
    Answer next = answer(accept);
    next.id = reserve::AnswerId{903};
    EXPECT_EQ(look(next, attempted_at), Evidence::none);
}

TEST_F(CourierEvidence, CannotBeToldByAServerThatIsDown) {
    courier();
    exchange().down();
    EXPECT_EQ(look(answer(accept), clock.now()), std::nullopt);
}

TEST_F(CourierEvidence, OfADeclinedDateIsThatItLeftTheSeries) {
    const Meeting weekly{
        .uid = "weekly@example.org", .rrule = "FREQ=WEEKLY;COUNT=5", .message_id = "<w@example.org>"};
    receive(weekly);
    Answer in_part = answer(accept, weekly);
    in_part.content.steps.push_back({1, decline, tuesday_at_nine + 24h * 14, "Taken.", {}, false, {}});
    send(in_part, 0);
    const Instant attempted_at = clock.now();
    EXPECT_EQ(look(in_part, attempted_at, 1), Evidence::none);
    fault("withhold_copy");
    fault("response_lost", "CreateItem", 1);
    send(in_part, 1);
    EXPECT_EQ(look(in_part, attempted_at, 1), Evidence::sent);
}

}  // namespace
