#include <algorithm>

#include "ews/mailbox/calendar_view.hpp"
#include "ews/requests/calendar_item.hpp"
#include "reserve/expansion/rule_dates.hpp"
#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews_test;
using Dates = std::vector<reserve::RoomCalendarDate>;

// A series of roomgate's own of which many dates are over: only those to come are looked at.
class CourierMirrorsOldSeries : public ExchangeRoom {
  protected:
    CourierMirrorsOldSeries() {
        mirror.series = {"FREQ=WEEKLY;COUNT=110", "UTC", {begin, begin + 1h}};
        for (const auto& date :
             reserve::rule_dates(mirror.series->rrule, "UTC", mirror.series->first, begin + 1000 * 24h).dates)
            mirror.dates.push_back({date.recurrence_id, date.time});
        EXPECT_TRUE(is_sent(show()));
    }
    Delivery show() {
        Answer made{reserve::AnswerId{903}, {}, *reserve::Address::parse(room_12), {}, 0, {}};
        made.content = reserve::mirror_answer(reserve::RoomId{12}, "7f3a@roomgate", stamp);
        made.mirror = mirror;
        return send(made);
    }
    // Without the time of the last change, which is that of all of the series.
    Dates dates() {
        courier();
        ews::Exchange client(server, std::make_unique<ews::Http>(server, clock), clock, log);
        Dates found = ews::view_calendar(client, room_12, {begin - 24h, begin + 1000 * 24h}, {});
        for (reserve::RoomCalendarDate& date : found) date.modified.reset();
        return found;
    }
    reserve::RoomCalendarDate date(std::size_t number) { return dates().at(number); }
    void move(std::size_t number, reserve::Instant to) {
        do_by_hand(ews::move_date_request({date(number).item_id, {}}, {to, to + 1h}));
    }
    void remove(const std::string& id) {
        do_by_hand(
            "<m:DeleteItem DeleteType=\"HardDelete\" SendMeetingCancellations=\"SendToNone\"><m:ItemIds>"
            "<t:ItemId Id=\"" +
            id + "\"/></m:ItemIds></m:DeleteItem>");
    }
    std::size_t items() { return exchange().entries(room_12, exchange::Folder::calendar).size(); }

    // A hundred weeks ago: number 100 is the first that is to come.
    const reserve::Instant begin = std::chrono::floor<std::chrono::days>(clock.now()) - 699 * 24h;
    reserve::Mirror mirror{.subject = "Choir", .text = "", .dates = {}};
};

TEST_F(CourierMirrorsOldSeries, AreShownWithAllOfTheirDates) {
    EXPECT_EQ(dates().size(), 110U);
    EXPECT_EQ(items(), 1U);
}

TEST_F(CourierMirrorsOldSeries, LeaveHistoryAsItIs) {
    remove(date(20).item_id);
    move(10, begin + 10 * 7 * 24h + 3h);
    mirror.dates.erase(mirror.dates.begin() + 30);
    const Dates before = dates();
    EXPECT_TRUE(is_sent(show()));
    EXPECT_TRUE(dates() == before);
    EXPECT_EQ(items(), 1U);
}

TEST_F(CourierMirrorsOldSeries, AreLookedAtFromThePresentOn) {
    const auto views = [this] {
        const auto calls = operations();
        return std::ranges::count(calls, "FindItem");
    };
    const auto before = views();
    EXPECT_TRUE(is_sent(show()));
    EXPECT_LE(views() - before, 2);  // what is there of it, and one view
}

TEST_F(CourierMirrorsOldSeries, LoseADateToComeThatIsCancelled) {
    mirror.dates.erase(mirror.dates.begin() + 105);
    EXPECT_TRUE(is_sent(show()));
    EXPECT_EQ(dates().size(), 109U);
    EXPECT_EQ(date(105).recurrence_id, begin + 106 * 7 * 24h);
}

TEST_F(CourierMirrorsOldSeries, TakeBackADateToComeThatAPersonMovedIntoThePast) {
    move(100, begin + 99 * 7 * 24h + 72h);
    EXPECT_TRUE(is_sent(show()));
    EXPECT_EQ(date(100).time.start, begin + 100 * 7 * 24h);
    EXPECT_EQ(items(), 1U);
}

TEST_F(CourierMirrorsOldSeries, AreMadeAnewWithoutTheDatesThatWereCancelled) {
    mirror.dates.erase(mirror.dates.begin() + 30);
    remove(exchange().entries(room_12, exchange::Folder::calendar).at(0).id);
    EXPECT_TRUE(is_sent(show()));
    EXPECT_EQ(dates().size(), 109U);
}

}  // namespace
