#include "reserve/rules/versions/versions.hpp"

#include <algorithm>

namespace reserve {
namespace {

bool was_decided(const IncomingVersion& incoming, const DecidedComponent& stored) {
    return std::ranges::find(stored.digests, incoming.fingerprint) != stored.digests.end();
}

// CANCEL wins over REQUEST in either order.
Order at_equal_version(const IncomingVersion& incoming, const DecidedComponent& stored) {
    const bool cancelled = stored.state == DecidedComponent::State::cancelled;
    if (incoming.cancels) return cancelled ? Order::repeat : Order::newer;
    if (cancelled && !was_decided(incoming, stored)) return Order::superseded;
    return was_decided(incoming, stored) ? Order::repeat : Order::newer;
}

}  // namespace

Order order_of(const IncomingVersion& incoming, const DecidedComponent& stored) {
    if (incoming.version == stored.version) return at_equal_version(incoming, stored);
    if (incoming.version > stored.version) return Order::newer;
    const bool sent_later = incoming.version.dtstamp > stored.version.dtstamp;
    return sent_later && !was_decided(incoming, stored) ? Order::made_anew : Order::superseded;
}

Order order_after_series(const IncomingVersion& incoming, const DecidedComponent& series) {
    if (incoming.version.dtstamp != series.version.dtstamp)
        return incoming.version.dtstamp > series.version.dtstamp ? Order::newer : Order::superseded;
    const bool cancelled = series.state == DecidedComponent::State::cancelled;
    return cancelled && !incoming.cancels ? Order::superseded : Order::newer;
}

}  // namespace reserve
