#include <algorithm>

#include "tests/reserve/desk/desk_cast.hpp"

namespace reserve {
namespace {

using support::Draft;
using support::request;

// The window ends with Mon 7 Dec.
const Draft weekly = tuesday_9.repeats("FREQ=WEEKLY");
const Draft tuesday_8_dec = Draft("other").starts("2026-12-08 09:30");

class DeskExtends : public DeskTest {
  protected:
    DeskExtends() { look_ahead(14); }

    void look_ahead(int days, bool enforce_horizon = false) {
        DecidingSettings deciding;
        deciding.booking.enforce_scheduling_horizon = enforce_horizon;
        deciding.booking.booking_window_in_days = days;
        desk.apply(deciding);
    }
    void decide(const Draft& draft) {
        deliver(request({draft}));
        desk.run_once();
    }
    std::size_t dates(const std::string& uid = "m1", RoomId room = support::room_1) {
        return books.shelf.meetings[{room, uid}].occurrences.size();
    }
    std::vector<std::string> logged() {
        std::vector<std::string> all;
        for (const auto& [kind, line] : log.lines) all.push_back(line);
        return all;
    }
    std::vector<std::string> outcomes() {
        std::vector<std::string> all;
        for (const DecisionRecord& record : books.shelf.decisions) all.push_back(record.outcome);
        return all;
    }
};

TEST_F(DeskExtends, ASeriesWithoutAnyMailWhenTheWindowMoves) {
    decide(weekly);
    clock.instant += std::chrono::days(1);
    desk.run_once();
    EXPECT_EQ(dates(), 3U);
}

TEST_F(DeskExtends, ASeriesBeforeItDecidesOnADateThatHasOpened) {
    decide(weekly);
    clock.instant += std::chrono::days(1);
    books.broken = std::make_exception_ptr(Outage("disk full"));
    desk.run_once();  // not yet: the pass over all rooms fails
    books.broken = nullptr;
    decide(tuesday_8_dec);
    EXPECT_EQ(outcomes(), (std::vector<std::string>{"accepted", "extended", "declined"}));
}

TEST_F(DeskExtends, ASeriesOnce) {
    decide(weekly);
    clock.instant += std::chrono::days(1);
    for (int i = 0; i < 3; ++i) desk.run_once();
    desk.apply({});
    look_ahead(14);
    desk.run_once();
    EXPECT_EQ(dates(), 3U);
    EXPECT_EQ(outcomes(), (std::vector<std::string>{"accepted", "extended"}));
}

TEST_F(DeskExtends, ManySeriesInSeveralTransactionsBeforeItDecides) {
    for (int i = 0; i < 45; ++i)
        deliver(request({Draft("s" + std::to_string(i))
                             .starts("2026-11-24 00:00", std::chrono::minutes(10))
                             .with([i](Component& c) {
                                 c.start.local += std::chrono::minutes(10 * i);
                                 c.end->local += std::chrono::minutes(10 * i);
                             })
                             .repeats("FREQ=WEEKLY")}));
    desk.run_once();
    clock.instant += std::chrono::days(1);
    books.broken = std::make_exception_ptr(Outage("disk full"));
    desk.run_once();
    books.broken = nullptr;
    const ItemId item = deliver(request({Draft("other").starts("2026-12-08 07:25")}));
    desk.run_once();
    EXPECT_EQ(status(item), ItemStatus::success);
    EXPECT_EQ(dates("s44"), 3U);
    EXPECT_EQ(books.shelf.decisions.back().outcome, "declined");
}

TEST_F(DeskExtends, NothingWhileTheHorizonIsEnforced) {
    decide(weekly);
    look_ahead(14, true);
    clock.instant += std::chrono::days(1);
    desk.run_once();
    EXPECT_EQ(dates(), 2U);
}

TEST_F(DeskExtends, AtOnceWhenTheWindowIsMadeWider) {
    decide(weekly);
    look_ahead(21);
    desk.run_once();
    EXPECT_EQ(dates(), 3U);
}

TEST_F(DeskExtends, AndDeclinesWhatDoesNotFitBehindTheAnswerThatWaits) {
    look_ahead(60);
    decide(tuesday_8_dec);
    look_ahead(14);
    decide(weekly);
    look_ahead(16);
    desk.run_once();
    ASSERT_EQ(books.shelf.answers.size(), 3U);
    const Answer& declined = books.shelf.answers[2];
    EXPECT_EQ(books.shelf.answers[1].state, AnswerState::waiting);
    EXPECT_EQ(declined.content.item, books.shelf.answers[1].content.item);
    EXPECT_EQ(declined.content.mail_message_id, "<1@corp.example.com>");
    EXPECT_EQ(declined.content.organizer, "ada@corp.example.com");
    EXPECT_EQ(declined.content.steps.at(0).recurrence_id, support::at("2026-12-08 09:00"));
}

TEST_F(DeskExtends, AndWakesThePost) {
    decide(weekly);
    const int before = notified;
    clock.instant += std::chrono::days(1);
    desk.run_once();
    EXPECT_EQ(notified, before + 1);
}

TEST_F(DeskExtends, AndRecordsItWithTheItemOfTheRequest) {
    deliver(request({weekly}));
    desk.run_once();
    clock.instant += std::chrono::days(1);
    desk.run_once();
    const DecisionRecord& record = books.shelf.decisions.back();
    EXPECT_EQ(record.outcome, "extended");
    EXPECT_EQ(record.item, books.shelf.decisions.front().item);
    EXPECT_NE(record.words.find("Tue 8 Dec 2026"), std::string::npos) << record.words;
}

TEST_F(DeskExtends, AndLogsItWithTheMessage) {
    decide(weekly);
    clock.instant += std::chrono::days(1);
    desk.run_once();
    EXPECT_EQ(logged().back(), "message 4711 extended room=1 uid=m1");
}

TEST_F(DeskExtends, OtherRoomsWhenOneCannotBe) {
    decide(weekly);
    Meeting twin = books.shelf.meetings.at({support::room_1, "m1"});
    twin.room = support::room_2;
    twin.reservation = ReservationId{900};
    books.shelf.meetings[{support::room_2, "m1"}] = twin;
    books.shelf.meetings[{support::room_1, "m1"}].components.front().content = "{";
    clock.instant += std::chrono::days(1);
    desk.run_once();
    EXPECT_EQ(dates("m1", support::room_2), 3U);
    EXPECT_EQ(dates(), 2U);
    EXPECT_TRUE(std::ranges::any_of(logged(), [](const std::string& line) {
        return line.starts_with("room=1: its series are not extended");
    }));
}

}  // namespace
}  // namespace reserve
