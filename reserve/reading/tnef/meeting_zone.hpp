#pragma once
#include <chrono>
#include <optional>
#include <string>

#include "reserve/instant.hpp"
#include "reserve/reading/tnef/mapi_properties.hpp"
#include "reserve/reading/tnef/zone_definition.hpp"

namespace reserve {

// The zone that a meeting was written in.
class MeetingZone {
  public:
    MeetingZone(std::string tzid, ZoneDefinition definition)
        : tzid_(std::move(tzid)), definition_(std::move(definition)) {}

    std::string parameter() const;  // ;TZID="W. Europe Standard Time"
    std::string vtimezone() const;
    // The day that begins at that instant; nothing when none does, or the zone has no known name.
    std::optional<std::chrono::local_days> local_midnight(Instant instant) const;

  private:
    std::string tzid_;
    ZoneDefinition definition_;
};

// By PidLidAppointmentTimeZoneDefinition... or, of older Outlooks, PidLidTimeZoneStruct.
std::optional<MeetingZone> meeting_zone(const MapiProperties& properties);

}  // namespace reserve
