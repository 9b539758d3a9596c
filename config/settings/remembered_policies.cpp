#include "config/settings/remembered_policies.hpp"

#include "config/settings/room_policy.hpp"

namespace config {

namespace {

constexpr std::size_t most_remembered = 1000;

}  // namespace

reserve::BookingPolicy RememberedPolicies::operator()(const reserve::BookingPolicy& defaults,
                                                      const reserve::Room& room) const {
    const std::lock_guard lock(memory_->mutex);
    auto& policies = memory_->policies;
    if (policies.size() >= most_remembered || memory_->defaults != defaults) policies.clear();
    memory_->defaults = defaults;
    const auto known = policies.find(room.booking);
    if (known != policies.end()) return known->second;
    return policies.emplace(room.booking, room_policy(defaults, room)).first->second;
}

}  // namespace config
