#include "config/commands/no_zone.hpp"

#include "config/settings/nearest.hpp"
#include "reserve/reading/zones/known_zone.hpp"
#include "reserve/reading/zones/olson.hpp"

namespace config {

std::string no_zone(const std::string& written) {
    auto meant = reserve::known_zone(written);
    if (!meant) meant = nearest(written, reserve::olson_names());
    return "\"" + written + "\" is no time zone; " +
           (meant ? "did you mean " + *meant + "?"
                  : "write an Olson name such as Europe/Berlin or America/New_York.");
}

}  // namespace config
