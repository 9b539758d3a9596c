#include "tests/exchange/mailbox/item.hpp"

#include <algorithm>

namespace exchange {

bool is_request(const Item& item) { return item.item_class == "IPM.Schedule.Meeting.Request"; }
bool is_cancellation(const Item& item) { return item.item_class == "IPM.Schedule.Meeting.Canceled"; }
bool is_appointment(const Item& item) { return item.item_class == "IPM.Appointment"; }

std::optional<Occurrence> occurrence(const Item& master, Seconds original) {
    const auto exception = master.exceptions.find(original);
    const bool known = exception != master.exceptions.end();
    if (!known && !std::binary_search(master.starts.begin(), master.starts.end(), original))
        return std::nullopt;
    if (known && exception->second.deleted) return std::nullopt;
    Occurrence date{original, original, original + master.end - master.start};
    if (known && exception->second.start) date.start = *exception->second.start;
    if (known && exception->second.end) date.end = *exception->second.end;
    return date;
}

const char* response_name(Response response) {
    switch (response) {
        case Response::organizer:
            return "Organizer";
        case Response::tentative:
            return "Tentative";
        case Response::accept:
            return "Accept";
        case Response::decline:
            return "Decline";
        case Response::none_received:
            return "NoResponseReceived";
        case Response::unknown:
            break;
    }
    return "Unknown";
}

}  // namespace exchange
