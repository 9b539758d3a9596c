#include "ews/errors/error_table.hpp"
#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews_test;
using reserve::Evidence;
using enum AnswerKind;
using Scope = reserve::Wait::Scope;

class CourierInTrouble : public ExchangeRoom {
  protected:
    void SetUp() override { receive(); }
};

TEST_F(CourierInTrouble, PausesTheServerThatIsDown) {
    courier();
    exchange().down();
    const reserve::Wait wait = waits(send(answer(accept)));
    EXPECT_EQ(wait.scope, Scope::server);
    EXPECT_EQ(wait.code, "Unreachable");
    EXPECT_FALSE(wait.slowly);
    exchange().up();
    EXPECT_TRUE(is_sent(send(answer(accept))));
}

TEST_F(CourierInTrouble, ComesBackSlowlyAfterARefusedSignIn) {
    server.password = "wrong";
    const reserve::Wait wait = waits(send(answer(accept)));
    EXPECT_EQ(wait.scope, Scope::server);
    EXPECT_TRUE(wait.slowly);
    EXPECT_TRUE(holds(wait.words, "password_file"));
}

TEST_F(CourierInTrouble, ComesBackSlowlyAfterARefusedNtlmSignIn) {
    exchange_.reset();
    exchange_settings.sign_in = exchange::SignIn::ntlm;
    server.sign_in = ews::SignIn::ntlm;
    server.password = "wrong";
    EXPECT_EQ(waits(send(answer(accept))).code, "HTTP 401");
}

TEST_F(CourierInTrouble, WaitsAsLongAsAThrottlingServerAsks) {
    exchange::Fault busy;
    busy.kind = "code";
    busy.code = "ErrorServerBusy";
    busy.back_off_ms = 297749;
    exchange().add_fault(busy);
    const reserve::Wait wait = waits(send(answer(accept)));
    EXPECT_EQ(wait.scope, Scope::server);
    EXPECT_EQ(wait.at_least, 297749ms);
}

TEST_F(CourierInTrouble, WaitsAsLongAsRetryAfterSays) {
    exchange::Fault busy;
    busy.kind = "http_status";
    busy.status = 429;
    busy.retry_after = 33;
    exchange().add_fault(busy);
    EXPECT_EQ(waits(send(answer(accept))).at_least, 33s);
}

TEST_F(CourierInTrouble, NamesTheRightsThatAreMissing) {
    account.rights.folders = exchange::Rights::Folders::none;
    exchange().put_account(account);
    const reserve::Wait wait = waits(send(answer(accept)));
    EXPECT_EQ(wait.scope, Scope::answer);
    EXPECT_TRUE(wait.slowly);
}

TEST_F(CourierInTrouble, NamesSendOnBehalfWhereItIsMissing) {
    account.rights.send_on_behalf = false;
    exchange().put_account(account);
    const reserve::Wait wait = waits(send(answer(accept)));
    EXPECT_EQ(wait.code, "ErrorSendAsDenied");
    EXPECT_TRUE(holds(wait.words, "-GrantSendOnBehalfTo @{Add='roomgate'}"));
}

TEST_F(CourierInTrouble, LooksAgainAfterAConflictThreeTimesAtMost) {
    code("ErrorIrresolvableConflict", "CreateItem", 2);
    EXPECT_TRUE(is_sent(send(answer(accept))));
    EXPECT_EQ(operations().size(), 6U);
}

TEST_F(CourierInTrouble, WaitsAfterThreeConflicts) {
    code("ErrorIrresolvableConflict", "CreateItem");
    EXPECT_EQ(waits(send(answer(accept))).scope, Scope::answer);
    EXPECT_EQ(operations().size(), 6U);
}

TEST_F(CourierInTrouble, AsksInOlderVersionsWhereTheServerWantsThem) {
    code("ErrorInvalidServerVersion", "FindItem", 2);
    EXPECT_TRUE(is_sent(send(answer(accept))));
}

struct Mapping {
    const char* code;
    std::size_t delivery;  // index in reserve::Delivery
    bool slowly;
};
class EveryClass : public ExchangeRoom, public testing::WithParamInterface<Mapping> {};

