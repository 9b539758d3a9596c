#include "tests/contract/booking_world.hpp"

namespace {

using namespace reserve;
using support::at;
using support::room_1;
using support::room_2;

using Texts = std::vector<std::string>;

const Instant today = at("2026-12-01 00:00");
const Instant tomorrow = at("2026-12-02 00:00");
const Version version{.sequence = 3, .dtstamp = at("2026-11-22 01:00")};

class SeriesThatGoOnContract : public BookingContractTest {
  protected:
    void book(const std::string& uid, std::optional<Instant> decided_until, RoomId room = room_1) {
        transact([&](Ledger& ledger) {
            const Meeting before = ledger.meeting(room, uid);
            Meeting meeting = before;
            meeting.organizer = "ada@corp.example.com";
            meeting.components = {{.recurrence_id = std::nullopt,
                                   .version = version,
                                   .organizer = "ada@corp.example.com",
                                   .digests = {},
                                   .content = "{}",
                                   .decided_until = decided_until}};
            const Instant start = at("2026-11-24 09:00") + std::chrono::hours(++booked_);
            const Interval time{start, start + std::chrono::hours(1)};
            meeting.occurrences = {{.recurrence_id = start, .time = time, .blocked = time}};
            ledger.save(before, meeting);
            return true;
        });
    }

    Texts behind(Instant until, std::size_t at_most = 10) {
        return transact([&](Ledger& ledger) { return ledger.series_behind(room_1, until, at_most); });
    }

    NewAnswer answer_to(const BookingWorld::Stored& stored) {
        return {.item = stored.item,
                .room = room_1,
                .uid = "m1",
                .recurrence_id = std::nullopt,
                .version = version,
                .mail_message_id = "<1@corp.example.com>",
                .organizer = "ada@corp.example.com",
                .steps = {AnswerStep{}},
                .due = today};
    }
    void queue(const NewAnswer& answer) {
        transact([&](Ledger& ledger) { return ledger.queue(answer); });
    }
    void queue_further(const NewAnswer& answer) {
        transact([&](Ledger& ledger) { return ledger.queue_further(answer); });
    }
    std::optional<AnsweredRequest> answered(const Version& of = version) {
        return transact([&](Ledger& ledger) { return ledger.answered(room_1, "m1", of); });
    }

  private:
    int booked_ = 0;
};
BOOKINGS_ON_EACH_BACK_END(SeriesThatGoOnContract);

TEST_P(SeriesThatGoOnContract, KeepsUntilWhenASeriesIsDecided) {
    book("m1", tomorrow);
    const auto stored = transact([&](Ledger& ledger) { return ledger.meeting(room_1, "m1"); });
    EXPECT_EQ(stored.components.at(0).decided_until, tomorrow);
}

TEST_P(SeriesThatGoOnContract, FindsThoseThatAreDecidedUpToAnEarlierInstant) {
    book("behind", today);
    book("decided", tomorrow);
    book("ends", std::nullopt);
    EXPECT_EQ(behind(tomorrow), Texts{"behind"});
}

TEST_P(SeriesThatGoOnContract, FindsNothingOfOtherRooms) {
    book("m1", today, room_2);
    EXPECT_EQ(behind(tomorrow), Texts{});
}

TEST_P(SeriesThatGoOnContract, FindsThoseThatCameFirstFirst) {
    book("z", today);
    book("a", today);
    book("z", today);  // an update
    EXPECT_EQ(behind(tomorrow), (Texts{"z", "a"}));
}

TEST_P(SeriesThatGoOnContract, FindsThoseThatAreFarthestBehindFirst) {
    book("first", tomorrow);
    book("late", today);
    EXPECT_EQ(behind(tomorrow + std::chrono::days(1)), (Texts{"late", "first"}));
}

TEST_P(SeriesThatGoOnContract, FindsNoMoreThanAskedFor) {
    book("a", today);
    book("b", today);
    EXPECT_EQ(behind(tomorrow, 1), Texts{"a"});
}

TEST_P(SeriesThatGoOnContract, NamesTheRoomsThatHaveSome) {
    book("m1", std::nullopt, room_1);
    book("m2", today, room_2);
    EXPECT_EQ(transact([](Ledger& ledger) { return ledger.rooms_with_series_that_go_on(); }),
              std::vector{room_2});
}

TEST_P(SeriesThatGoOnContract, QueuesAFurtherAnswerInThePlaceOfNone) {
    queue(answer_to(world_->add_item()));
    queue_further(answer_to(world_->add_item()));
    EXPECT_EQ(world_->answers(), (std::vector{AnswerState::waiting, AnswerState::waiting}));
}

TEST_P(SeriesThatGoOnContract, ReplacesAFurtherAnswerByANewerDecision) {
    queue_further(answer_to(world_->add_item()));
    queue(answer_to(world_->add_item()));
    EXPECT_EQ(world_->answers(), (std::vector{AnswerState::replaced, AnswerState::waiting}));
}

TEST_P(SeriesThatGoOnContract, KnowsTheRequestThatWasAnsweredLastUnderAVersion) {
    queue(answer_to(world_->add_item()));
    const BookingWorld::Stored last = world_->add_item();
    queue(answer_to(last));
    EXPECT_EQ(answered(), (AnsweredRequest{last.item, last.message, "<1@corp.example.com>"}));
}

TEST_P(SeriesThatGoOnContract, KnowsNoRequestOfAnotherVersion) {
    queue(answer_to(world_->add_item()));
    EXPECT_EQ(answered({.sequence = 4, .dtstamp = version.dtstamp}), std::nullopt);
}

TEST_P(SeriesThatGoOnContract, KnowsNoRequestForOneDateOnly) {
    NewAnswer for_a_date = answer_to(world_->add_item());
    for_a_date.recurrence_id = today;
    queue(for_a_date);
    EXPECT_EQ(answered(), std::nullopt);
}

}  // namespace
