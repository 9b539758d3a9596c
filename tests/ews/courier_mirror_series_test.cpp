#include "ews/mailbox/calendar_view.hpp"
#include "ews/requests/recurrence.hpp"
#include "reserve/expansion/rule_dates.hpp"
#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews_test;

// Every Tuesday at nine in Berlin, over the change to summer time on 28 March 2027.
const reserve::Interval first{tuesday_at_nine - 1h, tuesday_at_nine};
const reserve::MirrorSeries tuesdays{"FREQ=WEEKLY;COUNT=6", "Europe/Berlin", first};

class CourierMirrorsSeries : public ExchangeRoom {
  protected:
    static reserve::Mirror reserved(const reserve::MirrorSeries& series = tuesdays) {
        reserve::Mirror mirror{.subject = "Choir", .text = "", .dates = {}, .series = series};
        const auto dates = reserve::rule_dates(series.rrule, series.zone, series.first,
                                               series.first.start + std::chrono::days(1000));
        for (const auto& date : dates.dates) mirror.dates.push_back({date.recurrence_id, date.time});
        return mirror;
    }
    Delivery show(const reserve::Mirror& mirror) {
        Answer made{reserve::AnswerId{903}, {}, *reserve::Address::parse(room_12), {}, 0, {}};
        made.content = reserve::mirror_answer(reserve::RoomId{12}, "7f3a@roomgate", stamp);
        made.mirror = mirror;
        return send(made);
    }
    std::vector<exchange::Entry> items() { return exchange().entries(room_12, exchange::Folder::calendar); }
    std::vector<reserve::RoomCalendarDate> dates() {
        courier();
        ews::Exchange client(server, std::make_unique<ews::Http>(server, clock), clock, log);
        return ews::view_calendar(client, room_12, {first.start - 24h, first.start + 24h * 400}, {});
    }
    // What a person sees in the calendar.
    std::vector<reserve::Interval> seen() {
        std::vector<reserve::Interval> times;
        for (const auto& date : dates()) times.push_back(date.time);
        return times;
    }
    void move_the_last_by_hand(std::chrono::seconds by) {
        const auto last = dates().back();
        do_by_hand(ews::move_date_request({last.item_id, {}}, {last.time.start + by, last.time.end + by}));
        ASSERT_EQ(dates().back().time.start, last.time.start + by);
    }
    static std::vector<reserve::Interval> times_of(const reserve::Mirror& mirror) {
        std::vector<reserve::Interval> times;
        for (const auto& date : mirror.dates) times.push_back(date.time);
        std::ranges::sort(times);
        return times;
    }
};

TEST_F(CourierMirrorsSeries, AreOneRecurringItemThatFollowsTheZone) {
    EXPECT_TRUE(is_sent(show(reserved())));
    ASSERT_EQ(items().size(), 1U);
    EXPECT_TRUE(items()[0].recurring);
    EXPECT_EQ(seen(), times_of(reserved()));
    EXPECT_EQ(seen().back().start - seen().front().start, 5 * 7 * 24h - 1h);
}

TEST_F(CourierMirrorsSeries, StayTheSameItemWhenRepeated) {
    show(reserved());
    const std::string id = items().at(0).id;
    EXPECT_TRUE(is_sent(show(reserved())));
    ASSERT_EQ(items().size(), 1U);
    EXPECT_EQ(items()[0].id, id);
}

TEST_F(CourierMirrorsSeries, LoseTheDatesThatAreCancelled) {
    show(reserved());
    reserve::Mirror without = reserved();
    without.dates.erase(without.dates.begin() + 2);
    EXPECT_TRUE(is_sent(show(without)));
    EXPECT_EQ(items().size(), 1U);
    EXPECT_EQ(seen(), times_of(without));
}

TEST_F(CourierMirrorsSeries, MoveSingleDates) {
    reserve::Mirror moved = reserved();
    moved.dates[1].time = {moved.dates[1].time.start + 5h, moved.dates[1].time.end + 6h};
    EXPECT_TRUE(is_sent(show(moved)));
    EXPECT_EQ(items().size(), 1U);
    EXPECT_EQ(seen(), times_of(moved));
}

