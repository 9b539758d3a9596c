#pragma once
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <variant>

#include "ews/errors/trouble.hpp"
#include "ews/responses/reply.hpp"
#include "reserve/clock.hpp"

namespace ews {

// Stands before one account at one server. While it is not known to work, one request alone goes through, and
// the others wait for its outcome; where the whole server is in trouble they share it. After a refused
// sign-in none goes out for `rest`, and none while the server asks for a pause: accounts lock. Thread-safe.
class SignInGate {
  public:
    using Outcome = std::variant<Reply, Trouble>;

    // rest: as long as an attempt may last, so that none that began before the refusal signs in again.
    SignInGate(const reserve::Clock& clock, std::chrono::seconds rest) : clock_(clock), rest_(rest) {}

    // Sends, or says what became of the request that went before. Nothing when `limit` is over meanwhile.
    std::optional<Outcome> pass(std::chrono::milliseconds limit, const std::function<Outcome()>& send);

  private:
    class Probe;
    std::optional<Trouble> closed() const;
    void learn(const Outcome& outcome, std::uint64_t refusals_before);

    const reserve::Clock& clock_;
    const std::chrono::seconds rest_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool works_ = false;
    bool probing_ = false;
    std::uint64_t probes_ = 0;        // that have ended
    std::optional<Trouble> trouble_;  // of the whole server, at the last probe
    std::optional<Trouble> refusal_;  // counts until closed_until_
    std::uint64_t refusals_ = 0;
    reserve::Instant closed_until_{};
};

}  // namespace ews
