#include "config/settings/sections/sections.hpp"

namespace config {

std::vector<Section> sections_of(Settings& settings, const std::filesystem::path& base) {
    return {
        smtp_section(settings.smtp, settings.copies, base),
        requester_section(settings.requester),
        post_section(settings.post),
        database_section(settings.database, base),
        log_section(settings.log, base),
    };
}

}  // namespace config
