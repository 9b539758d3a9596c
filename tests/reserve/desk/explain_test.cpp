#include "reserve/desk/explain.hpp"

#include "tests/reserve/rules/rules_cast.hpp"

namespace reserve {
namespace {

class Explain : public Rules {
  protected:
    std::vector<Explanation> explained(const Reading& reading,
                                       std::vector<RoomId> rooms = {support::room_1}) {
        return explain(books, reading, false, rooms, office.settings, at);
    }
    Instant at = office.now;
};

const Reading tuesday_9 = support::request({support::Draft().starts("2026-11-24 09:00")});

TEST_F(Explain, SaysWhatWouldBeDecidedAndAnswered) {
    const Explanation one = explained(tuesday_9).at(0);
    EXPECT_EQ(one.status, ItemStatus::success);
    EXPECT_EQ(one.meetings.at(0).decision.verdicts.at(0).outcome, Outcome::accepted);
    EXPECT_EQ(kinds(one.meetings.at(0).decision), std::vector{AnswerKind::accept});
}

TEST_F(Explain, ChangesNothing) {
    explained(tuesday_9);
    EXPECT_TRUE(books.shelf.meetings.empty());
}

TEST_F(Explain, DecidesForEachRoom) {
    send(support::request({support::Draft("other").starts("2026-11-24 09:00")}));
    const auto both = explained(tuesday_9, {support::room_1, support::room_2});
    EXPECT_EQ(both.at(0).meetings.at(0).decision.verdicts.at(0).outcome, Outcome::declined);
    EXPECT_EQ(both.at(1).meetings.at(0).decision.verdicts.at(0).outcome, Outcome::accepted);
}

TEST_F(Explain, DecidesAsOnTheInstantAskedFor) {
    at = support::at("2026-11-25 08:00");
    EXPECT_EQ(explained(tuesday_9).at(0).status, ItemStatus::unsubscribed);
}

}  // namespace
}  // namespace reserve
