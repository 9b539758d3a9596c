#include "ews/room_calendar.hpp"

#include "tests/ews/exchange_room.hpp"

namespace {

using namespace ews_test;
using reserve::CalendarChanges;
using reserve::Interval;
using reserve::RoomCalendarDate;
using reserve::Wait;
using Response = RoomCalendarDate::Response;

const Interval march = {tuesday_at_nine - 24h, tuesday_at_nine + std::chrono::days(30)};

// The calendar of a room at the simulator, read over HTTP.
class ReadRoomCalendar : public ExchangeRoom {
  protected:
    const reserve::Address mailbox = *reserve::Address::parse(room_12);
    std::vector<Instant> progress;

    reserve::RoomCalendar& calendar() {
        if (!calendar_) calendar_.emplace(courier());
        return *calendar_;
    }
    std::vector<RoomCalendarDate> read(const Interval& window = march) {
        return std::get<std::vector<RoomCalendarDate>>(
            calendar().read(mailbox, window, [this](Instant until) { progress.push_back(until); }));
    }
    std::vector<RoomCalendarDate> find(const std::string& of) {
        return std::get<std::vector<RoomCalendarDate>>(calendar().find(mailbox, of));
    }
    CalendarChanges changes(const std::string& watermark = {}) {
        return std::get<CalendarChanges>(calendar().changes_since(mailbox, watermark));
    }
    void receive_several(int count) {
        for (int i = 0; i < count; ++i)
            receive({.uid = "m" + std::to_string(i), .message_id = "<" + std::to_string(i) + "@x>"});
    }
    long calls(const std::string& operation) {
        const auto made = operations();
        return std::ranges::count(made, operation);
    }

  private:
    std::optional<ews::RoomCalendar> calendar_;
};

TEST_F(ReadRoomCalendar, TellsUidTimeOrganizerAndResponse) {
    receive();
    const auto dates = read();
    ASSERT_EQ(dates.size(), 1U);
    EXPECT_EQ(dates[0].uid, uid);
    EXPECT_EQ(dates[0].time, (Interval{tuesday_at_nine, tuesday_at_nine + 1h}));
    EXPECT_EQ(dates[0].organizer, "ada@example.org");
    EXPECT_EQ(dates[0].response, Response::unanswered);
    EXPECT_FALSE(dates[0].recurrence_id);
    EXPECT_TRUE(dates[0].created);
}

TEST_F(ReadRoomCalendar, TellsThatTheRoomHasAccepted) {
    receive();
    send(answer(AnswerKind::accept));
    EXPECT_EQ(read().at(0).response, Response::accepted);
}

TEST_F(ReadRoomCalendar, TellsEachDateOfASeriesByItsOriginalStart) {
    receive({.rrule = "FREQ=WEEKLY;COUNT=3"});
    const auto dates = read();
    ASSERT_EQ(dates.size(), 3U);
    EXPECT_EQ(dates[2].recurrence_id, tuesday_at_nine + std::chrono::days(14));
}

TEST_F(ReadRoomCalendar, ReadsTheHalvesOfWhatTheServerDoesNotGiveAtOnce) {
    receive({.rrule = "FREQ=DAILY;COUNT=9"});
    exchange::Fault few;
    few.kind = "find_limit";
    few.limit = 2;
    exchange().add_fault(few);
    EXPECT_EQ(read().size(), 9U);
}

TEST_F(ReadRoomCalendar, GivesUpWhereTheServerNeverGivesAll) {
    receive_several(3);  // at the same time
    exchange::Fault few;
    few.kind = "find_limit";
    few.limit = 2;
    exchange().add_fault(few);
    EXPECT_TRUE(std::holds_alternative<Wait>(calendar().read(mailbox, march, {})));
}

TEST_F(ReadRoomCalendar, ReadsManyYearsInViewsThatTheServerTakes) {
    receive();
    EXPECT_EQ(
        read({tuesday_at_nine - std::chrono::days(2000), tuesday_at_nine + std::chrono::days(2000)}).size(),
        1U);
    EXPECT_GT(progress.size(), 5U);
}

TEST_F(ReadRoomCalendar, TellsADateOnceThatOverlapsTwoViews) {
    receive();
    EXPECT_EQ(
        read({tuesday_at_nine + 30min - std::chrono::days(180), tuesday_at_nine + std::chrono::days(20)})
            .size(),
        1U);
    EXPECT_EQ(calls("FindItem"), 2);
}

TEST_F(ReadRoomCalendar, FindsAMeetingWhereverItLies) {
    receive();
    receive_several(2);
    const auto dates = find(uid);
    ASSERT_EQ(dates.size(), 1U);
    EXPECT_EQ(dates[0].time.start, tuesday_at_nine);
    EXPECT_TRUE(find("nobody@example.org").empty());
}

TEST_F(ReadRoomCalendar, FindsAMeetingOnAServerThatCannotSearchForIt) {
    receive();
    fault("unsupported_path", "FindItem");
    EXPECT_EQ(find(uid).size(), 1U);
}

TEST_F(ReadRoomCalendar, AsksOnceForAnUnchangedCalendar) {
    receive();
    const CalendarChanges first = changes();
    EXPECT_EQ(first.changes, 1U);
    const auto before = operations().size();
    EXPECT_EQ(changes(first.watermark).changes, 0U);
    EXPECT_EQ(operations().size(), before + 1);
}

TEST_F(ReadRoomCalendar, CountsChangesOverSeveralPages) {
    receive_several(600);
    EXPECT_EQ(changes().changes, 600U);
    EXPECT_EQ(calls("SyncFolderItems"), 2);
}

TEST_F(ReadRoomCalendar, StartsOverWithABadWatermark) {
    receive();
    const CalendarChanges anew = changes("bm90IG91cnM=");
    EXPECT_TRUE(anew.started_over);
    EXPECT_EQ(anew.changes, 1U);
    EXPECT_FALSE(changes(anew.watermark).started_over);
}

TEST_F(ReadRoomCalendar, SaysWhatIsInTheWay) {
    account.rights.folders = exchange::Rights::Folders::none;
    const auto result = calendar().read(mailbox, march, {});
    const auto* wait = std::get_if<Wait>(&result);
    ASSERT_TRUE(wait);
    EXPECT_EQ(wait->code, "ErrorAccessDenied");
    EXPECT_TRUE(wait->slowly);
}

TEST_F(ReadRoomCalendar, SaysWhereNoServerHasTheRoom) {
    const auto elsewhere = *reserve::Address::parse("room@other.example.com");
    const auto result = calendar().read(elsewhere, march, {});
    EXPECT_EQ(std::get<Wait>(result).code, "NoServer");
}

TEST_F(ReadRoomCalendar, AsksForAnOrganizerByItself) {
    receive();
    const auto dates = read();
    EXPECT_EQ(std::get<std::string>(calendar().organizer(mailbox, dates.at(0))), "ada@example.org");
    auto gone = dates.at(0);
    gone.item_id = "AVhJdGVtAAAAAAAAA+c=";
    EXPECT_EQ(std::get<std::string>(calendar().organizer(mailbox, gone)), "");
}

}  // namespace
