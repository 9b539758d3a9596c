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

TEST_F(ConfirmationsOnSqlite, TellHowOftenTheyWereTriedAndMayHaveGoneOut) {
    decide(request({tuesday_9}));
    const auto tries = [this] { return std::pair(notices().at(0).tries, notices().at(0).in_doubt); };
    const NoticeId id = notices().at(0).id;
    EXPECT_EQ(tries(), std::pair(0, 0));
    database_.notices().begin(id, clock_.now());
    EXPECT_EQ(tries(), std::pair(1, 0));
    database_.notices().hand_over(id, 1);
    EXPECT_EQ(tries(), std::pair(1, 1));
    database_.notices().put_back(id, clock_.now(), 0, "451 later");
    EXPECT_EQ(tries(), std::pair(1, 0));
}

TEST_F(ConfirmationsOnSqlite, AreNotSentAnyMoreOnceTheyAreParked) {
    decide(request({tuesday_9}));
    database_.notices().park(notices().at(0).id, clock_.now(), "Two attempts may have sent it.");
    EXPECT_TRUE(notices().empty());
    EXPECT_EQ(scratch_.value("SELECT state || ': ' || words FROM notice"),
              "parked: Two attempts may have sent it.");
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
    database_.notices().begin(under_way, clock_.now());
    database_.notices().hand_over(under_way, 1);
    database_.notices().put_back(under_way, clock_.now(), 1, "451 later");
    database_.notices().park(under_way, clock_.now(), "Two attempts may have sent it.");
    database_.notices().sent(under_way, clock_.now());
    EXPECT_EQ(scratch_.value("SELECT state || ' ' || tries || ' ' || in_doubt FROM notice ORDER BY notice_id"),
              "replaced 0 0");
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

constexpr std::size_t migrations_of_an_older_program = 33;

TEST(NoticesOfAnOlderProgram, MayHaveGoneOutWhereThatWasSendingThem) {
    const ScratchDatabase scratch;
    const auto old = scratch.connect();
    for (std::size_t i = 0; i < migrations_of_an_older_program; ++i) old->execute(sql::migrations()[i].text);
    old->execute("PRAGMA user_version = " + std::to_string(migrations_of_an_older_program));
    old->execute(
        "INSERT INTO room (name, mailbox, mailbox_key, zone) VALUES ('Rome', 'rome@corp.example.com', "
        "'rome@corp.example.com', 'Etc/UTC')");
    for (const auto* const words : {"it is being sent", "451 later"})
        old->execute(
            "INSERT INTO notice (room_id, uid, recipients, subject, text, made_at, due_at, words) VALUES (1, "
            "'m', 'ada@corp.example.com', '', '', 0, 0, '" +
            std::string(words) + "')");
    sql::Database database(scratch.settings());
    std::vector<int> in_doubt;
    for (const Notice& notice : database.notices().due(Instant(std::chrono::seconds(1)), 10))
        in_doubt.push_back(notice.in_doubt);
    EXPECT_EQ(in_doubt, (std::vector{1, 0}));
}

}  // namespace
