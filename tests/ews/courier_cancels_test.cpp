#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews_test;
using enum AnswerKind;

// What a CANCEL takes out of the room's calendar.
class CourierCancels : public ExchangeRoom {
  protected:
    std::size_t items_in_the_calendar() {
        return exchange().entries(room_12, exchange::Folder::calendar).size();
    }
};

TEST_F(CourierCancels, RemovesACancelledMeetingFromTheCalendarAndTellsNobody) {
    receive();
    receive({.sequence = 1, .message_id = "<m2@example.org>", .method = "CANCEL"});
    EXPECT_EQ(exchange().entries(room_12, exchange::Folder::calendar).size(), 1U);
    EXPECT_TRUE(is_sent(send(answer(remove, {.sequence = 1, .message_id = "<m2@example.org>"}))));
    EXPECT_TRUE(exchange().entries(room_12, exchange::Folder::calendar).empty());
    EXPECT_TRUE(exchange().organizer_mail().empty());
}

TEST_F(CourierCancels, DoesNotRemoveAMeetingThatWasMadeAnewMeanwhile) {
    receive({.sequence = 3});
    EXPECT_TRUE(std::holds_alternative<reserve::NewerThere>(send(answer(remove, {.sequence = 1}))));
    EXPECT_EQ(exchange().entries(room_12, exchange::Folder::calendar).size(), 1U);
}

TEST_F(CourierCancels, HasNothingToRemoveWhereTheMeetingNeverCame) {
    Answer removal = answer(remove);
    exchange();
    EXPECT_TRUE(std::holds_alternative<reserve::NotThere>(send(removal)));
    removal.missing_for = 17s;
    EXPECT_TRUE(is_sent(send(removal)));
}

TEST_F(CourierCancels, RemovesOneDateOfASeries) {
    receive({.rrule = "FREQ=WEEKLY;COUNT=5"});
    Answer removal = answer(remove);
    removal.content.recurrence_id = tuesday_at_nine + 24h * 7;
    EXPECT_TRUE(is_sent(send(removal)));
    EXPECT_EQ(words_of(send(removal)), "The date is no longer in the series.");
}

TEST_F(CourierCancels, HasNothingToRemoveWhereExchangeRemovedTheDateItself) {
    receive({.rrule = "FREQ=WEEKLY;COUNT=5"});
    const Meeting cancelled{.sequence = 1,
                            .message_id = "<m2@example.org>",
                            .method = "CANCEL",
                            .recurrence_id = "20270309T090000Z"};
    receive(cancelled);
    Answer removal = answer(remove, cancelled);
    removal.content.recurrence_id = tuesday_at_nine + 24h * 7;
    removal.missing_for = 17s;
    EXPECT_TRUE(is_sent(send(removal)));
}

TEST_F(CourierCancels, HasNoDateToRemoveWhereTheSeriesIsGone) {
    exchange();
    Answer removal = answer(remove);
    removal.content.recurrence_id = tuesday_at_nine;
    EXPECT_TRUE(std::holds_alternative<reserve::NotThere>(send(removal)));
    removal.missing_for = 17s;
    EXPECT_TRUE(is_sent(send(removal)));
}

const Meeting date_on_its_own{.message_id = "<m2@example.org>", .recurrence_id = "20270309T090000Z"};
const Meeting cancel{.sequence = 1, .message_id = "<m3@example.org>", .method = "CANCEL"};

TEST_F(CourierCancels, RemovesDatesThatStandBesideTheSeries) {
    receive(date_on_its_own);
    receive({.rrule = "FREQ=WEEKLY;COUNT=5"});
    ASSERT_EQ(items_in_the_calendar(), 2U);
    EXPECT_TRUE(is_sent(send(answer(remove, cancel))));
    EXPECT_EQ(items_in_the_calendar(), 0U);
}

TEST_F(CourierCancels, RemovesDatesOfASeriesThatNeverCame) {
    receive(date_on_its_own);
    receive({.message_id = "<m4@example.org>", .recurrence_id = "20270316T090000Z"});
    Answer removal = answer(remove, cancel);
    EXPECT_TRUE(std::holds_alternative<reserve::NotThere>(send(removal)));  // it may still come
    EXPECT_EQ(items_in_the_calendar(), 2U);
    removal.missing_for = 17s;
    EXPECT_TRUE(is_sent(send(removal)));
    EXPECT_EQ(items_in_the_calendar(), 0U);
}

TEST_F(CourierCancels, LeavesSomebodyElsesDate) {
    Meeting eves = date_on_its_own;
    eves.organizer = "eve@example.org";
    receive(eves);
    receive({.rrule = "FREQ=WEEKLY;COUNT=5"});
    EXPECT_TRUE(is_sent(send(answer(remove, cancel))));
    EXPECT_EQ(items_in_the_calendar(), 1U);
}

TEST_F(CourierCancels, LeavesSomebodyElsesDateAmongMany) {
    for (int day = 1; day <= 30; ++day)
        receive({.message_id = "<d" + std::to_string(day) + "@example.org>",
                 .recurrence_id = "202704" + std::to_string(100 + day).substr(1) + "T090000Z",
                 .organizer = day == 3 ? "eve@example.org" : "ada@example.org"});
    receive({.rrule = "FREQ=WEEKLY;COUNT=5"});
    EXPECT_TRUE(is_sent(send(answer(remove, cancel))));
    EXPECT_EQ(items_in_the_calendar(), 1U);
}

TEST_F(CourierCancels, LeavesADateThatWasAskedForAnewMeanwhile) {
    receive({.sequence = 1,
             .message_id = "<m2@example.org>",
             .recurrence_id = "20270309T090000Z",
             .dtstamp = "20261120T090000Z"});
    receive({.rrule = "FREQ=WEEKLY;COUNT=5"});
    EXPECT_TRUE(is_sent(send(answer(remove, cancel))));
    EXPECT_EQ(items_in_the_calendar(), 1U);
}

// As in the database: an occurrence is compared with its series by DTSTAMP alone (ruling 6).
TEST_F(CourierCancels, RemovesADateThatWasSentBefore) {
    receive({.sequence = 2, .message_id = "<m2@example.org>", .recurrence_id = "20270309T090000Z"});
    receive({.rrule = "FREQ=WEEKLY;COUNT=5"});
    EXPECT_TRUE(is_sent(send(answer(remove, cancel))));
    EXPECT_EQ(items_in_the_calendar(), 0U);
}

TEST_F(CourierCancels, RemovesTheMeetingLastSoThatItIsFoundAgain) {
    receive(date_on_its_own);
    receive({.rrule = "FREQ=WEEKLY;COUNT=5"});
    code("ErrorServerBusy", "DeleteItem", 1);
    EXPECT_FALSE(is_sent(send(answer(remove, cancel))));
    EXPECT_EQ(items_in_the_calendar(), 2U);
    EXPECT_TRUE(is_sent(send(answer(remove, cancel))));
    EXPECT_EQ(items_in_the_calendar(), 0U);
}

}  // namespace
