#include "config/settings/sections/sections.hpp"

namespace config {

std::vector<Section> sections_of(Settings& settings, const std::filesystem::path& base) {
    return {
        requester_section(settings.requester),
        database_section(settings.database, base),
        log_section(settings.log, base),
    };
}

}  // namespace config
