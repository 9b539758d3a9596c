#include "ews/errors/delivery_for.hpp"
#include "ews/errors/error_table.hpp"
#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews_test;

// Whether an answer that failed so goes before the others of its room again.
bool keeps_place(const std::string& code) {
    const ews::Trouble trouble{ews::error_row(code).error_class, code, {}, {}, ews::fate_of(code)};
    return waits(ews::delivery_for(trouble, answer(AnswerKind::accept), ews::Server{})).keeps_place;
}

TEST(KeepsPlace, WhereTheServerIsAwayOrThrottles) {
    for (const auto* const code :
         {"Unreachable", "HTTP 503", "HTTP 429", "ErrorServerBusy", "ErrorADUnavailable"})
        EXPECT_TRUE(keeps_place(code)) << code;
}

TEST(KeepsPlace, NotWhereTheAnswerItselfMayBeTheCause) {
    for (const auto* const code : {"HTTP 500", "HTTP 502", "Timeout", "ConnectionLost", "NotReadable",
                                   "HTTP 403", "HTTP 406", "ErrorMailboxMoveInProgress", "ErrorAccessDenied"})
        EXPECT_FALSE(keeps_place(code)) << code;
}

}  // namespace
