#pragma once
#include <chrono>
#include <optional>

namespace exchange {

// What the throttling policy lets one caller do: so many calls at once, and one more each `recharge`. Whoever
// has used it up is refused until half of it is there again. [Set-ThrottlingPolicy: EwsMaxBurst,
// EwsRechargeRate and EwsCutoffBalance, below which a caller is refused with ErrorServerBusy; there they are
// milliseconds of the server's time, and how much must have come back is not told.] With `while_refused` it recharges
// only then: however slowly somebody asks, so many calls use it up.
class Budget {
  public:
    using Instant = std::chrono::steady_clock::time_point;
    Budget(int burst, std::chrono::milliseconds recharge, bool while_refused = false)
        : burst_(burst), recharge_(recharge), while_refused_(while_refused), left_(burst) {}

    // One more call. Nothing: it is served; else when the next may be.
    std::optional<std::chrono::milliseconds> charge(Instant now);

  private:
    void recharge(Instant now);

    double burst_;
    std::chrono::milliseconds recharge_;
    bool while_refused_;
    double left_;
    Instant recharged_{};
    bool used_up_ = false;
};

}  // namespace exchange
