// Answers that gathered in an outage go out to a server that throttles whoever asks too much of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <sstream>

#include "tests/gateway/calendar_hand.hpp"
#include "tests/gateway/world.hpp"

namespace gateway {
namespace {

constexpr int meetings = 60, connections = 4, calls_at_once = 80;

class ThrottledDrain : public testing::Test {
  protected:
    ThrottledDrain() {
        world.start();
        world.exchange().down();
        for (int i = 0; i < meetings; ++i) invite(i);
        EXPECT_TRUE(eventually([this] {
            return world.exchange().wait_for_forwards(meetings, std::chrono::milliseconds(100));
        }));
        EXPECT_TRUE(eventually([this] {
            return world.number("SELECT count(*) FROM answer WHERE state = 'waiting'") == meetings;
        }));
        world.exchange().add_fault(
            {.kind = "throttle", .after = true, .delay = std::chrono::milliseconds(10), .limit = calls_at_once});
        world.exchange().up();
        answers = world.answers(meetings);
        calls = world.exchange().calls();
    }

    void invite(int number) {
        const std::int64_t start = day + number * 3600LL;
        world.invite({.uid = outlook_uid(number + 1),
                      .rooms = {number % 2 == 0 ? World::room : World::other_room},
                      .start = ical_time(start),
                      .end = ical_time(start + 3600),
                      .sequence = 0,
                      .rule = {},
                      .organizer = "ada@corp.example.com",
                      .more = {}});
    }
    std::vector<std::string> answered(const std::string& room) const {
        std::vector<std::string> uids;
        for (const auto& answer : answers)
            if (answer.room == room) uids.push_back(answer.uid);
        return uids;
    }
    std::vector<std::string> decided(const std::string& room) const {
        std::istringstream in(
            world.text("SELECT group_concat(uid, ' ') FROM (SELECT uid FROM answer JOIN room USING (room_id) "
                       "WHERE mailbox = '" +
                       room + "' ORDER BY answer_id)"));
        return {std::istream_iterator<std::string>(in), {}};
    }

    World world{"[booking]\nbooking_window_in_days = 1080\n[post]\nretry_duration = \"1 s\"\n"};
    std::vector<exchange::OrganizerMail> answers;
    std::vector<exchange::Call> calls;
    // A midnight in two days.
    const std::int64_t day =
        (std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()) / 86400 + 2) * 86400;
};

TEST_F(ThrottledDrain, AnswersEachOnceAndInTheOrderOfItsRoom) {
    EXPECT_EQ(answers.size(), static_cast<std::size_t>(meetings));
    for (const std::string room : {World::room, World::other_room}) EXPECT_EQ(answered(room), decided(room));
}

// Who goes on asking is refused again and again: then what is refused in a row is more than the connections.
TEST_F(ThrottledDrain, AsksNothingMoreUntilTheServerTakesItAgain) {
    int refused = 0, in_a_row = 0, most_in_a_row = 0;
    for (const exchange::Call& call : calls) {
        in_a_row = call.result == "ErrorServerBusy" ? in_a_row + 1 : 0;
        most_in_a_row = std::max(most_in_a_row, in_a_row);
        refused += in_a_row > 0 ? 1 : 0;
    }
    EXPECT_GT(refused, 0);
    EXPECT_LE(most_in_a_row, connections);
    EXPECT_LE(refused * 10, static_cast<int>(calls.size()));
}

}  // namespace
}  // namespace gateway
