#include "reserve/windows_zone.hpp"

#include <unicode/ucal.h>

#include <array>

namespace reserve {

std::optional<std::string> windows_zone(const std::string& olson_name) {
    const std::u16string wide(olson_name.begin(), olson_name.end());
    std::array<UChar, 128> out{};
    UErrorCode error = U_ZERO_ERROR;
    const int32_t length = ucal_getWindowsTimeZoneID(wide.data(), static_cast<int32_t>(wide.size()),
                                                     out.data(), static_cast<int32_t>(out.size()), &error);
    if (U_FAILURE(error) || length <= 0) return std::nullopt;
    return std::string(out.begin(), out.begin() + length);
}

}  // namespace reserve
