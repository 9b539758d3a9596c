#include "reserve/notices/two_relays.hpp"

#include <gtest/gtest.h>

namespace reserve {
namespace {

class CountingRelay final : public Relay {
  public:
    std::optional<NoticeTrouble> send(const Notice&, const std::function<void()>&) override {
        ++sent;
        return std::nullopt;
    }
    void stop() override { stopped = true; }
    int sent = 0;
    bool stopped = false;
};

class RoutesOnly final : public Courier {
  public:
    Route route(const Address&) const override {
        return {.server = "corp", .reaches_calendar = reaches_calendar};
    }
    Delivery deliver(const Answer&, const AnswerStep&) override { return Sent{}; }
    std::variant<Evidence, Wait> look_for_evidence(const Answer&, const AnswerStep&, Instant) override {
        return Evidence::none;
    }
    void stop() override {}
    bool reaches_calendar = true;
};

class TwoRelaysTest : public testing::Test {
  protected:
    void send(const std::string& room_mailbox) {
        Notice notice;
        notice.room_mailbox = room_mailbox;
        both.send(notice, [] {});
    }

    CountingRelay by_smtp, by_ews;
    RoutesOnly courier;
    TwoRelays both{by_smtp, by_ews, courier, true};
};

TEST_F(TwoRelaysTest, SendConfirmationsAsMailsOfTheRoom) {
    send("rome@corp.example.com");
    EXPECT_EQ(by_ews.sent, 1);
    EXPECT_EQ(by_smtp.sent, 0);
}

TEST_F(TwoRelaysTest, SendWhatIsForDelegatesThroughTheRelay) {
    send("");
    EXPECT_EQ(by_smtp.sent, 1);
}

TEST_F(TwoRelaysTest, UseTheRelayWhereTheMailboxCannotBeReached) {
    courier.reaches_calendar = false;
    send("rome@corp.example.com");
    EXPECT_EQ(by_smtp.sent, 1);
}

TEST_F(TwoRelaysTest, UseTheRelayOnceTheSettingsSaySo) {
    both.apply(false);
    send("rome@corp.example.com");
    EXPECT_EQ(by_smtp.sent, 1);
}

TEST_F(TwoRelaysTest, StopBoth) {
    both.stop();
    EXPECT_TRUE(by_smtp.stopped && by_ews.stopped);
}

}  // namespace
}  // namespace reserve
