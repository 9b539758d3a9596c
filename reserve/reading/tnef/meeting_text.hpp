#pragma once
#include <string>

#include "reserve/invitation.hpp"
#include "reserve/reading/limits.hpp"
#include "reserve/reading/tnef/mapi_properties.hpp"
#include "reserve/reading/tnef/meeting_identity.hpp"

namespace reserve {

// The calendar object of a meeting that is kept in MAPI properties, as Exchange would write it
// ([MS-OXCICAL]), lines not folded. Or why there is none.
struct MeetingText {
    std::string calendar;
    std::string problem;  // empty when there is one
};

MeetingText meeting_text(const MapiProperties& properties, Method method, const MeetingIdentity& identity,
                         const ReadingLimits& limits);

}  // namespace reserve
