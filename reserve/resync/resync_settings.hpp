#pragma once
#include <chrono>
#include <optional>

#include "reserve/resync/resync.hpp"

namespace reserve {

// The scheduled comparison of the rooms' calendars.
struct ResyncSettings {
    enum class Repair { none, to_database, to_exchange, both };

    std::chrono::seconds every{0};  // zero: it is not done
    Repair repair = Repair::none;
    std::optional<Instant> from{};  // nothing before it is compared; nothing: the present
    std::chrono::days ahead{1080};
    int mass_deletion_percent = 20;
};

}  // namespace reserve
