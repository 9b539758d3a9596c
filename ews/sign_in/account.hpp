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
#include "reserve/clock.hpp"

namespace ews {

// One account at all servers that are signed in to with it: refused sign-ins add up, wherever, until it is
// locked. While no server takes it, one tries it at a time; who gets no reply holds up the others for
// `patience` only. After a refused sign-in none tries it for `rest`, and the server that refused it not for
// twice as long: it may be the only one that does. Where others take it, that one rests alone. Thread-safe.
class Account {
  public:
    using Deadline = std::chrono::steady_clock::time_point;

    struct Timing {
        std::chrono::seconds rest;  // as long as an attempt may last, or longer
        std::chrono::milliseconds patience{5000};
    };
    // The names of the servers, for words to the operator.
    Account(std::vector<std::string> servers, const reserve::Clock& clock, Timing timing)
        : servers_(std::move(servers)), clock_(clock), timing_(timing) {}

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

  private:
    class Turn;
    struct Refusal {
        Trouble trouble;
        reserve::Instant at;
    };
    std::optional<Trouble> closed(const std::string& server) const;
    Trouble in_words(Trouble trouble, const std::string& server) const;
    std::optional<Trouble> refuse(const std::string& server, const Trouble& trouble);

    const std::vector<std::string> servers_;
    const reserve::Clock& clock_;
    const Timing timing_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::string> taken_by_;  // since it was refused last
    std::uint64_t refusals_ = 0;
    std::optional<Refusal> last_;             // of all
    std::map<std::string, Refusal> refused_;  // by server
    std::uint64_t turns_ = 0;
    Deadline tried_until_{};  // the others wait; later they need not
};

// The accounts of these entries, in their order; who signs in as the same one shares it. Names are compared
// without regard to case, as they are written: DOMAIN\user and user@domain are two.
std::vector<std::shared_ptr<Account>> accounts_of(const std::vector<const Server*>& servers,
                                                  const reserve::Clock& clock);

}  // namespace ews
