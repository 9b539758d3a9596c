#include "ews/sign_in/sign_in_gate.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "tests/ews/exchange_room.hpp"
#include "tests/ews/scripted_server.hpp"

namespace {

using namespace ews_test;
using ews::Fate;
using ews::SignInGate;
using ews::Trouble;

struct TestClock final : reserve::Clock {
    Instant time = stamp;
    Instant now() const override { return time; }
};

const Trouble unauthorized{ews::ErrorClass::rights, "HTTP 401", {}, {}, Fate::refused};
const Trouble lost{ews::ErrorClass::transient, "ConnectionLost", {}, {}, Fate::lost};
const Trouble busy_for_5_min{ews::ErrorClass::throttled, "ErrorServerBusy", {}, 300s, Fate::refused};
const Trouble moved{ews::ErrorClass::transient, "ErrorMailboxMoveInProgress", {}, {}, Fate::refused};

class Gate : public testing::Test {
  protected:
    TestClock clock;
    SignInGate gate{"corp",
                    std::make_shared<ews::Account>(std::vector{[] {
                                                       ews::Server corp;
                                                       corp.name = "corp";
                                                       return corp;
                                                   }()},
                                                   clock, ews::Account::Timing{{120s, 24h, 24h}}),
                    clock};
    std::atomic<int> sent = 0;

    SignInGate::Outcome pass(const SignInGate::Outcome& outcome) {
        return pass([&] { return outcome; });
    }
    SignInGate::Outcome pass(const std::function<SignInGate::Outcome()>& send) {
        return gate
            .pass(1min,
                  [&] {
                      ++sent;
                      return send();
                  })
            .value();
    }
};

void await(const std::function<bool()>& condition) {
    while (!condition()) std::this_thread::yield();
}

TEST_F(Gate, LetsOneRequestAloneFindOutThatTheSignInIsRefused) {
    std::atomic<int> came = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            ++came;
            const auto outcome = pass([&] {
                await([&] { return came == 4; });
                return unauthorized;
            });
            EXPECT_EQ(std::get<Trouble>(outcome).code, "HTTP 401");
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(sent, 1);
}

TEST_F(Gate, LetsAllThroughTogetherOnceTheSignInWorks) {
    pass(moved);
    std::atomic<int> inside = 0;
    const auto send_together = [&] {
        pass([&] {
            ++inside;
            await([&] { return inside == 2; });
            return moved;
        });
    };
    std::thread other(send_together);
    send_together();
    other.join();
    EXPECT_EQ(sent, 3);
}

TEST_F(Gate, SignsInOnceMoreWhenTheRestAfterARefusalIsOver) {
    pass(unauthorized);
    clock.time += 119s;
    EXPECT_EQ(std::get<Trouble>(pass(moved)).code, "HTTP 401");
    EXPECT_EQ(sent, 1);
    clock.time += 1s;
    pass(moved);
    EXPECT_EQ(sent, 2);
}

TEST_F(Gate, StaysShutWhenWhatWasSignedInBeforeARefusalGoesOn) {
    pass(moved);
    pass([&] {
        pass(unauthorized);
        return moved;
    });
    clock.time += 120s;
    std::atomic<int> came = 0;
    const auto send_alone = [&] {
        ++came;
        pass([&] {
            await([&] { return came == 2; });
            return unauthorized;
        });
    };
    std::thread other(send_alone);
    send_alone();
    other.join();
    EXPECT_EQ(sent, 4);
}

TEST_F(Gate, SendsNothingWhileTheServerAsksForAPause) {
    pass(busy_for_5_min);
    clock.time += 299s;
    EXPECT_EQ(std::get<Trouble>(pass(moved)).code, "ErrorServerBusy");
    clock.time += 1s;
    pass(moved);
    EXPECT_EQ(sent, 2);
}

TEST_F(Gate, TellsWhatIsLeftOfThePauseThatTheServerAskedFor) {
    pass(busy_for_5_min);
    clock.time += 290s;
    EXPECT_EQ(std::get<Trouble>(pass(moved)).back_off, 10s);
}

TEST_F(Gate, SaysOfWhatItDidNotSendThatItWasNotDone) {
    pass([] {
        Trouble trouble = unauthorized;
        trouble.fate = Fate::unclear;
        return trouble;
    });
    EXPECT_EQ(std::get<Trouble>(pass(moved)).fate, Fate::refused);
}

TEST_F(Gate, TriesAgainAtOnceAfterALostConnection) {
    pass(lost);
    pass(moved);
    EXPECT_EQ(sent, 2);
}

class WrongPassword : public ExchangeRoom {};

TEST_F(WrongPassword, IsTriedByNobodyForAQuarterOfAnHour) {
    ScriptedServer refusing([](std::size_t, const std::string&) {
        return ScriptedServer::Action{http_answer("401 Unauthorized", ""), true};
    });
    server.url = refusing.url();
    TestClock clock_of_gate;
    ews::Exchange exchange(server, std::make_unique<ews::Http>(server, clock), clock_of_gate, log);
    const auto ask = [&] { exchange.call({room_12, ews::Access::delegate}, {"<m:GetFolder/>", 10s}); };
    ask();
    clock_of_gate.time += 899s;
    ask();
    EXPECT_EQ(refusing.requests().size(), 1U);
    clock_of_gate.time += 1s;
    ask();
    EXPECT_EQ(refusing.requests().size(), 2U);
}

TEST_F(WrongPassword, GoesOutOnceHoweverManyAnswersWait) {
    ScriptedServer refusing([](std::size_t, const std::string&) {
        return ScriptedServer::Action{http_answer("401 Unauthorized", ""), true};
    });
    server.url = refusing.url();
    courier();
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            const reserve::Wait wait = waits(send(answer(AnswerKind::accept)));
            EXPECT_TRUE(holds(wait.words, "password_file"));
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(refusing.requests().size(), 1U);
}

}  // namespace
