// A date that was asked for alone, and later than the whole meeting, may be decided before it: its answer
// tells what holds.
#include "tests/contract/booking_world.hpp"

namespace {

using namespace reserve;
using support::at;
using support::room_1;
using enum AnswerState;

class NewerDate : public BookingContractTest {
  protected:
    static Version sent(const std::string& time) {
        return {.sequence = 0, .dtstamp = at("2026-11-22 " + time)};
    }

    void store(DecidedComponent::State state_of_date, bool and_all_that_follow = false) {
        const auto component = [](std::optional<Instant> recurrence_id, Version version,
                                  DecidedComponent::State state) {
            return DecidedComponent{.recurrence_id = recurrence_id,
                                    .version = version,
                                    .state = state,
                                    .organizer = "ada@corp.example.com",
                                    .digests = {},
                                    .content = ""};
        };
        transact([&](Ledger& ledger) {
            const Meeting before = ledger.meeting(room_1, "m1");
            Meeting now = before;
            now.components = {component(std::nullopt, sent("10:00"), DecidedComponent::State::booked),
                              component(date, sent("11:00"), state_of_date)};
            now.components.back().this_and_future = and_all_that_follow;
            ledger.save(before, now);
            return true;
        });
    }
    AnswerId queue(std::optional<Instant> recurrence_id, Version version, AnswerKind kind) {
        const ItemId item = world_->add_item().item;
        return transact([&](Ledger& ledger) {
            return ledger.queue({.item = item,
                                 .room = room_1,
                                 .uid = "m1",
                                 .recurrence_id = recurrence_id,
                                 .version = version,
                                 .mail_message_id = "",
                                 .organizer = "ada@corp.example.com",
                                 .steps = {{.kind = kind, .recurrence_id = recurrence_id, .text = "Words."}},
                                 .due = office_.now});
        });
    }
    void queue_whole() { queue(std::nullopt, sent("10:00"), AnswerKind::accept); }
    ApprovalId ask(std::optional<Instant> recurrence_id, Version version) {
        const AnswerId answer = queue(recurrence_id, version, AnswerKind::tentative);
        return transact([&](Ledger& ledger) {
            return ledger.ask({.answer = answer,
                               .room = room_1,
                               .uid = "m1",
                               .recurrence_id = recurrence_id,
                               .organizer = "ada@corp.example.com",
                               .asks = "Tuesday",
                               .asked_at = office_.now});
        });
    }
    ApprovalState after_a_decision_about_the_whole(ApprovalId id) {
        return transact([&](Ledger& ledger) {
            ledger.replace_approvals(room_1, "m1", std::nullopt, office_.now);
            return ledger.approval(id).value().state;
        });
    }

    const Instant date = at("2026-12-01 09:00");
    using States = std::vector<AnswerState>;
};
BOOKINGS_ON_EACH_BACK_END(NewerDate);

TEST_P(NewerDate, IsAnsweredBesideTheWhole) {
    store(DecidedComponent::State::booked);
    queue(date, sent("11:00"), AnswerKind::accept);
    queue_whole();
    EXPECT_EQ(world_->answers(), (States{waiting, waiting}));
}

TEST_P(NewerDate, IsDeclinedBesideTheWhole) {
    store(DecidedComponent::State::declined);
    queue(date, sent("11:00"), AnswerKind::decline);
    queue_whole();
    EXPECT_EQ(world_->answers(), (States{waiting, waiting}));
}

TEST_P(NewerDate, IsNoLongerDeclinedWhereTheWholeHasBookedIt) {
    store(DecidedComponent::State::booked);
    queue(date, sent("11:00"), AnswerKind::decline);
    queue_whole();
    EXPECT_EQ(world_->answers(), (States{replaced, waiting}));
}

TEST_P(NewerDate, IsNoneOfAnotherVersion) {
    store(DecidedComponent::State::booked);
    queue(date, sent("10:30"), AnswerKind::accept);
    queue_whole();
    EXPECT_EQ(world_->answers(), (States{replaced, waiting}));
}

TEST_P(NewerDate, IsNoneThatIsOlderThanTheWhole) {
    store(DecidedComponent::State::booked);
    queue(date, sent("11:00"), AnswerKind::accept);
    transact([&](Ledger& ledger) {
        const Meeting before = ledger.meeting(room_1, "m1");
        Meeting now = before;
        now.components.front().version = sent("12:00");
        ledger.save(before, now);
        return true;
    });
    queue(std::nullopt, sent("12:00"), AnswerKind::accept);
    EXPECT_EQ(world_->answers(), (States{replaced, waiting}));
}

TEST_P(NewerDate, IsHeldBesideTheWhole) {
    store(DecidedComponent::State::booked);
    const ApprovalId id = ask(date, sent("11:00"));
    queue_whole();
    EXPECT_EQ(world_->answers(), (States{waiting, waiting}));
    EXPECT_EQ(after_a_decision_about_the_whole(id), ApprovalState::pending);
}

TEST_P(NewerDate, IsNoLongerPutToDelegatesWhereItIsOlderThanTheWhole) {
    store(DecidedComponent::State::booked);
    const ApprovalId id = ask(date, sent("09:00"));
    EXPECT_EQ(after_a_decision_about_the_whole(id), ApprovalState::replaced);
}

TEST_P(NewerDate, IsAskedForAgainWithAllThatFollowItWhenTheWholeComes) {
    store(DecidedComponent::State::booked, true);
    const ApprovalId id = ask(date, sent("11:00"));
    queue_whole();
    EXPECT_EQ(world_->answers(), (States{replaced, waiting}));
    EXPECT_EQ(after_a_decision_about_the_whole(id), ApprovalState::replaced);
}

TEST_P(NewerDate, GivesWayToADecisionAboutIt) {
    store(DecidedComponent::State::booked);
    queue(date, sent("11:00"), AnswerKind::accept);
    queue(date, sent("11:00"), AnswerKind::decline);
    EXPECT_EQ(world_->answers(), (States{replaced, waiting}));
}

}  // namespace
