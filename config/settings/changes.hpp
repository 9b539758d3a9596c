#pragma once
#include <string>
#include <vector>

#include "config/settings/settings.hpp"

namespace config {

// What a reload finds different: names as "smtp.listen", or "exchange" for a server added, removed or
// changed.
struct Changes {
    std::vector<std::string> at_reload;
    std::vector<std::string> at_restart;
};

Changes changes(Settings before, Settings after);

}  // namespace config
