#include "reserve/resync/compare_room.hpp"

#include <algorithm>

#include "reserve/global_object_id.hpp"
#include "reserve/rules/series/date_comparison.hpp"

namespace reserve {
namespace {

bool is_to_come(const Interval& time, const ComparisonFrame& frame) {
    return !is_over(time, frame.now) && time.start < frame.window.end && time.end > frame.window.start;
}

std::size_t count_to_come(const BookedSide& booked, const ComparisonFrame& frame) {
    const auto count = std::ranges::count_if(
        booked.dates, [&](const BookedDate& date) { return is_to_come(date.time, frame); });
    return static_cast<std::size_t>(count);
}

// Where nothing may be missed, nothing is gone: a date that is not there may be one that told no UID.
void doubt_deletions(MeetingComparison& made) {
    for (Difference& difference : made.differences) {
        if (difference.in_exchange != DateChange::deleted) continue;
        difference.course = Course::conflict;
        difference.words = "Exchange has items here that tell no UID or no times: it may be one of them";
    }
}

}  // namespace

ComparedRoom compare_room(ResyncBook& book, RoomId room, const ComparisonFrame& frame,
                          std::vector<RoomCalendarDate> dates) {
    ComparedRoom compared;
    std::map<std::string, std::string> known;  // UIDs as they are stored, by plain_uid
    for (std::string& uid : book.uids(room)) {
        std::string plain = plain_uid(uid);
        known.emplace(std::move(plain), std::move(uid));
    }
    for (const std::string& uid : book.uids_in(room, frame.window)) compared.meetings[plain_uid(uid)];
    for (RoomCalendarDate& date : dates) {
        if (date.uid.empty()) {
            ++compared.unclear;
            continue;
        }
        if (is_to_come(date.time, frame)) ++compared.there;
        compared.meetings[date.uid].there.push_back(std::move(date));
    }
    for (auto& [uid, meeting] : compared.meetings) {
        const auto stored = known.find(uid);
        meeting.booked = book.side(room, stored == known.end() ? uid : stored->second);
        meeting.made = compare_meeting(meeting.booked, meeting.there, frame);
        compared.here += count_to_come(meeting.booked, frame);
        if (compared.unclear > 0) doubt_deletions(meeting.made);
    }
    return compared;
}

void compare_again(ComparedMeeting& meeting, const ComparisonFrame& frame,
                   const std::vector<RoomCalendarDate>& found) {
    for (const RoomCalendarDate& date : found) {
        const auto same = [&](const RoomCalendarDate& it) { return it.item_id == date.item_id; };
        if (std::ranges::none_of(meeting.there, same)) meeting.there.push_back(date);
    }
    meeting.made = compare_meeting(meeting.booked, meeting.there, frame);
}

}  // namespace reserve