TEST_P(EveryClass, IsMappedToWhatThePostDoes) {
    receive();
    code(GetParam().code, "CreateItem");
    const Delivery delivery = send(answer(accept));
    EXPECT_EQ(delivery.index(), GetParam().delivery);
    const auto* const wait = std::get_if<reserve::Wait>(&delivery);
    EXPECT_EQ(wait && wait->slowly, GetParam().slowly);
}

// 1 Wait, 2 NotThere, 4 Superseded, 6 CannotHeal
INSTANTIATE_TEST_SUITE_P(
    Codes, EveryClass,
    testing::Values(Mapping{"ErrorServerBusy", 1, false}, Mapping{"ErrorMailboxMoveInProgress", 1, false},
                    Mapping{"ErrorStaleObject", 1, false}, Mapping{"ErrorItemNotFound", 2, false},
                    Mapping{"ErrorCalendarMeetingRequestIsOutOfDate", 4, false},
                    Mapping{"ErrorCalendarIsDelegatedForAccept", 6, false},
                    Mapping{"ErrorAccessDenied", 1, true}, Mapping{"ErrorQuotaExceeded", 1, true},
                    Mapping{"ErrorSchemaValidation", 6, false}, Mapping{"ErrorOfTheNextRelease", 1, false}),
    [](const auto& it) { return it.param.code; });

TEST_F(CourierInTrouble, ParksACodeThatItDoesNotKnowInTheEnd) {
    code("ErrorOfTheNextRelease", "CreateItem");
    Answer old = answer(accept);
    old.tries = 20;
    EXPECT_TRUE(std::holds_alternative<reserve::CannotHeal>(send(old)));
}

// Unknown outcomes.

TEST_F(CourierInTrouble, DoesNotKnowWhatBecameOfACallWhoseReplyIsLost) {
    fault("response_lost", "CreateItem");
    EXPECT_TRUE(std::holds_alternative<reserve::Unknown>(send(answer(accept))));
    EXPECT_EQ(exchange().organizer_mail().size(), 1U);
}

TEST_F(CourierInTrouble, DoesNotKnowWhatBecomesOfACallThatTakesTooLong) {
    server.call_limit = 1s;
    exchange::Fault slow;
    slow.kind = "slow";
    slow.operation = "CreateItem";
    slow.delay = 1500ms;
    exchange().add_fault(slow);
    EXPECT_TRUE(std::holds_alternative<reserve::Unknown>(send(answer(accept))));
}

TEST_F(CourierInTrouble, LooksForEvidenceAtOnceWhenTheReplyIsGarbage) {
    fault("garbage", "CreateItem", 1);
    EXPECT_TRUE(is_sent(send(answer(accept))));
    EXPECT_EQ(exchange().organizer_mail().size(), 1U);
}

TEST_F(CourierInTrouble, WaitsWhenAnErrorPageLeftNoTrace) {
    exchange::Fault page;
    page.kind = "http_status";
    page.status = 500;
    page.operation = "CreateItem";
    exchange().add_fault(page);
    EXPECT_EQ(waits(send(answer(accept))).code, "HTTP 500");
}

class CourierEvidence : public CourierInTrouble {
  protected:
    // Sends with these pieces of evidence withheld, and the reply lost; then looks.
    Evidence after_a_lost_reply(AnswerKind kind, const std::vector<std::string>& withheld) {
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
    EXPECT_EQ(look(answer(accept), clock.now()), Evidence::cannot_tell);
}

TEST_F(CourierEvidence, OfADeclinedDateIsThatItLeftTheSeries) {
    const Meeting weekly{
        .uid = "weekly@example.org", .rrule = "FREQ=WEEKLY;COUNT=5", .message_id = "<w@example.org>"};
    receive(weekly);
    Answer in_part = answer(accept, weekly);
    in_part.content.steps.push_back({1, decline, tuesday_at_nine + 24h * 14, "Taken.", false, {}});
    send(in_part, 0);
    const Instant attempted_at = clock.now();
    EXPECT_EQ(look(in_part, attempted_at, 1), Evidence::none);
    fault("withhold_copy");
    fault("response_lost", "CreateItem", 1);
    send(in_part, 1);
    EXPECT_EQ(look(in_part, attempted_at, 1), Evidence::sent);
}

}  // namespace
