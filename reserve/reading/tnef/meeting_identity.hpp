#pragma once
#include <chrono>
#include <optional>
#include <string>

#include "reserve/instant.hpp"
#include "reserve/reading/tnef/mapi_properties.hpp"

namespace reserve {

// Which meeting, which version of it, and whose, by its MAPI properties. What is not told is empty.
struct MeetingIdentity {
    std::string uid;
    std::optional<std::chrono::year_month_day> occurrence;  // one of the series, by the organizer's date
    int sequence = 0;
    std::optional<Instant> dtstamp;
    std::string organizer;  // SMTP address; empty too when only an X.500 one is told
    std::string organizer_name;
    std::string sender;  // SMTP address of who sent it in the organizer's name
};

MeetingIdentity meeting_identity(const MapiProperties& properties);

}  // namespace reserve
