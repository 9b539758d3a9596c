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
    void begin(NoticeId id, Instant due) override {
        Entry& entry = at(id);
        entry.second = due;
        ++entry.first.tries;
    }
    void hand_over(NoticeId id, int in_doubt) override { at(id).first.in_doubt = in_doubt; }
    void put_back(NoticeId id, Instant due, int in_doubt, const std::string&) override {
        Entry& entry = at(id);
        entry.second = due;
        entry.first.in_doubt = in_doubt;
    }
    void park(NoticeId id, Instant now, const std::string&) override {
        parked.push_back(id);
        sent(id, now);
    }
    using Entry = std::pair<Notice, Instant>;
    Entry& at(NoticeId id) {
        return *std::ranges::find_if(waiting, [&](const Entry& entry) { return entry.first.id == id; });
    }
    bool dies = false;
    std::vector<Entry> waiting;
    std::vector<NoticeId> parked;
};

class FakeRelay final : public Relay {
  public:
    std::optional<NoticeTrouble> send(const Notice& notice, const std::function<void()>& hand_over) override {
        if (dies) throw std::runtime_error("the gateway dies");
        if (fate != NoticeTrouble::Fate::waits || !down) hand_over();
        if (down) return NoticeTrouble{"connection refused", fate};
        sent.push_back(notice.id);
        tries.push_back(notice.tries);
        in_doubt.push_back(notice.in_doubt);
        return std::nullopt;
    }
    void stop() override { stopped = true; }
    bool stopped = false;
    bool down = false;
    bool dies = false;
    NoticeTrouble::Fate fate = NoticeTrouble::Fate::waits;
    std::vector<NoticeId> sent;
    std::vector<int> tries;
    std::vector<int> in_doubt;
};

// Somebody puts a notice in once it was looked at, and waits until that is taken out.
class SharedBox final : public NoticeBox {
  public:
    std::vector<Notice> due(Instant, std::size_t) override {
        looks.release();
        return put_in.exchange(false) ? std::vector{Notice{}} : std::vector<Notice>{};
    }
    void sent(NoticeId, Instant) override { taken_out.release(); }
    void begin(NoticeId, Instant) override {}
    void hand_over(NoticeId, int) override {}
    void put_back(NoticeId, Instant, int, const std::string&) override {}
    void park(NoticeId, Instant, const std::string&) override {}

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
    EXPECT_EQ(relay.in_doubt, (std::vector{0, 1}));
}

TEST_F(MessengerTest, KnowsHowOftenOneMayHaveBeenSent) {
    relay.down = true;
    messenger.run_once();
    EXPECT_EQ(box.waiting.front().first.in_doubt, 0);
    relay.fate = NoticeTrouble::Fate::in_doubt;
    clock.instant = box.waiting.front().second;
    messenger.run_once();
    EXPECT_EQ(box.waiting.front().first.in_doubt, 1);
    EXPECT_EQ(box.waiting.front().second, clock.instant + std::chrono::seconds(150));
}

TEST_F(MessengerTest, KnowsThatWhatWasNotHandedOverHasNotGoneOut) {
    relay.dies = true;
    for (int i = 0; i < 3; ++i) {
        EXPECT_THROW(messenger.run_once(), std::runtime_error);
        clock.instant = box.waiting.front().second;
    }
    relay.dies = false;
    messenger.run_once();
    EXPECT_EQ(relay.tries, std::vector{3});
    EXPECT_EQ(relay.in_doubt, std::vector{0});
}

TEST_F(MessengerTest, ParksWhatTheRelayGivesUp) {
    relay.down = true;
    relay.fate = NoticeTrouble::Fate::given_up;
    messenger.run_once();
    EXPECT_EQ(box.parked, std::vector{NoticeId{1}});
    EXPECT_NE(log.lines.at(0).find("notice 1 to"), std::string::npos);
    EXPECT_NE(log.lines.at(0).find("parked: connection refused"), std::string::npos);
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
