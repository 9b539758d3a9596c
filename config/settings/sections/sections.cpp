#include "config/settings/sections/sections.hpp"

namespace config {

std::vector<Section> sections_of(Settings& settings, const std::filesystem::path& base) {
    return {
        smtp_section(settings.smtp, settings.copies, base),
        reading_section(settings.reading),
        requester_section(settings.desk.deciding.requester),
        booking_section(settings.desk.deciding.booking),
        answer_section(settings.answer, settings.desk.deciding.confirmation, base),
        desk_section(settings.desk),
        post_section(settings.post),
        resync_section(settings.resync),
        exchange_section(settings.exchange, base),
        relay_section(settings.relay, base),
        database_section(settings.database, base),
        log_section(settings.log, base),
    };
}

}  // namespace config
