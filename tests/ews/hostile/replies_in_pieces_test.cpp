// Replies that arrive octet by octet: the pieces end within tags, within characters of several octets, and
// within the length of a chunk.
#include "ews/room_calendar.hpp"
#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews_test;

// 2, 3 and 4 octets a character.
const std::string many_tongues = "Pl\u00e4ne-\u20ac-\U0001D11E@example.org";

class RepliesInPieces : public ExchangeRoom, public testing::WithParamInterface<const char*> {
  protected:
    void in_pieces_of(int octets, bool breaks_off = false) {
        exchange::Fault pieces;
        pieces.kind = GetParam();
        pieces.limit = octets;
        pieces.after = breaks_off;
        exchange().add_fault(pieces);
    }
    std::string uid_in_the_calendar() {
        ews::RoomCalendar calendar(courier());
        const auto dates =
            calendar.read(*reserve::Address::parse(room_12), {tuesday_at_nine, tuesday_at_nine + 1h}, {});
        const auto* const read = std::get_if<std::vector<reserve::RoomCalendarDate>>(&dates);
        return read && read->size() == 1 ? read->front().uid : "none";
    }
};

TEST_P(RepliesInPieces, AreReadAsOne) {
    receive({.uid = many_tongues});
    for (const int octets : {1, 2, 3, 7, 1000}) {
        exchange().clear_faults();
        in_pieces_of(octets);
        EXPECT_EQ(uid_in_the_calendar(), many_tongues) << octets << " octets";
    }
}

TEST_P(RepliesInPieces, LeadToOneAnswer) {
    in_pieces_of(1);
    receive({.uid = many_tongues});
    EXPECT_TRUE(is_sent(send(answer(AnswerKind::accept, {.uid = many_tongues}))));
    EXPECT_EQ(kinds_that_the_organizer_got(), std::vector<std::string>{"accept"});
}

TEST_P(RepliesInPieces, TellWhyAndHowLongAServerIsBusy) {
    in_pieces_of(1);
    exchange::Fault busy;
    busy.kind = "code";
    busy.status = 500;
    busy.code = "ErrorServerBusy";
    busy.back_off_ms = 90'000;
    exchange().add_fault(busy);
    const auto wait = waits(send(answer(AnswerKind::accept)));
    EXPECT_EQ(wait.code, "ErrorServerBusy");
    EXPECT_GE(wait.at_least, 90s);
}

TEST_P(RepliesInPieces, ThatBreakOffAreNoReply) {
    receive();
    in_pieces_of(1, true);
    EXPECT_EQ(waits(send(answer(AnswerKind::accept))).scope, reserve::Wait::Scope::server);
    exchange().clear_faults();
    EXPECT_TRUE(is_sent(send(answer(AnswerKind::accept))));
}

INSTANTIATE_TEST_SUITE_P(Of, RepliesInPieces, testing::Values("chunks", "segments"));

}  // namespace
