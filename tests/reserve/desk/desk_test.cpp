#include "tests/reserve/desk/desk_cast.hpp"

namespace reserve {
namespace {

using support::cancel;
using support::Draft;
using support::request;

TEST_F(DeskTest, DoesNothingWithoutWork) { EXPECT_EQ(desk.run_once(), 0U); }

TEST_F(DeskTest, BooksAndFinishesAnItem) {
    const ItemId item = deliver(request({tuesday_9}));
    EXPECT_EQ(desk.run_once(), 1U);
    EXPECT_EQ(status(item), ItemStatus::success);
    EXPECT_EQ(books.shelf.meetings.begin()->second.occurrences.size(), 1U);
}

TEST_F(DeskTest, QueuesTheAnswerWithTheVersionThatWasDecided) {
    deliver(request({tuesday_9.version(3, 7)}));
    desk.run_once();
    const NewAnswer& answer = books.shelf.answers.at(0).content;
    EXPECT_EQ(answer.version, (Version{3, support::at("2026-11-22 00:07")}));
    EXPECT_EQ(answer.mail_message_id, "<1@corp.example.com>");
    EXPECT_EQ(answer.uid, "m1");
}

TEST_F(DeskTest, RecordsWhyInWords) {
    const ItemId item = deliver(request({tuesday_9}));
    desk.run_once();
    ASSERT_EQ(books.shelf.decisions.size(), 1U);
    EXPECT_EQ(books.shelf.decisions[0].item, item);
    EXPECT_EQ(books.shelf.decisions[0].outcome, "accepted");
    EXPECT_NE(books.shelf.decisions[0].words.find("Room 1 is booked for you"), std::string::npos);
}

TEST_F(DeskTest, NotifiesThePostAfterTheCommit) {
    deliver(request({tuesday_9}));
    desk.run_once();
    EXPECT_EQ(notified, 1);
}

TEST_F(DeskTest, LogsEachDecisionWithTheMessage) {
    deliver(request({tuesday_9}));
    desk.run_once();
    EXPECT_EQ(log.lines.at(0).second, "message 4711 accepted room=1 uid=m1");
}

TEST_F(DeskTest, FinishesARepeatAsUnsubscribedWithItsReason) {
    deliver(request({tuesday_9}));
    const ItemId again = deliver(request({tuesday_9}));
    desk.run_once();
    EXPECT_EQ(status(again), ItemStatus::unsubscribed);
    EXPECT_EQ(reason(again).substr(0, 9), "Repeated:");
    EXPECT_EQ(books.shelf.answers.size(), 1U);
}

TEST_F(DeskTest, FinishesWhatIsSupersededAsUnsubscribedWithItsReason) {
    deliver(request({tuesday_9.version(2, 2)}));
    const ItemId late = deliver(request({tuesday_9.version(1, 1)}));
    desk.run_once();
    EXPECT_EQ(status(late), ItemStatus::unsubscribed);
    EXPECT_EQ(reason(late).substr(0, 11), "Superseded:");
}

TEST_F(DeskTest, ParksTheItemAndAnswersTheRestWhereOneMeetingOfItCannotBeNamed) {
    Reading reading = request({tuesday_9});
    reading.contents.push_back(Unreadable{});
    const ItemId item = deliver(reading);
    desk.run_once();
    EXPECT_EQ(status(item), ItemStatus::error_processing);
    EXPECT_EQ(reason(item).substr(0, 26), "Parked: no UID could be re");
    EXPECT_EQ(books.shelf.answers.size(), 1U);
}

TEST_F(DeskTest, SaysAReasonThatSeveralMeetingsShareOnce) {
    const ItemId past =
        deliver(request({tuesday_9.starts("2026-11-17 09:00"), Draft("m2").starts("2026-11-18 09:00"),
                         Draft("m3").starts("2026-11-19 09:00")}));
    desk.run_once();
    EXPECT_EQ(status(past), ItemStatus::unsubscribed);
    EXPECT_EQ(reason(past), "Already over.");
}

TEST_F(DeskTest, ParksWhatAPersonMustLookAt) {
    deliver(request({tuesday_9.version(3, 1)}));
    const ItemId made_anew = deliver(request({tuesday_9.starts("2026-11-24 11:00").version(0, 9)}));
    desk.run_once();
    EXPECT_EQ(status(made_anew), ItemStatus::error_processing);
    EXPECT_EQ(log.lines.back().first, Log::Kind::error);
}

TEST_F(DeskTest, ReplacesAnAnswerThatIsNotYetSent) {
    deliver(request({tuesday_9}));
    deliver(cancel({tuesday_9.version(1, 1)}));
    desk.run_once();
    EXPECT_EQ(books.shelf.answers.at(0).state, AnswerState::replaced);
    EXPECT_EQ(books.shelf.answers.at(1).state, AnswerState::waiting);
}

TEST_F(DeskTest, WithdrawsAnAnswerWhenTheNewerDecisionIsNotAnswered) {
    deliver(request({tuesday_9}));
    deliver(request({tuesday_9.starts("2026-11-20 09:00").version(1, 1)}));
    desk.run_once();
    ASSERT_EQ(books.shelf.answers.size(), 1U);
    EXPECT_EQ(books.shelf.answers[0].state, AnswerState::replaced);
}

TEST_F(DeskTest, TakesAtMostPollQuantity) {
    settings.poll_quantity = 2;
    Desk small(inbox, books, clock, log, settings);
    for (int i = 0; i < 3; ++i) deliver(request({tuesday_9}));
    EXPECT_EQ(small.run_once(), 2U);
    EXPECT_EQ(small.run_once(), 1U);
}

TEST_F(DeskTest, AppliesNewSettingsFromTheNextTurnOn) {
    DecidingSettings stricter;
    stricter.booking.maximum_duration_in_minutes = 30;
    desk.apply(stricter);
    deliver(request({tuesday_9}));
    desk.run_once();
    EXPECT_EQ(books.shelf.decisions.at(0).outcome, "declined");
}

}  // namespace
}  // namespace reserve
