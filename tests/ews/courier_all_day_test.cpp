// Dates of an all-day series, declined one by one: midnight is another instant in each zone.
#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews_test;
using enum AnswerKind;

// Tuesdays from 2 March 2027, over the start of summer time; the simulator keeps days as those of UTC.
class CourierAllDay : public ExchangeRoom {
  protected:
    Meeting weekly{.rrule = "FREQ=WEEKLY;COUNT=8", .all_day = true};

    void SetUp() override { receive(weekly); }

    // Accepts the series, then declines the date that begins then at the room.
    Delivery decline(Instant midnight) {
        Answer in_part = answer(accept, weekly);
        in_part.content.steps.push_back({1, AnswerKind::decline, midnight, "Taken.", {}, false, {}});
        send(in_part);
        return send(in_part, 1);
    }
    // The date that the organizer hears is declined, as the simulator has it.
    std::optional<Instant> declined() {
        const auto mails = exchange().organizer_mail();
        if (mails.size() != 2 || mails[1].kind != "decline" || !mails[1].recurrence_id) return std::nullopt;
        return Instant(std::chrono::seconds(*mails[1].recurrence_id));
    }
};

Instant utc(int month, unsigned day, std::chrono::hours time) {
    return std::chrono::sys_days{std::chrono::year{2027} / month / static_cast<int>(day)} + time;
}

TEST_F(CourierAllDay, AreFoundInBerlinInWinter) {
    decline(utc(3, 8, 23h));
    EXPECT_EQ(declined(), utc(3, 9, 0h));
}

TEST_F(CourierAllDay, AreFoundInBerlinInSummer) {
    decline(utc(3, 29, 22h));
    EXPECT_EQ(declined(), utc(3, 30, 0h));
}

TEST_F(CourierAllDay, AreFoundInSeattle) {
    decline(utc(3, 9, 8h));
    EXPECT_EQ(declined(), utc(3, 9, 0h));
}

TEST_F(CourierAllDay, AreFoundInAuckland) {
    decline(utc(3, 8, 11h));
    EXPECT_EQ(declined(), utc(3, 9, 0h));
}

}  // namespace
