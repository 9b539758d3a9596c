#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews_test;
using enum AnswerKind;

// A date that was asked for while there was no series stands in the calendar on its own, and stays there when
// that comes: an answer to the series has a step for it.
class CourierFormerDates : public ExchangeRoom {
  protected:
    CourierFormerDates() {
        receive(alone);
        receive(series);
    }
    static Answer answer_to_series(AnswerKind kind, Instant date = tuesday_at_nine + 7 * 24h) {
        Answer made = answer(kind, series);
        made.content.steps.push_back({.position = 1, .kind = remove, .recurrence_id = date, .text = ""});
        return made;
    }
    bool goes(const Answer& answer) { return is_sent(send(answer, 0)) && is_sent(send(answer, 1)); }
    std::size_t items_in_the_calendar() {
        return exchange().entries(room_12, exchange::Folder::calendar).size();
    }

    static inline const Meeting alone{.message_id = "<m0@example.org>", .recurrence_id = "20270309T090000Z"};
    static inline const Meeting series{
        .sequence = 1, .rrule = "FREQ=WEEKLY;COUNT=5", .message_id = "<m1@example.org>"};
};

TEST_F(CourierFormerDates, GoWithTheAcceptedSeries) {
    EXPECT_TRUE(goes(answer_to_series(accept)));
    EXPECT_EQ(items_in_the_calendar(), 1U);
    EXPECT_EQ(kinds_that_the_organizer_got(), std::vector<std::string>{"accept"});
}

TEST_F(CourierFormerDates, GoWithADeclineThatComesAfterTheAnswer) {
    EXPECT_TRUE(is_sent(send(answer(accept, series))));
    EXPECT_TRUE(goes(answer_to_series(decline)));
    EXPECT_EQ(items_in_the_calendar(), 0U);
    EXPECT_EQ(kinds_that_the_organizer_got(), (std::vector<std::string>{"accept", "decline"}));
}

TEST_F(CourierFormerDates, AreDoneWhereTheyAreGone) {
    EXPECT_TRUE(goes(answer_to_series(accept)));
    EXPECT_EQ(words_of(send(answer_to_series(accept), 1)),
              "The date does not stand on its own in the room's calendar.");
    EXPECT_EQ(items_in_the_calendar(), 1U);
}

TEST_F(CourierFormerDates, StayWhereTheyAreOthers) {
    EXPECT_TRUE(goes(answer_to_series(accept, tuesday_at_nine + 14 * 24h)));
    EXPECT_EQ(items_in_the_calendar(), 2U);
}

const Meeting asked_anew{.sequence = 2,
                         .message_id = "<m2@example.org>",
                         .recurrence_id = "20270309T090000Z",
                         .dtstamp = "20261120T090000Z"};

class CourierNewDates : public ExchangeRoom {
  protected:
    Answer removal() {
        Answer made = answer(accept, {.sequence = 1});
        made.content.steps = {{.kind = remove, .recurrence_id = tuesday_at_nine + 7 * 24h, .text = ""}};
        return made;
    }
    std::size_t items_in_the_calendar() {
        return exchange().entries(room_12, exchange::Folder::calendar).size();
    }
};

TEST_F(CourierNewDates, StayUntilTheyAreDecided) {
    receive(asked_anew);
    EXPECT_TRUE(is_sent(send(removal())));
    EXPECT_EQ(items_in_the_calendar(), 1U);
}

// As with a late decline of the meeting.
TEST_F(CourierNewDates, GoWhenTheyWereAnswered) {
    receive(asked_anew);
    Answer accepted = answer(accept, asked_anew);
    accepted.content.recurrence_id = tuesday_at_nine + 7 * 24h;
    accepted.content.version.dtstamp = stamp + 1h;
    ASSERT_TRUE(is_sent(send(accepted)));
    Answer declined = removal();
    declined.content.steps.insert(declined.content.steps.begin(), {.kind = decline, .text = ""});
    EXPECT_TRUE(is_sent(send(declined, 1)));
    EXPECT_EQ(items_in_the_calendar(), 0U);
}

TEST_F(CourierNewDates, StayInsteadOfTheSeriesOwn) {
    receive(asked_anew);
    receive({.rrule = "FREQ=WEEKLY;COUNT=5"});
    EXPECT_EQ(words_of(send(removal())), "");
    EXPECT_EQ(words_of(send(removal())), "The date stands in the room's calendar once, on its own.");
    EXPECT_EQ(items_in_the_calendar(), 2U);
}

TEST_F(CourierNewDates, StayInsteadOfTheSeriesOwnAtTheSameTime) {
    Meeting first = asked_anew;
    first.recurrence_id = "20270302T090000Z";
    receive(first);
    receive({.rrule = "FREQ=WEEKLY;COUNT=5"});
    Answer made = removal();
    made.content.steps.front().recurrence_id = tuesday_at_nine;
    EXPECT_EQ(words_of(send(made)), "");
    EXPECT_EQ(words_of(send(made)), "The date stands in the room's calendar once, on its own.");
}

TEST_F(CourierNewDates, StayWhereTheyAreSomebodyElses) {
    Meeting eves = asked_anew;
    eves.organizer = "eve@example.org";
    eves.dtstamp = "20261120T080000Z";
    receive(eves);
    EXPECT_TRUE(is_sent(send(removal())));
    EXPECT_EQ(items_in_the_calendar(), 1U);
}

}  // namespace