TEST_F(CourierMirrorsSeries, TakeBackADateThatAPersonMovedFarAway) {
    show(reserved());
    move_the_last_by_hand(60 * 24h);
    EXPECT_TRUE(is_sent(show(reserved())));
    EXPECT_EQ(seen(), times_of(reserved()));
}

TEST_F(CourierMirrorsSeries, LoseACancelledDateThatAPersonMovedFarAway) {
    show(reserved());
    move_the_last_by_hand(60 * 24h);
    reserve::Mirror without = reserved();
    without.dates.pop_back();
    EXPECT_TRUE(is_sent(show(without)));
    EXPECT_EQ(seen(), times_of(without));
}

TEST_F(CourierMirrorsSeries, ShowADateBesideThemThatExchangeKeepsOutOfThem) {
    reserve::Mirror moved = reserved();
    moved.dates[1].time = {moved.dates[2].time.start + 5h, moved.dates[2].time.end + 5h};
    EXPECT_TRUE(is_sent(show(moved)));
    EXPECT_EQ(items().size(), 2U);
    EXPECT_EQ(seen(), times_of(moved));
}

TEST_F(CourierMirrorsSeries, ShowADateAgainThatWasCancelledOnce) {
    reserve::Mirror without = reserved();
    without.dates.erase(without.dates.begin() + 2);
    show(without);
    EXPECT_TRUE(is_sent(show(reserved())));
    EXPECT_EQ(seen(), times_of(reserved()));
}

TEST_F(CourierMirrorsSeries, AreMadeAnewWithAnotherRule) {
    show(reserved());
    const reserve::Mirror daily = reserved({"FREQ=DAILY;COUNT=3", "Europe/Berlin", first});
    EXPECT_TRUE(is_sent(show(daily)));
    EXPECT_EQ(items().size(), 1U);
    EXPECT_EQ(seen(), times_of(daily));
}

TEST_F(CourierMirrorsSeries, AreSingleItemsWhereExchangeKnowsNoSuchRule) {
    const reserve::Mirror odd = reserved({"FREQ=MONTHLY;BYMONTHDAY=1,15;COUNT=3", "Europe/Berlin", first});
    EXPECT_TRUE(is_sent(show(odd)));
    EXPECT_EQ(items().size(), odd.dates.size());
    EXPECT_EQ(seen(), times_of(odd));
}

// Of which dates that begin before `until` are decided.
reserve::MirrorSeries endless(reserve::Instant until) {
    return {"FREQ=WEEKLY", "Europe/Berlin", first, until};
}

// Exchange would show what nobody has booked, years ahead.
TEST_F(CourierMirrorsSeries, AreSingleItemsWhereTheirRuleGoesOnBeyondTheirDates) {
    reserve::Mirror longer = reserved();
    longer.series->rrule = "FREQ=WEEKLY;COUNT=500";
    const Delivery shown = show(longer);
    EXPECT_EQ(std::get<reserve::Sent>(shown).words,
              "Exchange shows an item a date: its rule goes on beyond its dates.");
    EXPECT_EQ(items().size(), 6U);
    EXPECT_EQ(seen(), times_of(longer));
}

TEST_F(CourierMirrorsSeries, GoOnWithoutAnEnd) {
    const auto until = first.start + 20 * 24h;
    reserve::Mirror mirror = reserved(endless(until));
    const auto all = times_of(mirror);
    mirror.dates.resize(3);
    EXPECT_TRUE(is_sent(show(mirror)));
    ASSERT_EQ(items().size(), 1U);
    const auto shown = seen();
    EXPECT_GT(shown.size(), 50U);
    EXPECT_TRUE(std::equal(shown.begin(), shown.end(), all.begin()));
}

TEST_F(CourierMirrorsSeries, LoseWhatIsDecidedOtherwiseAsTheyGoOn) {
    reserve::Mirror mirror = reserved(endless(first.start + 20 * 24h));
    mirror.dates.resize(3);
    show(mirror);
    const std::string id = items().at(0).id;
    auto wanted = seen();
    wanted.erase(wanted.begin() + 4);

    mirror = reserved(endless(first.start + 34 * 24h));  // the fifth date is taken, the sixth not yet decided
    mirror.dates.resize(4);
    EXPECT_TRUE(is_sent(show(mirror)));
    EXPECT_EQ(items().at(0).id, id);
    EXPECT_EQ(seen(), wanted);
}

