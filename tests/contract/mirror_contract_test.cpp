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

TEST_P(MirrorContract, IsQueuedAgainWhereADecisionIsNotAnswered) {
    mirror();
    transact([&](Ledger& ledger) {
        ledger.withdraw(room_1, "m1", std::nullopt, office_.now);
        return true;
    });
    EXPECT_EQ(world_->answers(), (States{AnswerState::replaced, AnswerState::waiting}));
}

TEST_P(MirrorContract, IsOfAReservationThatNoMailChanges) {
    transact([&](Ledger& ledger) {
        const Meeting before = ledger.meeting(room_1, "m1");
        Meeting reserved = before;  // by another program: nobody organizes it
        const Interval nine{support::at("2026-11-24 09:00"), support::at("2026-11-24 10:00")};
        reserved.occurrences = {{.recurrence_id = nine.start, .time = nine, .blocked = nine}};
        ledger.save(before, reserved);
        return true;
    });
    Reading nameless = support::cancel({support::Draft().starts("2026-11-24 09:00").by("").version(1, 1)});
    nameless.mail.from.clear();
    EXPECT_EQ(office_.outcome(nameless), Outcome::parked);
    EXPECT_EQ(office_.booked().size(), 1U);
}

BOOKINGS_ON_EACH_BACK_END(MirrorContract);

}  // namespace
