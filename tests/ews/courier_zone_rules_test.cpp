// Dates of a series where Exchange goes by other time zone rules than the room's reservation.
#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews_test;
using enum AnswerKind;

class CourierZoneRules : public ExchangeRoom {
  protected:
    Meeting series{.rrule = "FREQ=DAILY;COUNT=5"};  // from Tuesday 2 March 2027 at 9, as Exchange has it

    void SetUp() override { receive(series); }

    Answer declining(Instant date) {
        Answer in_part = answer(accept, series);
        in_part.content.steps.push_back({1, decline, date, "Taken.", {}, false, {}});
        send(in_part);
        return in_part;
    }
    // The dates that the organizer hears are declined.
    std::vector<Instant> declined() {
        std::vector<Instant> dates;
        for (const auto& mail : exchange().organizer_mail())
            if (mail.kind == "decline")
                dates.emplace_back(std::chrono::seconds(mail.recurrence_id.value_or(0)));
        return dates;
    }
};

TEST_F(CourierZoneRules, AreFoundAnHourBeforeOrAfter) {
    EXPECT_TRUE(is_sent(send(declining(tuesday_at_nine + 23h), 1)));
    EXPECT_TRUE(is_sent(send(declining(tuesday_at_nine + 49h), 1)));
    EXPECT_EQ(declined(), (std::vector{tuesday_at_nine + 24h, tuesday_at_nine + 48h}));
}

TEST_F(CourierZoneRules, AreNotTheDatesOfOtherDays) {
    const Answer in_part = declining(tuesday_at_nine + 24h);
    EXPECT_TRUE(is_sent(send(in_part, 1)));
    EXPECT_EQ(words_of(send(in_part, 1)), "The date is no longer in the series.");
    EXPECT_EQ(words_of(send(declining(tuesday_at_nine + 36h), 1)), "The date is no longer in the series.");
    EXPECT_EQ(declined(), std::vector{tuesday_at_nine + 24h});
}

TEST_F(CourierZoneRules, AreFoundWhereTheyWereMovedFrom) {
    receive({.sequence = 1,
             .message_id = "<m2@example.org>",
             .recurrence_id = "20270304T090000Z",
             .dtstamp = "20261120T090000Z"});
    EXPECT_TRUE(is_sent(send(declining(tuesday_at_nine + 47h), 1)));
    EXPECT_EQ(declined(), std::vector{tuesday_at_nine + 48h});
}

}  // namespace
