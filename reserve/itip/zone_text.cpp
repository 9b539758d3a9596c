#include "reserve/itip/zone_text.hpp"

#include <unicode/vtzone.h>

#include <memory>
#include <stdexcept>

namespace reserve {

std::string zone_text(const std::string& olson_name, Instant at) {
    const std::unique_ptr<icu::VTimeZone> zone(
        icu::VTimeZone::createVTimeZoneByID(icu::UnicodeString::fromUTF8(olson_name)));
    if (!zone) throw std::runtime_error("ICU does not know the time zone " + olson_name);
    UErrorCode code = U_ZERO_ERROR;
    icu::UnicodeString written;
    const double milliseconds = 1000.0 * static_cast<double>(at.time_since_epoch().count());
    zone->writeSimple(milliseconds, written, code);
    if (U_FAILURE(code)) throw std::runtime_error("ICU cannot write the time zone " + olson_name);
    std::string text;
    return written.toUTF8String(text);
}

}  // namespace reserve
