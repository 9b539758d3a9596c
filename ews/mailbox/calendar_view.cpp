#include "ews/mailbox/calendar_view.hpp"

#include <algorithm>
#include <deque>
#include <set>

#include "ews/mailbox/room_mailbox.hpp"
#include "ews/requests/calendar_dates.hpp"
#include "ews/responses/calendar_dates.hpp"
#include "reserve/global_object_id.hpp"

namespace ews {
namespace {

using reserve::Instant;
using reserve::Interval;
using reserve::RoomCalendarDate;

constexpr std::chrono::days usual_view{180};
constexpr std::size_t most_dates = 200'000;
constexpr std::size_t most_views = 10'000;

Trouble too_much() {
    return {ErrorClass::full,
            "CalendarTooLarge",
            "the room's calendar has more dates than can be compared",
            {},
            {}};
}

std::deque<Interval> parts_of(const Interval& window) {
    std::deque<Interval> parts;
    for (Instant from = window.start; from < window.end; from += usual_view)
        parts.push_back({from, std::min<Instant>(window.end, from + usual_view)});
    return parts;
}

CalendarDates view(Exchange& exchange, const std::string& room, const Interval& part) {
    RoomMailbox mailbox(exchange, room);
    const std::string body = calendar_dates_request(mailbox.mailbox(), part);
    const std::vector<Element> messages = mailbox.ask(body);
    if (auto trouble = trouble_of(messages.front())) give_up(std::move(*trouble), body);
    return read_calendar_dates(messages.front());
}

// What a view of a single instant holds twice over cannot be told by halves.
void halve(std::deque<Interval>& parts, const Interval& part) {
    const Instant middle = part.start + (part.end - part.start) / 2;
    if (middle == part.start) throw ServerTrouble(too_much());
    parts.push_front({middle, part.end});
    parts.push_front({part.start, middle});
}

}  // namespace

std::vector<RoomCalendarDate> view_calendar(Exchange& exchange, const std::string& room,
                                            const Interval& window,
                                            const reserve::RoomCalendar::Progress& progress) {
    std::vector<RoomCalendarDate> dates;
    std::set<std::string> known;  // what overlaps two views comes twice
    std::deque<Interval> parts = parts_of(window);
    for (std::size_t views = 0; !parts.empty(); ++views) {
        if (views == most_views || dates.size() > most_dates) throw ServerTrouble(too_much());
        const Interval part = parts.front();
        parts.pop_front();
        CalendarDates read = view(exchange, room, part);
        if (!read.complete) {
            halve(parts, part);
            continue;
        }
        for (RoomCalendarDate& date : read.dates)
            if (known.insert(date.item_id).second) dates.push_back(std::move(date));
        if (progress) progress(part.end);
    }
    std::ranges::sort(dates, {}, [](const RoomCalendarDate& it) { return std::tie(it.time, it.item_id); });
    return dates;
}

namespace {

// By its UID, and by the mark of what we put there ourselves; where the server cannot search so, by all.
std::vector<MeetingItem> items_of(RoomMailbox& mailbox, const std::string& uid) {
    const std::vector<Folder> calendar{Folder::calendar};
    auto& finds_by_id = mailbox.exchange().finds_by_global_object_id;
    auto found = mailbox.find({calendar, ByGlobalObjectId{reserve::clean_global_object_ids(uid)}});
    if (found && !found->empty()) finds_by_id = true;
    auto own = mailbox.find({calendar, ByReservation{uid}});
    const bool sure = found && own && (!found->empty() || !own->empty() || finds_by_id);
    if (!sure) {
        found = mailbox.find({calendar, Unrestricted{}});
        own.reset();
    }
    std::vector<MeetingItem> items;
    if (found) items = *std::move(found);
    if (own) std::ranges::move(*own, std::back_inserter(items));
    std::erase_if(items, [&](const MeetingItem& item) {
        return item.uid != uid && reserve::plain_uid(item.reservation) != uid;
    });
    return items;
}

}  // namespace

std::vector<RoomCalendarDate> find_in_calendar(Exchange& exchange, const std::string& room,
                                               const std::string& uid) {
    RoomMailbox mailbox(exchange, room);
    std::set<Instant> starts;
    for (const MeetingItem& item : items_of(mailbox, uid)) {
        if (item.calendar_item_type != "RecurringMaster") {
            if (item.start) starts.insert(*item.start);
            continue;
        }
        for (const MeetingItem& moved : mailbox.moved_dates_of(item))
            if (moved.start) starts.insert(*moved.start);
    }
    std::vector<RoomCalendarDate> dates;
    for (const Instant start : starts) {
        auto there = view_calendar(exchange, room, {start, start + std::chrono::seconds(1)}, {});
        std::erase_if(there, [&](const RoomCalendarDate& it) {
            return it.uid != uid ||
                   std::ranges::find(dates, it.item_id, &RoomCalendarDate::item_id) != dates.end();
        });
        std::ranges::move(there, std::back_inserter(dates));
    }
    return dates;
}

}  // namespace ews
