#include "reserve/reading/tnef_class.hpp"

#include <algorithm>

namespace reserve {
namespace {

bool holds(std::string_view tnef, std::initializer_list<std::string_view> classes) {
    return std::ranges::any_of(classes, [&](auto name) { return tnef.find(name) != std::string_view::npos; });
}

Unreadable not_understood(Method method) {
    return {.reason = "the meeting came as winmail.dat (TNEF), which is not read",
            .method = method,
            .uid = {},
            .organizer = {},
            .sequence = 0,
            .dtstamp = {},
            .recurrence_id = {}};
}

}  // namespace

std::variant<Unsubscribed, Unreadable> read_tnef_class(std::string_view tnef) {
    // The classes as Exchange writes them, and their names in MAPI ([MS-OXOCAL] 2.2.6 to 2.2.9).
    if (holds(tnef, {"Microsoft Schedule.MtgReq", "IPM.Schedule.Meeting.Request"}))
        return not_understood(Method::request);
    if (holds(tnef, {"Microsoft Schedule.MtgCncl", "IPM.Schedule.Meeting.Canceled"}))
        return not_understood(Method::cancel);
    return Unsubscribed{
        .reason = "the winmail.dat holds no meeting request", .is_report = false, .has_calendar = false};
}

}  // namespace reserve
