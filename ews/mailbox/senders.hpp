#pragma once
#include <vector>

#include "ews/responses/meeting_item.hpp"
#include "reserve/answer.hpp"

namespace ews {

// Messages of a meeting by its organizer, who sent the decided one, and by others (ruling 12), as far as the
// server tells who that is. Others' are no versions to wait for, and that they make the decided one out of
// date does not count.
struct Senders {
    std::vector<MeetingItem> organizers;
    std::vector<MeetingItem> strangers;
};
Senders by_sender(std::vector<MeetingItem> items, const reserve::NewAnswer& answer);
// The items of the decided meeting's organizer, and those of which the server does not tell whose they are.
std::vector<MeetingItem> without_others(std::vector<MeetingItem> items, const reserve::NewAnswer& answer);
// Whether that could matter: something newer lies there, or the server says so.
bool may_be_overtaken(const std::vector<MeetingItem>& items, const reserve::NewAnswer& answer);
// Whether the calendar has what a stranger's message put there in place of the request.
bool is_strangers(const MeetingItem& in_calendar, const MeetingItem& request,
                  const std::vector<MeetingItem>& strangers);

}  // namespace ews
