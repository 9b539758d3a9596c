#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>

#include "smtp/dialogue/replies.hpp"
#include "smtp/dialogue/verb.hpp"
#include "smtp/settings.hpp"

namespace smtp {

// Counts what a session may do only so often. Each call returns the reply that ends the session, or nothing.
class Tally {
  public:
    explicit Tally(const Settings& settings) : settings_(settings) {}

    std::optional<Reply> add(const Command& command) {
        if (++commands_ > settings_.commands_per_session) return replies::too_many_commands();
        if (command.junk && ++junk_ > settings_.junk_commands) return replies::too_many_junk_commands();
        return std::nullopt;
    }

    std::optional<Reply> add(const Reply& reply) {
        if (!reply.is_protocol_error() || ++errors_ < settings_.errors) return std::nullopt;
        return replies::too_many_errors();
    }

    void message_stored() { junk_ = errors_ = 0; }

  private:
    const Settings& settings_;
    std::uint64_t commands_ = 0;
    std::size_t junk_ = 0;
    std::size_t errors_ = 0;
};

}  // namespace smtp
