#include "tests/sql/desk_on_sqlite.hpp"

namespace {

using namespace desk_on_sqlite;

class ConfirmationsOnSqlite : public DeskOnSqlite {
  protected:
    ConfirmationsOnSqlite() {
        DecidingSettings confirming;
        confirming.confirmation = Confirmation::requester;
        desk_.apply(confirming);
    }
    std::vector<Notice> notices() { return database_.notices().due(clock_.now(), 10); }
};

TEST_F(ConfirmationsOnSqlite, WaitForTheRelayUntilItHasTakenThem) {
    decide(request({tuesday_9}));
    ASSERT_EQ(notices().size(), 1U);
    EXPECT_EQ(notices()[0].recipients, std::vector<std::string>{"ada@corp.example.com"});
    EXPECT_EQ(notices()[0].asked_at, clock_.now());
    EXPECT_FALSE(notices()[0].html.empty());
    database_.notices().sent(notices()[0].id, clock_.now());
    EXPECT_TRUE(notices().empty());
}

TEST_F(ConfirmationsOnSqlite, TellHowOftenTheyWerePutBack) {
    decide(request({tuesday_9}));
    EXPECT_EQ(notices()[0].tries, 0);
    database_.notices().put_back(notices()[0].id, clock_.now(), "it is being sent");
    EXPECT_EQ(notices()[0].tries, 1);
}

TEST_F(ConfirmationsOnSqlite, AreReplacedByTheNextDecision) {
    decide(request({tuesday_9}));
    decide(cancel({tuesday_9.version(1, 1)}));
    ASSERT_EQ(notices().size(), 1U);
    EXPECT_EQ(notices()[0].subject, "Room 1 is no longer booked");
    EXPECT_EQ(count("notice WHERE state = 'replaced'"), "1");
}

TEST_F(ConfirmationsOnSqlite, OfTheWholeOutliveADecisionAboutOneDate) {
    decide(request({weekly}));
    decide(request({moved}));
    EXPECT_EQ(notices().size(), 2U);
}

TEST_F(ConfirmationsOnSqlite, TellWhoseRoomTheyAreOf) {
    decide(request({tuesday_9}));
    EXPECT_EQ(notices()[0].room_mailbox, support::rooms()[0].mailbox.text());
}

TEST_F(ConfirmationsOnSqlite, StayReplacedWhateverBecomesOfTheMailThatWasUnderWay) {
    decide(request({tuesday_9}));
    const NoticeId under_way = notices().at(0).id;
    decide(cancel({tuesday_9.version(1, 1)}));
    database_.notices().put_back(under_way, clock_.now(), "it is being sent");
    database_.notices().sent(under_way, clock_.now());
    EXPECT_EQ(scratch_.value("SELECT state || ' ' || tries FROM notice ORDER BY notice_id"), "replaced 0");
    ASSERT_EQ(notices().size(), 1U);
    EXPECT_NE(notices()[0].id, under_way);
}

// Mails to delegates are no mails of the room.
TEST_F(ConfirmationsOnSqlite, AreToldApartFromMailsToDelegates) {
    DecidingSettings asking;
    asking.booking.all_book_in_policy = false;
    asking.booking.all_request_in_policy = true;
    asking.booking.resource_delegates = {"grace@corp.example.com"};
    desk_.apply(asking);
    decide(request({tuesday_9}));
    ASSERT_EQ(notices().size(), 1U);
    EXPECT_EQ(notices()[0].recipients, std::vector<std::string>{"grace@corp.example.com"});
    EXPECT_EQ(notices()[0].room_mailbox, "");
    scratch_.connect()->execute("UPDATE approval SET state = 'rejected'");  // before the mail has gone
    EXPECT_TRUE(notices().empty());
}

TEST_F(ConfirmationsOnSqlite, AreSentByOneOfSeveralGateways) {
    decide(request({tuesday_9}));
    ASSERT_EQ(notices().size(), 1U);
    sql::Database another(scratch_.settings());
    EXPECT_TRUE(another.notices().due(clock_.now(), 10).empty());
}

}  // namespace
