#include "ews/errors/error_table.hpp"
#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews_test;
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

TEST_F(CourierInTrouble, WaitsForASlowServerThatItSignedInToByNtlm) {
    exchange_.reset();
    exchange_settings.sign_in = exchange::SignIn::ntlm;
    server.sign_in = ews::SignIn::ntlm;
    receive();
    exchange().add_fault({.kind = "slow", .delay = 20ms});
    EXPECT_TRUE(is_sent(send(answer(accept))));
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
    bool slowly;
};
// Codes beyond those of errors/error_table_test.cpp.
class MoreCodes : public ExchangeRoom, public testing::WithParamInterface<Mapping> {};

TEST_P(MoreCodes, AreWaitedFor) {
    receive();
    code(GetParam().code, "CreateItem");
    EXPECT_EQ(waits(send(answer(accept))).slowly, GetParam().slowly);
}

INSTANTIATE_TEST_SUITE_P(Codes, MoreCodes,
                         testing::Values(Mapping{"ErrorOfTheNextRelease", false},
                                         Mapping{"ErrorMailboxFailover", false},
                                         Mapping{"ErrorCreateItemAccessDenied", true},
                                         Mapping{"ErrorSubmissionQuotaExceeded", true}),
                         [](const auto& it) { return it.param.code; });

TEST_F(CourierInTrouble, ParksWhatCannotBeAnswered) {
    for (const char* const refused : {"ErrorItemCorrupt", "ErrorCalendarIsGroupMailboxForAccept"}) {
        exchange().clear_faults();
        code(refused, "CreateItem");
        EXPECT_TRUE(std::holds_alternative<reserve::CannotHeal>(send(answer(accept)))) << refused;
    }
}

TEST_F(CourierInTrouble, ParksACodeThatItDoesNotKnowInTheEnd) {
    code("ErrorOfTheNextRelease", "CreateItem");
    Answer old = answer(accept);
    old.tries = 20;
    EXPECT_TRUE(std::holds_alternative<reserve::CannotHeal>(send(old)));
}

// Unknown outcomes.

TEST_F(CourierInTrouble, DoesNotKnowWhatBecameOfACallWhoseReplyIsLost) {
    fault("response_lost", "CreateItem");
    const Delivery delivery = send(answer(accept));
    ASSERT_TRUE(std::holds_alternative<reserve::Unknown>(delivery));
    EXPECT_TRUE(holds(std::get<reserve::Unknown>(delivery).words, "evidence is looked for later"));
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

TEST_F(CourierInTrouble, DoesNotKnowWhatBecameOfACallWhoseReplyIsGarbageAndLeftNoTrace) {
    for (const char* piece : {"withhold_copy", "withhold_removal", "withhold_response"}) fault(piece);
    fault("garbage", "CreateItem", 1);
    EXPECT_TRUE(std::holds_alternative<reserve::Unknown>(send(answer(accept))));
}

TEST_F(CourierInTrouble, WaitsWhenAnErrorPageLeftNoTrace) {
    exchange::Fault page;
    page.kind = "http_status";
    page.status = 500;
    page.operation = "CreateItem";
    exchange().add_fault(page);
    EXPECT_EQ(waits(send(answer(accept))).code, "HTTP 500");
}

}  // namespace
