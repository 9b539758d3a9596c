#include "tests/contract/booking_world.hpp"

namespace {

using namespace reserve;
using support::room_1;

class MirrorContract : public BookingContractTest {
  protected:
    AnswerId mirror(const std::string& uid = "m1") {
        return transact([&](Ledger& ledger) { return ledger.mirror(room_1, uid, office_.now); });
    }
    AnswerId answer(const std::string& uid = "m1") {
        const ItemId item = world_->add_item().item;
        return transact([&](Ledger& ledger) {
            return ledger.queue({.item = item,
                                 .room = room_1,
                                 .uid = uid,
                                 .recurrence_id = std::nullopt,
                                 .version = {},
                                 .mail_message_id = "",
                                 .organizer = "ada@corp.example.com",
                                 .steps = {{.kind = AnswerKind::accept, .text = "Booked."}},
                                 .due = office_.now});
        });
    }
    using States = std::vector<AnswerState>;
};

TEST_P(MirrorContract, WaitsBehindAnAnswer) {
    answer();
    mirror();
    EXPECT_EQ(world_->answers(), (States{AnswerState::waiting, AnswerState::waiting}));
}

TEST_P(MirrorContract, TakesThePlaceOfAnEarlierOneOfTheReservation) {
    mirror();
    mirror("m2");
    mirror();
    EXPECT_EQ(world_->answers(), (States{AnswerState::replaced, AnswerState::waiting, AnswerState::waiting}));
}

TEST_P(MirrorContract, GoesWhenANewerDecisionIsAnswered) {
    mirror();
    answer();
    EXPECT_EQ(world_->answers(), (States{AnswerState::replaced, AnswerState::waiting}));
}

BOOKINGS_ON_EACH_BACK_END(MirrorContract);

}  // namespace
