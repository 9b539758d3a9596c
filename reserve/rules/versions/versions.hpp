#pragma once
#include <string>

#include "reserve/meeting.hpp"

namespace reserve {

// How a component that comes in stands to the stored one (rulings 5 and 6).
enum class Order {
    newer,
    repeat,      // decided before
    superseded,  // older than what is stored
    made_anew,   // a lower SEQUENCE, sent later: someone must look
};

struct IncomingVersion {
    Version version;
    bool cancels = false;
    std::string fingerprint;
};

// A series or single meeting against the stored one, an exception against the stored one of its
// RECURRENCE-ID.
Order order_of(const IncomingVersion& incoming, const DecidedComponent& stored);

// An exception that comes alone and is not stored yet, against its series: by DTSTAMP alone (ruling 6).
Order order_after_series(const IncomingVersion& incoming, const DecidedComponent& series);

}  // namespace reserve
