#include "reserve/post/lanes.hpp"

#include <algorithm>

namespace reserve {
namespace {

constexpr int most_at_once = 1000;  // of any route

}  // namespace

bool Lanes::enter(const Route& route, Instant now) {
    const std::lock_guard lock(mutex_);
    Lane& lane = lanes_[route.server];
    if (now < lane.paused_until || lane.in_air >= std::min(lane.at_once, std::max(1, route.at_once)))
        return false;
    ++lane.in_air;
    return true;
}

void Lanes::leave(const std::string& server) {
    const std::lock_guard lock(mutex_);
    --lanes_[server].in_air;
}

int Lanes::failed(const std::string& server, Instant now) {
    const std::lock_guard lock(mutex_);
    Lane& lane = lanes_[server];
    lane.at_once = 1;
    const bool together = lane.failures > 0 && now < lane.paused_until;
    return together ? lane.failures - 1 : lane.failures++;
}

void Lanes::pause(const std::string& server, Instant until, Why why) {
    const std::lock_guard lock(mutex_);
    Lane& lane = lanes_[server];
    lane.paused_until = std::max(lane.paused_until, until);
    lane.why = std::move(why);
}

std::optional<Lanes::Why> Lanes::paused(const std::string& server, Instant now) const {
    const std::lock_guard lock(mutex_);
    const auto lane = lanes_.find(server);
    if (lane == lanes_.end() || now >= lane->second.paused_until) return std::nullopt;
    return lane->second.why;
}

void Lanes::worked(const std::string& server) {
    const std::lock_guard lock(mutex_);
    Lane& lane = lanes_[server];
    lane.failures = 0;
    lane.at_once = std::min(lane.at_once + 1, most_at_once);
}

void Lanes::end_pauses() {
    const std::lock_guard lock(mutex_);
    for (auto& [server, lane] : lanes_) lane.paused_until = Instant{};
}

Instant Lanes::paused_until(const std::string& server) const {
    const std::lock_guard lock(mutex_);
    const auto lane = lanes_.find(server);
    return lane == lanes_.end() ? Instant{} : lane->second.paused_until;
}

std::optional<Instant> Lanes::next_end(Instant now) const {
    const std::lock_guard lock(mutex_);
    std::optional<Instant> next;
    for (const auto& [server, lane] : lanes_) {
        if (lane.paused_until <= now) continue;
        if (!next || lane.paused_until < *next) next = lane.paused_until;
    }
    return next;
}

}  // namespace reserve
