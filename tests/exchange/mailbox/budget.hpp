#pragma once
#include <chrono>
#include <optional>

namespace exchange {

// What the throttling policy lets one caller do: so many calls at once, and one more each `recharge`. Whoever
// has used it up is refused until half of it is there again. [Set-ThrottlingPolicy: EwsMaxBurst,
// EwsRechargeRate and EwsCutoffBalance, below which a caller is refused with ErrorServerBusy; there they are
// milliseconds of the server's time, and how much must have come back is not told.]
class Budget {
  public:
    using Instant = std::chrono::steady_clock::time_point;
    Budget(int burst, std::chrono::milliseconds recharge)
        : burst_(burst), recharge_(recharge), left_(burst) {}

    // One more call. Nothing: it is served; else when the next may be.
    std::optional<std::chrono::milliseconds> charge(Instant now);

  private:
    void recharge(Instant now);

    double burst_;
    std::chrono::milliseconds recharge_;
    double left_;
    Instant recharged_{};
    bool used_up_ = false;
};

}  // namespace exchange
