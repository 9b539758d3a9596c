#pragma once
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <variant>

#include "ews/errors/trouble.hpp"
#include "ews/responses/reply.hpp"
#include "ews/sign_in/account.hpp"
#include "reserve/clock.hpp"

namespace ews {

// Stands before one account at one server. While it is not known to work, one request alone goes through, and
// the others wait for its outcome; where the whole server is in trouble they share it. None goes out while
// the account rests after a refused sign-in, and none while the server asks for a pause. Thread-safe.
class SignInGate {
  public:
    using Outcome = std::variant<Reply, Trouble>;

    SignInGate(std::string server, std::shared_ptr<Account> account, const reserve::Clock& clock)
        : server_(std::move(server)), account_(std::move(account)), clock_(clock) {}

    // Sends, or says what became of the request that went before. Nothing when `limit` is over meanwhile.
    std::optional<Outcome> pass(std::chrono::milliseconds limit, const std::function<Outcome()>& send);

  private:
    class Probe;
    bool works() const { return worked_after_ == account_->refusals(); }
    std::optional<Trouble> closed() const;
    Account::Told learn(const Outcome& outcome, std::uint64_t refusals_before);

    const std::string server_;
    const std::shared_ptr<Account> account_;
    const reserve::Clock& clock_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<std::uint64_t> worked_after_;  // so many refusals of the account
    bool probing_ = false;
    std::uint64_t probes_ = 0;        // that have ended
    std::optional<Trouble> trouble_;  // of the whole server, at the last probe
    std::optional<Trouble> pause_;    // that it asks for; counts until closed_until_
    reserve::Instant closed_until_{};
};

}  // namespace ews
