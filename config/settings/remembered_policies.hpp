#pragma once
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "reserve/room.hpp"
#include "reserve/rules/policy.hpp"

namespace config {

// room_policy(), which reads TOML, once for each text that rooms have as their settings: a decision asks for
// the policies of several rooms. Copies share what they remember, and may be used by several threads.
class RememberedPolicies {
  public:
    reserve::BookingPolicy operator()(const reserve::BookingPolicy& defaults,
                                      const reserve::Room& room) const;

  private:
    struct Memory {
        std::mutex mutex;
        reserve::BookingPolicy defaults;
        std::map<std::string, reserve::BookingPolicy, std::less<>> policies;  // by text
    };
    std::shared_ptr<Memory> memory_ = std::make_shared<Memory>();
};

}  // namespace config
