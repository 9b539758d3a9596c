#include "tests/config/commands/booked_program.hpp"

namespace config {
namespace {

// An answer that Exchange refused for good, number 1.
class TestBanList : public BookedProgram {
  protected:
    TestBanList() {
        send(support::request({tuesday_9}));
        sql::Settings settings;
        settings.file = roomgate.folder() / "roomgate.db";
        sql::Database database(settings);
        const reserve::Instant now = support::at("2026-11-23 09:00");
        const auto attempt =
            database.outbox().begin_attempt(reserve::AnswerId{1}, 0, now, reserve::Channel::ews);
        database.outbox().end_attempt(*attempt, now,
                                      {.outcome = reserve::AnswerState::parked,
                                       .code = "ErrorItemCorrupt",
                                       .words = "The item is damaged.",
                                       .release = false});
    }
};

TEST_F(TestBanList, ShowsTheCodeAndTheWords) {
    const auto shown = json({"ban-list", "show"});
    ASSERT_EQ(shown.size(), 1U);
    EXPECT_EQ(shown[0]["answer"], 1);
    EXPECT_EQ(shown[0]["code"], "ErrorItemCorrupt");
    EXPECT_EQ(shown[0]["words"], "The item is damaged.");
}

TEST_F(TestBanList, TellsInJsonWhatBecameOfEachAnswer) {
    const auto released = json({"ban-list", "release", "1", "7"});
    EXPECT_EQ(released[0], nlohmann::json({{"answer", 1}, {"done", true}, {"words", "is due now"}}));
    EXPECT_EQ(released[1],
              nlohmann::json({{"answer", 7}, {"done", false}, {"words", "is not in the ban list"}}));
    EXPECT_FALSE(json({"ban-list", "drop", "1"})[0]["done"]);  // no longer there
}

TEST_F(TestBanList, DropsAnAnswerUnsent) {
    const Ended dropped = roomgate({"ban-list", "drop", "1"});
    EXPECT_EQ(dropped.exit_code, 0);
    EXPECT_EQ(dropped.out, "answer 1 is dropped\n");
    EXPECT_TRUE(json({"ban-list", "show"}).empty());
}

}  // namespace
}  // namespace config
