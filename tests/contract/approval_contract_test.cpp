#include "reserve/desk/settle_approval.hpp"
#include "tests/contract/booking_world.hpp"

namespace {

using namespace reserve;
using support::Draft;
using support::room_1;

class ApprovalContract : public BookingContractTest {
  protected:
    ApprovalContract() {
        office_.settings.booking.all_book_in_policy = false;
        office_.settings.booking.all_request_in_policy = true;
        office_.settings.booking.conflicting_update = BookingPolicy::ConflictingUpdate::keep;
        office_.send(support::request({Draft().starts("2026-11-24 09:00")}));
    }

    ApprovalId ask(std::optional<Instant> recurrence_id = std::nullopt) {
        const ItemId item = world_->add_item().item;
        return transact([&](Ledger& ledger) {
            const AnswerStep step{
                .position = 0, .kind = AnswerKind::tentative, .recurrence_id = recurrence_id, .text = "held"};
            const AnswerId answer = ledger.queue({.item = item,
                                                  .room = room_1,
                                                  .uid = "m1",
                                                  .recurrence_id = recurrence_id,
                                                  .version = {0, support::at("2026-11-22 00:00")},
                                                  .mail_message_id = "<1@corp.example.com>",
                                                  .organizer = "ada@corp.example.com",
                                                  .steps = {step},
                                                  .due = office_.now});
            return ledger.ask({.answer = answer,
                               .room = room_1,
                               .uid = "m1",
                               .recurrence_id = recurrence_id,
                               .organizer = "ada@corp.example.com",
                               .asks = "Tuesday",
                               .asked_at = office_.now});
        });
    }
    std::optional<Approval> read(ApprovalId id) {
        return transact([&](Ledger& ledger) { return ledger.approval(id); });
    }
};

TEST_P(ApprovalContract, KeepsWhatIsHeldAndForWhat) {
    ASSERT_EQ(office_.stored().occurrences.size(), 1U);
    EXPECT_TRUE(office_.stored().occurrences[0].tentative);
    const ApprovalId id = ask();
    transact([&](Ledger& ledger) {
        return settle_approval(id, {true, "grace", ""}, office_.settings, office_.now, ledger).index();
    });
    EXPECT_FALSE(office_.stored().occurrences[0].tentative);
    office_.send(support::request({Draft().starts("2026-11-24 12:00").version(1, 1)}));
    ASSERT_EQ(office_.stored().occurrences.size(), 2U);
    EXPECT_EQ(office_.stored().occurrences[0].held_for, support::at("2026-11-24 12:00"));
}

TEST_P(ApprovalContract, ReadsAnApprovalWithItsAnswer) {
    const auto approval = read(ask());
    ASSERT_TRUE(approval);
    EXPECT_EQ(approval->state, ApprovalState::pending);
    EXPECT_EQ(approval->content.asks, "Tuesday");
    EXPECT_EQ(approval->answer.content.steps.at(0).text, "held");
    EXPECT_EQ(read(ApprovalId{4711}), std::nullopt);
}

TEST_P(ApprovalContract, TellsOfOccurrencesThatArePendingOnTheirOwn) {
    const ApprovalId whole = ask();
    ask(support::at("2026-12-01 09:00"));
    EXPECT_EQ(read(whole)->apart, std::set<Instant>{support::at("2026-12-01 09:00")});
}

TEST_P(ApprovalContract, ReplacesThoseOfAnOccurrenceOrAll) {
    const ApprovalId whole = ask();
    const ApprovalId occurrence = ask(support::at("2026-12-01 09:00"));
    transact([&](Ledger& ledger) {
        ledger.replace_approvals(room_1, "m1", support::at("2026-12-01 09:00"), office_.now);
        return 0;
    });
    EXPECT_EQ(read(occurrence)->state, ApprovalState::replaced);
    EXPECT_EQ(read(whole)->state, ApprovalState::pending);
    transact([&](Ledger& ledger) {
        ledger.replace_approvals(room_1, "m1", std::nullopt, office_.now);
        return 0;
    });
    EXPECT_EQ(read(whole)->state, ApprovalState::replaced);
}

BOOKINGS_ON_EACH_BACK_END(ApprovalContract);

}  // namespace
