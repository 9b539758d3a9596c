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
    if (!refusal_ || left.count() <= 0) return std::nullopt;
    Trouble refusal = *refusal_;
    refusal.back_off = left;
    return refusal;
}

std::optional<SignInGate::Outcome> SignInGate::pass(std::chrono::milliseconds limit,
                                                    const std::function<Outcome()>& send) {
    std::optional<Probe> probe;
    std::uint64_t refusals = 0;
    {
        std::unique_lock lock(mutex_);
        const std::uint64_t before = probes_;
        if (!changed_.wait_for(lock, limit, [this] { return works_ || !probing_; })) return std::nullopt;
        if (auto refusal = closed()) return shared(std::move(*refusal));
        if (probes_ != before && !works_ && trouble_) return shared(*trouble_);
        refusals = refusals_;
        if (!works_) {
            probing_ = true;
            probe.emplace(*this);
        }
    }
    Outcome outcome = send();
    learn(outcome, refusals);
    return outcome;
}

// What was signed in before a refusal and goes on says nothing about the next sign-in.
void SignInGate::learn(const Outcome& outcome, std::uint64_t refusals_before) {
    const auto trouble = trouble_in(outcome);
    const bool of_server = trouble && error_row(trouble->code).whole_server;
    const std::lock_guard lock(mutex_);
    works_ = !of_server && (works_ || refusals_ == refusals_before);
    trouble_ = of_server ? trouble : std::nullopt;
    if (!of_server) return;
    const bool refused = is_refused_sign_in(trouble->code);
    if (!refused && trouble->error_class != ErrorClass::throttled) return;
    refusal_ = trouble;
    ++refusals_;
    const auto wish = std::chrono::ceil<std::chrono::seconds>(trouble->back_off);
    closed_until_ = std::max(closed_until_, clock_.now() + (refused ? std::max(rest_, wish) : wish));
}

}  // namespace ews
