#include "tests/exchange/mailbox/budget.hpp"

#include <algorithm>
#include <cmath>

namespace exchange {

void Budget::recharge(Instant now) {
    const std::chrono::duration<double, std::milli> since = now - recharged_;
    const bool recharges = used_up_ || !while_refused_;
    if (recharges && recharged_ != Instant{}) left_ = std::min(burst_, left_ + since / recharge_);
    recharged_ = now;
}

std::optional<std::chrono::milliseconds> Budget::charge(Instant now) {
    recharge(now);
    if (used_up_ && left_ * 2 >= burst_) used_up_ = false;
    if (!used_up_ && left_ < 1) used_up_ = true;
    if (!used_up_) {
        left_ -= 1;
        return std::nullopt;
    }
    const double missing = burst_ / 2 - left_;
    return std::chrono::milliseconds(
        std::llround(std::ceil(missing * static_cast<double>(recharge_.count()))));
}

}  // namespace exchange