TEST_F(CourierMirrorsSeries, StandWithoutADateWhileMoreAreToCome) {
    reserve::Mirror mirror = reserved(endless(first.start + 24h));
    mirror.dates.clear();
    EXPECT_TRUE(is_sent(show(mirror)));
    ASSERT_EQ(items().size(), 1U);
    EXPECT_EQ(seen().front().start, first.start + 7 * 24h);
}

TEST_F(CourierMirrorsSeries, GoWhenCancelled) {
    show(reserved());
    EXPECT_TRUE(is_sent(show({})));
    EXPECT_TRUE(items().empty());
}

struct Known {
    const char* rrule;
    const char* pattern;  // empty: none of Exchange's
};

class RecurrenceOfExchange : public testing::TestWithParam<Known> {};

TEST_P(RecurrenceOfExchange, IsThatOfTheRule) {
    const auto series = ews::series_of({GetParam().rrule, "Europe/Berlin", first});
    const std::string pattern = GetParam().pattern;
    ASSERT_EQ(series.has_value(), !pattern.empty());
    if (!series) return;
    EXPECT_TRUE(holds(series->recurrence, pattern)) << series->recurrence;
    EXPECT_EQ(series->windows_zone, "W. Europe Standard Time");
}

INSTANTIATE_TEST_SUITE_P(
    Rules, RecurrenceOfExchange,
    testing::Values(Known{"FREQ=DAILY;INTERVAL=2;COUNT=5",
                          "<t:DailyRecurrence><t:Interval>2</t:Interval></t:DailyRecurrence>"},
                    Known{"FREQ=DAILY;BYDAY=MO,TU;COUNT=5", "<t:DaysOfWeek>Monday Tuesday</t:DaysOfWeek>"},
                    Known{"FREQ=WEEKLY;BYDAY=TU,TH;COUNT=5", "<t:DaysOfWeek>Tuesday Thursday</t:DaysOfWeek>"},
                    Known{"FREQ=WEEKLY;COUNT=5", "<t:DaysOfWeek>Tuesday</t:DaysOfWeek>"},
                    Known{"FREQ=WEEKLY;UNTIL=20270630T220000Z", "<t:EndDate>2027-07-01</t:EndDate>"},
                    Known{"FREQ=MONTHLY;COUNT=5",
                          "<t:AbsoluteMonthlyRecurrence><t:Interval>1</t:Interval><t:DayOfMonth>2<"},
                    Known{"FREQ=MONTHLY;BYDAY=1TU;COUNT=5",
                          "<t:DaysOfWeek>Tuesday</t:DaysOfWeek><t:DayOfWeekIndex>First<"},
                    Known{"FREQ=MONTHLY;BYDAY=-1TU;COUNT=5", "<t:DayOfWeekIndex>Last<"},
                    Known{"FREQ=YEARLY;COUNT=2", "<t:DayOfMonth>2</t:DayOfMonth><t:Month>March</t:Month>"},
                    Known{"FREQ=YEARLY;BYMONTH=3;BYDAY=1TU;COUNT=2", "<t:RelativeYearlyRecurrence>"},
                    Known{"FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=2;COUNT=2", "<t:AbsoluteYearlyRecurrence>"},
                    Known{"FREQ=YEARLY;BYMONTHDAY=2;COUNT=2", ""},
                    Known{"FREQ=MONTHLY;BYMONTHDAY=31;COUNT=5", ""},
                    Known{"FREQ=MONTHLY;BYDAY=1TU,2TU;COUNT=5", ""},
                    Known{"FREQ=MONTHLY;SKIP=BACKWARD;COUNT=5", ""},
                    Known{"RSCALE=HEBREW;FREQ=YEARLY;COUNT=5", ""}, Known{"FREQ=DAILY;BYMONTH=3;COUNT=5", ""},
                    Known{"FREQ=DAILY", ""}, Known{"FREQ=DAILY;BYHOUR=9,12;COUNT=4", ""}));

}  // namespace
