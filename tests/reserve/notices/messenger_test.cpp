#include "reserve/notices/messenger.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <semaphore>

#include "tests/support/draft.hpp"

namespace reserve {
namespace {

class FakeBox final : public NoticeBox {
  public:
    std::vector<Notice> due(Instant now, std::size_t) override {
        std::vector<Notice> found;
        for (const auto& [notice, due_at] : waiting)
            if (due_at <= now) found.push_back(notice);
        return found;
    }
    void sent(NoticeId id, Instant) override {
        if (dies) throw std::runtime_error("the gateway dies");
        std::erase_if(waiting, [&](const auto& entry) { return entry.first.id == id; });
    }
    void put_back(NoticeId id, Instant due, const std::string&) override {
        for (auto& [notice, due_at] : waiting) {
            if (notice.id != id) continue;
            due_at = due;
            ++notice.tries;
        }
    }
    bool dies = false;
    std::vector<std::pair<Notice, Instant>> waiting;
};

class FakeRelay final : public Relay {
  public:
    std::optional<std::string> send(const Notice& notice) override {
        if (down) return "connection refused";
        sent.push_back(notice.id);
        tries.push_back(notice.tries);
        return std::nullopt;
    }
    void stop() override { stopped = true; }
    bool stopped = false;
    bool down = false;
    std::vector<NoticeId> sent;
    std::vector<int> tries;
};

// Somebody puts a notice in once it was looked at, and waits until that is taken out.
class SharedBox final : public NoticeBox {
  public:
    std::vector<Notice> due(Instant, std::size_t) override {
        looks.release();
        return put_in.exchange(false) ? std::vector{Notice{}} : std::vector<Notice>{};
    }
    void sent(NoticeId, Instant) override { taken_out.release(); }
    void put_back(NoticeId, Instant, const std::string&) override {}

    std::counting_semaphore<> looks{0};
    std::binary_semaphore taken_out{0};
    std::atomic<bool> put_in = false;
};

class FakeClock final : public Clock {
  public:
    Instant now() const override { return instant; }
    Instant instant = support::at("2026-11-23 08:00");
};

class FakeLog final : public Log {
  public:
    void write(Kind, std::string_view line) override { lines.emplace_back(line); }
    std::vector<std::string> lines;
};

class MessengerTest : public testing::Test {
  protected:
    MessengerTest() {
        Notice notice;
        notice.id = NoticeId{1};
        box.waiting.emplace_back(notice, clock.instant);
    }

    FakeBox box;
    FakeRelay relay;
    FakeClock clock;
    FakeLog log;
    Messenger messenger{box, relay, clock, log};
};

TEST_F(MessengerTest, SendsANoticeOnce) {
    messenger.run_once();
    messenger.run_once();
    EXPECT_EQ(relay.sent, std::vector{NoticeId{1}});
}

// Killed after the relay took it, before that was committed.
TEST_F(MessengerTest, KnowsThatOneMayHaveBeenSentOverWhichAGatewayDied) {
    box.dies = true;
    EXPECT_THROW(messenger.run_once(), std::runtime_error);
    box.dies = false;
    EXPECT_EQ(messenger.run_once(), 0U);
    clock.instant += std::chrono::seconds(151);
    EXPECT_EQ(messenger.run_once(), 1U);
    EXPECT_EQ(relay.tries, (std::vector{0, 1}));
}

TEST_F(MessengerTest, TriesAgainAfterAPauseWhenTheRelayIsDown) {
    relay.down = true;
    EXPECT_EQ(messenger.run_once(), 1U);
    EXPECT_EQ(messenger.run_once(), 0U);
    EXPECT_NE(log.lines.at(0).find("connection refused"), std::string::npos);
    relay.down = false;
    clock.instant += std::chrono::minutes(1);
    messenger.run_once();
    EXPECT_EQ(relay.sent, std::vector{NoticeId{1}});
}

TEST_F(MessengerTest, TellsATroubleOnceUntilAMailGoesOut) {
    box.waiting.push_back(box.waiting.front());
    box.waiting.back().first.id = NoticeId{2};
    relay.down = true;
    for (int i = 0; i < 3; ++i) {
        messenger.run_once();
        clock.instant += std::chrono::hours(1);
    }
    EXPECT_EQ(log.lines.size(), 1U);
    relay.down = false;
    messenger.run_once();
    relay.down = true;
    box.waiting.emplace_back(Notice{}, clock.instant);
    messenger.run_once();
    EXPECT_NE(log.lines.back().find("connection refused"), std::string::npos);
}

TEST_F(MessengerTest, WaitsTwiceAsLongAfterTheSecondFailure) {
    relay.down = true;
    messenger.run_once();
    clock.instant += std::chrono::minutes(1);
    messenger.run_once();
    EXPECT_EQ(box.waiting.front().second, clock.instant + std::chrono::minutes(2));
}

TEST_F(MessengerTest, CutsTheDialogueThatIsUnderWayWhenItStops) {
    messenger.start();
    messenger.stop();
    EXPECT_TRUE(relay.stopped);
}

TEST_F(MessengerTest, LooksAgainAtOnceWhenItIsWoken) {
    SharedBox shared;
    Messenger sleeper(shared, relay, clock, log, {.look_again_after = std::chrono::hours(1)});
    sleeper.start();
    shared.looks.acquire();
    shared.put_in = true;
    sleeper.wake();
    EXPECT_TRUE(shared.taken_out.try_acquire_for(std::chrono::seconds(30)));
    sleeper.stop();
}

TEST_F(MessengerTest, WaitsLongerWithEachFailureUpToAnHour) {
    relay.down = true;
    for (int i = 0; i < 20; ++i) {
        messenger.run_once();
        clock.instant = box.waiting.front().second;
    }
    EXPECT_EQ(messenger.run_once(), 1U);
    EXPECT_EQ(box.waiting.front().second, clock.instant + std::chrono::hours(1));
}

}  // namespace
}  // namespace reserve
