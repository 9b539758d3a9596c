#include "ews/errors/error_table.hpp"

#include "tests/ews/exchange_room.hpp"
#include "tests/ews/scripted_server.hpp"

// Every class of trouble, in each of the places where Exchange puts errors, through HTTP.

namespace {

using namespace ews_test;
using Scope = reserve::Wait::Scope;

enum class Does {
    waits,
    waits_slowly,
    pauses_server,
    pauses_server_slowly,
    is_missing,
    is_superseded,
    parks
};

Does what(const Delivery& delivery) {
    if (std::holds_alternative<reserve::NotThere>(delivery)) return Does::is_missing;
    if (std::holds_alternative<reserve::Superseded>(delivery)) return Does::is_superseded;
    if (std::holds_alternative<reserve::CannotHeal>(delivery)) return Does::parks;
    const reserve::Wait wait = waits(delivery);
    if (wait.scope == Scope::server) return wait.slowly ? Does::pauses_server_slowly : Does::pauses_server;
    return wait.slowly ? Does::waits_slowly : Does::waits;
}

std::string words_in(const Delivery& delivery) {
    if (const auto* const it = std::get_if<reserve::NotThere>(&delivery)) return it->words;
    if (const auto* const it = std::get_if<reserve::Superseded>(&delivery)) return it->words;
    if (const auto* const it = std::get_if<reserve::CannotHeal>(&delivery)) return it->words;
    return words_of(delivery);
}

struct Row {
    const char* code;
    Does does;
};

class ErrorTable : public ExchangeRoom, public testing::WithParamInterface<Row> {
  protected:
    void SetUp() override { receive(); }
    Delivery refused_in(int status, bool per_item) {
        exchange::Fault made;
        made.kind = "code";
        made.code = GetParam().code;
        made.operation = "CreateItem";
        made.status = status;
        made.per_item = per_item;
        exchange().clear_faults();
        exchange().add_fault(made);
        courier_.reset();
        return send(answer(AnswerKind::accept));
    }
    void expect_row(const Delivery& delivery) {
        EXPECT_EQ(what(delivery), GetParam().does);
        const std::string words = words_in(delivery);
        EXPECT_TRUE(words.starts_with(GetParam().code)) << words;
        EXPECT_TRUE(words.ends_with(".")) << words;
        EXPECT_FALSE(holds(words, "{room}") || holds(words, "{account}")) << words;
    }
};

TEST_P(ErrorTable, IsKeptInAResponseMessage) { expect_row(refused_in(200, true)); }
TEST_P(ErrorTable, IsKeptInAFault) { expect_row(refused_in(500, false)); }
TEST_P(ErrorTable, IsKeptInAFaultWithHttp200) { expect_row(refused_in(200, false)); }

INSTANTIATE_TEST_SUITE_P(
    OfEwsMd, ErrorTable,
    testing::Values(
        Row{"ErrorServerBusy", Does::pauses_server}, Row{"ErrorTooManyObjectsOpened", Does::pauses_server},
        Row{"ErrorExceededConnectionCount", Does::pauses_server},

        Row{"ErrorInternalServerTransientError", Does::waits}, Row{"ErrorTimeoutExpired", Does::waits},
        Row{"ErrorMailboxStoreUnavailable", Does::waits}, Row{"ErrorMailboxMoveInProgress", Does::waits},
        Row{"ErrorConnectionFailed", Does::pauses_server}, Row{"ErrorADUnavailable", Does::pauses_server},
        Row{"ErrorInsufficientResources", Does::pauses_server}, Row{"ErrorInternalServerError", Does::waits},
        Row{"ErrorBatchProcessingStopped", Does::waits},

        Row{"ErrorIrresolvableConflict", Does::waits}, Row{"ErrorStaleObject", Does::waits},
        Row{"ErrorInvalidChangeKey", Does::waits},

        Row{"ErrorItemNotFound", Does::is_missing},

        Row{"ErrorCalendarIsCancelledForAccept", Does::is_superseded},
        Row{"ErrorCalendarMeetingRequestIsOutOfDate", Does::is_superseded},
        Row{"ErrorCalendarOccurrenceIsDeletedFromRecurrence", Does::is_superseded},

        Row{"ErrorCalendarIsDelegatedForAccept", Does::parks},
        Row{"ErrorCalendarIsOrganizerForAccept", Does::parks},
        Row{"ErrorInvalidItemForOperationAcceptItem", Does::parks},
        Row{"ErrorInvalidIdMalformed", Does::parks},

        Row{"ErrorAccessDenied", Does::waits_slowly}, Row{"ErrorFolderNotFound", Does::waits_slowly},
        Row{"ErrorNonExistentMailbox", Does::waits_slowly}, Row{"ErrorSendAsDenied", Does::waits_slowly},
        Row{"ErrorImpersonateUserDenied", Does::waits_slowly},
        Row{"ErrorImpersonationDenied", Does::waits_slowly},
        Row{"ErrorMissingEmailAddress", Does::waits_slowly},

        Row{"ErrorQuotaExceeded", Does::waits_slowly}, Row{"ErrorMessageSizeExceeded", Does::waits_slowly},

        Row{"ErrorSchemaValidation", Does::parks}, Row{"ErrorInvalidRequest", Does::parks},
        Row{"ErrorInvalidPropertyRequest", Does::parks}, Row{"ErrorCalendarInvalidTimeZone", Does::parks},
        Row{"ErrorTimeZone", Does::parks},

        Row{"ErrorPasswordExpired", Does::pauses_server_slowly},
        Row{"ErrorInvalidServerVersion", Does::waits_slowly}),
    [](const auto& it) { return it.param.code; });

struct Status {
    int status;
    Does does;
};
class HttpStatus : public ExchangeRoom, public testing::WithParamInterface<Status> {};

TEST_P(HttpStatus, WithoutXmlPausesTheServer) {
    receive();
    exchange::Fault made;
    made.kind = "http_status";
    made.status = GetParam().status;
    exchange().add_fault(made);
    EXPECT_EQ(what(send(answer(AnswerKind::accept))), GetParam().does);
}

INSTANTIATE_TEST_SUITE_P(OfEwsMd, HttpStatus,
                         testing::Values(Status{401, Does::pauses_server_slowly},
                                         Status{403, Does::pauses_server_slowly},
                                         Status{404, Does::pauses_server_slowly},
                                         Status{429, Does::pauses_server}, Status{500, Does::pauses_server},
                                         Status{502, Does::pauses_server}, Status{503, Does::pauses_server},
                                         Status{504, Does::pauses_server}),
                         [](const auto& it) { return std::to_string(it.param.status); });

class OtherTrouble : public ExchangeRoom {};

TEST_F(OtherTrouble, IsCalledWhatItIsWhereExchangeOnlineSwitchesEwsOff) {
    ScriptedServer online([](std::size_t, const std::string&) {
        return ScriptedServer::Action{
            http_answer("403 Forbidden", "", "X-EWS-Policy-Reason: EwsAllowedAppIDsDoesNotContainAppId\r\n"),
            true};
    });
    server.url = online.url();
    const reserve::Wait wait = waits(send(answer(AnswerKind::accept)));
    EXPECT_EQ(wait.code, "EwsSwitchedOff");
    EXPECT_TRUE(wait.slowly);
    EXPECT_TRUE(holds(wait.words, "EwsAllowedAppIDsDoesNotContainAppId"));
    EXPECT_TRUE(holds(wait.words, "switched off there from October 2026"));
}

TEST_F(OtherTrouble, ThatIsOurFaultComesWithTheRequest) {
    receive();
    code("ErrorInvalidRequest", "CreateItem");
    EXPECT_TRUE(holds(words_in(send(answer(AnswerKind::accept))), "<m:CreateItem "));
}

}  // namespace
