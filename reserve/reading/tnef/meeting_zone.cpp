#include "reserve/reading/tnef/meeting_zone.hpp"

#include "reserve/reading/tnef/ical_lines.hpp"
#include "reserve/reading/zones/known_zone.hpp"
#include "reserve/reading/zones/olson.hpp"

namespace reserve {
namespace {

// [MS-OXPROPS]
constexpr PropertyName definition_of_recurrence{PropertySet::appointment, 0x8260};
constexpr PropertyName definition_of_start{PropertySet::appointment, 0x825E};
constexpr PropertyName zone_struct{PropertySet::appointment, 0x8233};
constexpr PropertyName zone_description{PropertySet::appointment, 0x8234};

// A TZID stands as a parameter too.
std::string as_tzid(std::string name) {
    std::erase_if(name, [](char c) { return c == '"' || static_cast<unsigned char>(c) < 0x20; });
    return name.empty() ? "Customized Time Zone" : name;
}

}  // namespace

std::string MeetingZone::parameter() const { return ";TZID=" + quoted(tzid_); }

std::string MeetingZone::vtimezone() const { return vtimezone_text(definition_, tzid_); }

std::optional<std::chrono::local_days> MeetingZone::local_midnight(Instant instant) const {
    const auto known = known_zone(tzid_);
    if (!known) return std::nullopt;
    const std::chrono::local_seconds local(
        (instant + offset_span(*known, instant).offset).time_since_epoch());
    const auto day = std::chrono::floor<std::chrono::days>(local);
    return local == day ? std::optional(day) : std::nullopt;
}

std::optional<MeetingZone> meeting_zone(const MapiProperties& properties) {
    for (const PropertyName name : {definition_of_recurrence, definition_of_start}) {
        auto definition = read_zone_definition(properties.octets(name).value_or(""));
        if (definition) return MeetingZone(as_tzid(definition->key), *definition);
    }
    auto definition = read_zone_struct(properties.octets(zone_struct).value_or(""));
    if (!definition) return std::nullopt;
    return MeetingZone(as_tzid(properties.text(zone_description).value_or("")), *definition);
}

}  // namespace reserve
