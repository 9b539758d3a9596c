#pragma once
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "ews/errors/trouble.hpp"
#include "ews/settings.hpp"
#include "ews/sign_in/refusals.hpp"
#include "ews/sign_in/refusals_in_memory.hpp"
#include "reserve/clock.hpp"

namespace ews {

// One account at all servers that are signed in to with it: refused sign-ins add up, wherever and by whatever
// process, until it is locked. While no server takes it, one tries it at a time, of all processes with the
// same book; who gets no reply holds up the others for `patience` only. After a refused sign-in none tries it
// for a rest, a longer one each time, and the server that refused it for longer: it may be the only one that
// does. Where others take it, that one rests alone. Thread-safe; throws where the book does.
class Account {
  public:
    using Deadline = std::chrono::steady_clock::time_point;

    struct Timing {
        Refusals::Rests rests;  // each as long as an attempt may last, or longer
        std::chrono::milliseconds patience{5000};
    };
    // The entries of this account, at least one. Without a book refusals are forgotten with the process.
    Account(const std::vector<Server>& servers, const reserve::Clock& clock, Timing timing,
            reserve::SignInBook* book = nullptr);

    // What a try at a server has told of the account; neither: nothing.
    struct Told {
        bool taken = false;
        std::optional<Trouble> refusal{};
    };
    // Has it tried at this server when its turn has come. Returns why it was refused or not tried at all,
    // with what is left of the rest.
    std::optional<Trouble> pass(const std::string& server, Deadline deadline,
                                const std::function<Told()>& attempt);

    // How often all had to rest: what worked before says nothing any more.
    std::uint64_t refusals() const;

    // Why pass() would not try it there.
    std::optional<Trouble> closed(const std::string& server);
    // A person wants it tried again, by whatever process.
    void try_again();
    // Whether pass() would try it now at a server where it has said that it rests for longer: once.
    bool has_reopened();

  private:
    class Turn;
    void look();
    bool take_turn();
    std::optional<Trouble> await_turn(const std::string& server, Deadline deadline,
                                      std::unique_lock<std::mutex>& lock, std::optional<Turn>& turn);
    std::optional<Trouble> rests(const std::string& server);
    bool others_take_it(const std::string& server) const;

    const std::string name_;
    const reserve::Clock& clock_;
    const Timing timing_;
    RefusalsInMemory memory_;
    reserve::SignInBook& book_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    Refusals refused_;
    std::map<std::string, reserve::Instant> rests_until_;  // by server, as was said
    std::vector<std::string> taken_by_;                    // since it was refused last
    std::uint64_t refusals_ = 0;
    std::uint64_t turns_ = 0;
    Deadline tried_until_{};         // the others wait; later they need not
    reserve::Instant turn_until_{};  // the same for other processes
};

// The accounts of these entries, in their order; who signs in as the same one (account_key) shares it.
std::vector<std::shared_ptr<Account>> accounts_of(const std::vector<const Server*>& servers,
                                                  const reserve::Clock& clock,
                                                  reserve::SignInBook* book = nullptr);

}  // namespace ews
