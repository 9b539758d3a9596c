#include "ews/sign_in/sign_in_gate.hpp"

#include <algorithm>

#include "ews/errors/error_table.hpp"

namespace ews {
namespace {

// Nothing was sent: it cannot have been done.
Trouble shared(Trouble trouble) {
    trouble.fate = Fate::refused;
    return trouble;
}

std::optional<Trouble> trouble_in(const SignInGate::Outcome& outcome) {
    if (const auto* const trouble = std::get_if<Trouble>(&outcome)) return *trouble;
    const auto& messages = std::get<Reply>(outcome).messages;
    return messages.empty() ? std::nullopt : trouble_of(messages.front());
}

}  // namespace

// The one that goes before the others; ends also when sending throws.
class SignInGate::Probe {
  public:
    explicit Probe(SignInGate& gate) : gate_(gate) {}
    ~Probe() {
        const std::lock_guard lock(gate_.mutex_);
        gate_.probing_ = false;
        ++gate_.probes_;
        gate_.changed_.notify_all();
    }
    Probe(const Probe&) = delete;
    Probe& operator=(const Probe&) = delete;

  private:
    SignInGate& gate_;
};

std::optional<Trouble> SignInGate::closed() const {
    const auto left = closed_until_ - clock_.now();
    if (!pause_ || left.count() <= 0) return std::nullopt;
    Trouble pause = *pause_;
    pause.back_off = left;
    return pause;
}

std::optional<SignInGate::Outcome> SignInGate::pass(std::chrono::milliseconds limit,
                                                    const std::function<Outcome()>& send) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    std::optional<Probe> probe;
    {
        std::unique_lock lock(mutex_);
        const std::uint64_t before = probes_;
        if (!changed_.wait_until(lock, deadline, [this] { return works() || !probing_; }))
            return std::nullopt;
        if (auto pause = closed()) return shared(*std::move(pause));
        if (probes_ != before && !works() && trouble_) return shared(*trouble_);
        if (!works()) {
            probing_ = true;
            probe.emplace(*this);
        }
    }
    std::optional<Outcome> outcome;
    auto refusal = account_->pass(server_, deadline, [&] {
        const std::uint64_t refusals = account_->refusals();
        outcome = send();
        return learn(*outcome, refusals);
    });
    if (!outcome) return shared(*std::move(refusal));
    if (!refusal) return outcome;
    refusal->fate = trouble_in(*outcome)->fate;
    return refusal;
}

// What was signed in before a refusal and goes on says nothing about the next sign-in.
Account::Told SignInGate::learn(const Outcome& outcome, std::uint64_t refusals_before) {
    const auto trouble = trouble_in(outcome);
    const bool of_server = trouble && error_row(trouble->code).whole_server;
    const bool refused = trouble && is_refused_sign_in(trouble->code);
    const std::lock_guard lock(mutex_);
    if (of_server)
        worked_after_ = std::nullopt;
    else if (refusals_before == account_->refusals())
        worked_after_ = refusals_before;
    trouble_ = of_server && !refused ? trouble : std::nullopt;
    if (trouble && trouble->error_class == ErrorClass::throttled) {
        pause_ = trouble;
        const auto wish = std::chrono::ceil<std::chrono::seconds>(trouble->back_off);
        closed_until_ = std::max(closed_until_, clock_.now() + wish);
    }
    return {!of_server, refused ? trouble : std::nullopt};
}

}  // namespace ews
