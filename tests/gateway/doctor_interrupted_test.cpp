// `roomgate doctor`, told to stop while servers keep it waiting.
#include <gtest/gtest.h>
#include <signal.h>

#include <fstream>

#include "tests/gateway/world.hpp"

namespace gateway {
namespace {

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

class DoctorInterrupted : public testing::Test {
  protected:
    // Each of these calls takes longer than the test waits.
    void hang_in_the_first_room() {
        for (const auto* const operation : {"GetDelegate", "ResolveNames", "FindItem"}) {
            exchange::Fault fault;
            fault.kind = "slow";
            fault.operation = operation;
            fault.delay = std::chrono::minutes(5);
            fault.after = true;
            world.exchange().add_fault(fault);
        }
    }
    bool hangs() {
        const auto calls = world.exchange().calls();
        return !calls.empty() && calls.back().operation == "GetDelegate";
    }
    int interrupted(int signal, std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"--config", world.config().string(), "doctor"});
        Program doctor(more, log);
        EXPECT_TRUE(eventually([this] { return hangs(); }));
        doctor.signal(signal);
        EXPECT_TRUE(eventually([&] { return !doctor.running(); }));
        return doctor.wait();
    }
    void expect_shown(const std::string& words) const {
        EXPECT_NE(text_of(log).find(words), std::string::npos) << words << "\n" << text_of(log);
    }

    World world;
    const std::filesystem::path log = world.directory() / "doctor.log";
};

TEST_F(DoctorInterrupted, ShowsWhatItHasTried) {
    hang_in_the_first_room();
    EXPECT_EQ(interrupted(SIGINT), 130);
    expect_shown("ok       exchange simulator: connection: answers with HTTP 401\n");
    expect_shown("warning  exchange simulator: was not tried to the end: interrupted\n");
    expect_shown("roomgate: interrupted: not everything was tried\n");
    EXPECT_EQ(text_of(log).find("room Room 1"), text_of(log).find("room Room 12 ...")) << text_of(log);
}

TEST_F(DoctorInterrupted, ShowsItAsJson) {
    hang_in_the_first_room();
    EXPECT_EQ(interrupted(SIGTERM, {"--json"}), 130);
    expect_shown("\"words\": \"was not tried to the end: interrupted\"");
}

}  // namespace
}  // namespace gateway
