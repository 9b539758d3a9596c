#include <gtest/gtest.h>

#include <future>
#include <nlohmann/json.hpp>

#include "reserve/desk/write_down.hpp"
#include "sql/database.hpp"
#include "tests/config/program.hpp"
#include "tests/support/draft.hpp"

namespace config {
namespace {

using support::Draft;

// A room whose requests wait for its delegates, and one that waits.
class ApproveCommand : public testing::Test {
  protected:
    ApproveCommand() {
        roomgate({"rooms", "add", "--name", "Room 1", "--mailbox", "room.1@corp.example.com", "--zone",
                  "Europe/Berlin"});
        roomgate(
            {"users", "add", "--first-name", "Ada", "--last-name", "L.", "--email", "ada@corp.example.com"});
        ask({tomorrow}, now());
    }

    Ended decide(const std::string& command, const std::string& what, std::vector<std::string> more = {}) {
        more.insert(more.begin(), {command, what});
        return roomgate(more);
    }
    nlohmann::json pending() { return nlohmann::json::parse(roomgate({"approve", "list", "--json"}).out); }

    static reserve::Instant now() { return reserve::SystemClock().now(); }

    // As the desk decides it at that time.
    void ask(const std::vector<Draft>& drafts, reserve::Instant at) {
        sql::Settings settings;
        settings.file = roomgate.folder() / "roomgate.db";
        sql::Database database(settings);
        std::promise<void> stored;
        reserve::NewMessage message;
        message.items.push_back(
            {.recipient = {"room.1@corp.example.com", reserve::RoomId{1}}, .reason = {}, .uids = {"m1"}});
        database.inbox().store(std::move(message), [&](auto) { stored.set_value(); });
        stored.get_future().wait();
        const reserve::Item item = database.inbox().take(1, now()).at(0);
        reserve::DecidingSettings deciding;
        deciding.requester.unknown = reserve::RequesterSettings::Unknown::book;
        deciding.booking.all_book_in_policy = false;
        deciding.booking.all_request_in_policy = true;
        std::promise<std::exception_ptr> done;
        database.books().transact(
            [&](reserve::Ledger& ledger) {
                const reserve::Work work{reserve::RoomId{1}, support::request(drafts), false};
                const auto decided = reserve::decide_work(work, deciding, at, ledger);
                reserve::write_down(item.id, work, decided, deciding, at, ledger);
            },
            [&](std::exception_ptr error) { done.set_value(error); });
        if (const auto error = done.get_future().get()) std::rethrow_exception(error);
    }

    const Program roomgate;
    const Draft tomorrow = Draft().with([](reserve::Component& c) {
        c.start.kind = reserve::CalendarTime::Kind::utc;
        c.start.local = std::chrono::local_seconds((now() + std::chrono::days(1)).time_since_epoch());
        c.duration = reserve::Duration{.days = {}, .exact = std::chrono::hours(1)};
    });
};

TEST_F(ApproveCommand, ListsWhatWaits) {
    ASSERT_EQ(pending().size(), 1U);
    EXPECT_EQ(pending()[0]["room"], "Room 1");
    EXPECT_EQ(pending()[0]["organizer"], "ada@corp.example.com");
    EXPECT_NE(roomgate({"approve", "list"}).out.find("ada@corp.example.com"), std::string::npos);
}

TEST_F(ApproveCommand, DoesNotListWhatIsOver) {
    const Draft yesterday = tomorrow.with([](reserve::Component& c) {
        c.uid = "m2";
        c.start.local -= std::chrono::days(2);
    });
    ask({yesterday}, now() - std::chrono::days(3));
    ASSERT_EQ(pending().size(), 1U);
    EXPECT_EQ(pending()[0]["uid"], "m1");
}

TEST_F(ApproveCommand, DoesNotListASeriesWhoseDatesAreAllAskedForOnTheirOwn) {
    const Draft series = tomorrow.repeats("FREQ=DAILY;COUNT=1").version(1, 1);
    const Draft later = tomorrow.version(1, 2).with([](reserve::Component& c) {
        c.recurrence_id = c.start;
        c.start.local += std::chrono::hours(2);
    });
    ask({series}, now());
    ask({later}, now());
    ASSERT_EQ(pending().size(), 1U);
    EXPECT_FALSE(pending()[0]["recurrence_id"].is_null());
}

TEST_F(ApproveCommand, Approves) {
    const Ended approved = decide("approve", "1", {"--by", "grace@corp.example.com"});
    EXPECT_EQ(approved.exit_code, 0) << approved.err;
    EXPECT_NE(approved.out.find("\nApproved by grace@corp.example.com"), std::string::npos);
    EXPECT_TRUE(pending().empty());
}

TEST_F(ApproveCommand, RejectsAsJson) {
    const Ended rejected = decide("reject", "1", {"--json", "--comment", "No."});
    EXPECT_EQ(nlohmann::json::parse(rejected.out)["outcome"], "declined");
}

TEST_F(ApproveCommand, SaysWhatIsNotPending) {
    decide("approve", "1");
    const Ended again = decide("reject", "1");
    EXPECT_EQ(again.exit_code, 1);
    EXPECT_NE(again.err.find("it was approved before"), std::string::npos);
    EXPECT_EQ(decide("approve", "4711").exit_code, 1);
    EXPECT_EQ(decide("approve", "tomorrow").exit_code, 1);
    EXPECT_EQ(roomgate({"approve"}).exit_code, 2);
}

TEST_F(ApproveCommand, BooksNoRoomThatIsRetired) {
    ASSERT_EQ(roomgate({"rooms", "retire", "Room 1"}).exit_code, 0);
    const Ended approved = decide("approve", "1");
    EXPECT_EQ(approved.exit_code, 1);
    EXPECT_NE(approved.err.find("the room Room 1 is retired: reject the request"), std::string::npos)
        << approved.err;
    EXPECT_EQ(pending().size(), 1U);
    EXPECT_EQ(decide("reject", "1").exit_code, 0);
}

}  // namespace
}  // namespace config
