#include <algorithm>
#include <deque>

#include "tests/ews/sign_in/account_cast.hpp"

namespace {

using namespace ews_test;

// Counts wrong passwords for two days.
struct Directory {
    std::deque<Instant> refused{};
    std::size_t most = 0;

    void refuse(Instant now) {
        while (!refused.empty() && now - refused.front() >= 48h) refused.pop_front();
        refused.push_back(now);
        most = std::max(most, refused.size());
    }
};

class Lockout : public OneAccount {
  protected:
    Directory directory;

    // Work at all servers comes every five minutes.
    void work_for_a_day(Account& account) {
        for (int times = 0; times < 24 * 12; ++times) {
            for (const ews::Server& server : servers)
                account.pass(server.name, std::chrono::steady_clock::now() + 1h, [&] {
                    directory.refuse(clock.time);
                    return refused;
                });
            clock.time += 5min;
        }
    }
};

// With the rests of the service, which starts anew each day. Microsoft advises against fewer than five.
TEST_F(Lockout, IsNotBroughtAboutByAWrongPassword) {
    std::vector<const ews::Server*> entries;
    for (const ews::Server& server : servers) entries.push_back(&server);
    for (int days = 0; days < 7; ++days) work_for_a_day(*ews::accounts_of(entries, clock, &book).front());
    EXPECT_EQ(directory.most, 4U);
}

}  // namespace
