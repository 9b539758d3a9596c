#include "tests/exchange/mailbox/attendant.hpp"

#include <tuple>

#include "tests/exchange/mail/calendar_part.hpp"
#include "tests/exchange/mail/meeting.hpp"

namespace exchange {
namespace {

// [MS-OXOCAL 2.2.6]: the classes of meeting messages; a mail without a calendar is IPM.Note.
std::string class_of(const std::string& method) {
    if (method == "REQUEST" || method == "ADD") return "IPM.Schedule.Meeting.Request";
    if (method == "CANCEL") return "IPM.Schedule.Meeting.Canceled";
    if (method == "REPLY") return "IPM.Schedule.Meeting.Resp.Pos";
    return "IPM.Note";
}

Item note(const Room& room, const std::string& mailbox, const Mail& mail, Seconds at) {
    Item item;
    item.mailbox = mailbox;
    item.subject = mail.subject;
    item.message_id = mail.message_id;
    item.from = item.sender = mail.from;
    item.to = room.mailbox;
    item.received = item.modified = at;
    item.response = Response::unknown;
    return item;
}

void fill_in(Item& item, const Meeting& meeting, const Room& room) {
    item.item_class = class_of(meeting.method);
    item.goid = global_object_id(meeting.uid, meeting.recurrence_id, room.global_object_id_without_nul);
    item.uid = meeting.uid;
    item.recurrence_id = meeting.recurrence_id;
    item.stamp = meeting.stamp;
    item.sequence = meeting.sequence;
    item.start = meeting.start;
    item.end = meeting.end;
    item.all_day = meeting.all_day;
    item.location = meeting.location;
    item.organizer = meeting.organizer;
    item.organizer_name = meeting.organizer_name;
    item.response = Response::none_received;
    item.starts = meeting.starts;
    if (!meeting.summary.empty()) item.subject = meeting.summary;
    item.cancelled = is_cancellation(item);
}

bool older(const Item& a, const Item& b) {
    return std::tie(a.sequence, a.stamp) < std::tie(b.sequence, b.stamp);
}

bool is_meeting_message(const Item& item) { return is_request(item) || is_cancellation(item); }

// meeting:IsOutOfDate of single dates: "a meeting message that has been updated by a newer one" [IsOutOfDate
// in the EWS reference], of the same date or of the whole series.
void mark_dates_out_of_date(Store& store, Number arrived) {
    for (const Folder folder : {Folder::inbox, Folder::deleted_items}) {
        const Item newest = *store.find(arrived);
        for (const Number other : store.by_clean_id(newest.mailbox, folder, newest.goid.clean)) {
            const Item& item = *store.find(other);
            if (other == arrived || !is_meeting_message(item) || !item.recurrence_id) continue;
            if (item.recurrence_id != newest.recurrence_id && newest.recurrence_id) continue;
            if (older(newest, item) && item.recurrence_id == newest.recurrence_id)
                store.change(arrived, [](Item& it) { it.out_of_date = true; });
            else if (!item.out_of_date && older(item, newest))
                store.change(other, [](Item& it) { it.out_of_date = true; });
        }
    }
}

Number calendar_item_of(const Store& store, const Item& message) {
    Number orphan = 0;
    for (const Number number : store.by_clean_id(message.mailbox, Folder::calendar, message.goid.clean)) {
        const Item& item = *store.find(number);
        if (!item.recurrence_id) return number;
        if (item.recurrence_id == message.recurrence_id) orphan = number;
    }
    return orphan;
}

Item tentative(const Item& message) {
    Item item = message;
    item.item_class = "IPM.Appointment";
    item.folder = Folder::calendar;
    item.response = Response::none_received;
    item.message_id.clear();
    item.mime.reset();
    item.free_busy = "Tentative";
    return item;
}

// An update of the whole meeting: the answer is asked for anew, and the old exceptions go.
void update_whole(Item& item, const Item& message) {
    Item fresh = tentative(message);
    fresh.number = item.number;
    fresh.change = item.change;
    fresh.properties = item.properties;
    item = fresh;
}

void update_date(Item& master, const Item& message) {
    Exception& date = master.exceptions[*message.recurrence_id];
    date = Exception{false, message.start, message.end, Response::none_received, std::nullopt};
}

// A cancelled meeting stays in the calendar, marked and free, until somebody removes it: AutoUpdate does not
// delete [AutomateProcessing in Set-CalendarProcessing; RemoveCanceledMeetings is there online only].
void cancel(Store& store, Number calendar_item, const Item& message) {
    store.change(calendar_item, [&](Item& item) {
        if (message.recurrence_id && !item.starts.empty()) {
            item.exceptions[*message.recurrence_id].deleted = true;
            return;
        }
        item.cancelled = true;
        item.free_busy = "Free";
        item.subject = "Canceled: " + message.subject;
        item.sequence = message.sequence;
        item.stamp = message.stamp;
    });
}

void update(Store& store, Number calendar_item, const Item& message) {
    store.change(calendar_item, [&](Item& item) {
        if (message.recurrence_id && !item.recurrence_id)
            update_date(item, message);
        else
            update_whole(item, message);
    });
}

// Exceptions that come with their series become part of its recurrence [MS-OXCICAL 2.1.3.1.1.20.20].
bool join_series(Store& store, const std::vector<Number>& arrived, const Meeting& meeting) {
    if (arrived.empty() || !meeting.recurrence_id) return false;
    const Item& master = *store.find(arrived.front());
    if (master.uid != meeting.uid || master.starts.empty()) return false;
    store.change(master.number, [&](Item& item) {
        item.exceptions[*meeting.recurrence_id] = Exception{false, meeting.start, meeting.end, {}, {}};
    });
    return true;
}

}  // namespace

std::vector<Number> put_into_inbox(Store& store, const std::string& mailbox,
                                   const std::shared_ptr<const std::string>& message, Seconds at) {
    const Room& room = *store.room(mailbox);
    const Mail mail = read_mail(*message);
    Item plain = note(room, mailbox, mail, at);
    plain.mime = message;
    std::vector<Number> arrived;
    for (const Meeting& meeting : read_meetings(mail.calendar)) {
        if (join_series(store, arrived, meeting)) continue;
        Item item = plain;
        fill_in(item, meeting, room);
        arrived.push_back(store.add(std::move(item)));
        mark_dates_out_of_date(store, arrived.back());
    }
    if (arrived.empty()) arrived.push_back(store.add(plain));
    return arrived;
}

// A request or cancellation of the whole meeting is out of date when the calendar has a newer version
// [MS-OXOCAL 3.1.5.2: the sequence number and the time of the Meeting object count, not those of other
// messages]; the calendar's item is found by its GlobalObjectId alone, whoever sent it [3.1.5.1].
void compare_with_calendar(Store& store, const std::string& mailbox, const std::string& clean_id) {
    for (const Folder folder : {Folder::inbox, Folder::deleted_items}) {
        for (const Number number : store.by_clean_id(mailbox, folder, clean_id)) {
            const Item& message = *store.find(number);
            if (!is_meeting_message(message) || message.recurrence_id) continue;
            const Item* const calendar = store.find(calendar_item_of(store, message));
            const bool out_of_date = message.came_too_late || (calendar && older(message, *calendar));
            store.change(number, [&](Item& it) { it.out_of_date = out_of_date; });
        }
    }
}

void attend(Store& store, Number message_number, Seconds at) {
    const Item* found = store.find(message_number);
    if (!found || !(is_request(*found) || is_cancellation(*found)) || found->out_of_date) return;
    const Item message = *found;
    Number calendar_item = calendar_item_of(store, message);
    if (calendar_item && !message.recurrence_id && older(message, *store.find(calendar_item))) {
        // [MS-OXOCAL 3.1.4.9.2.1: marked as mtgOutofDate, and nothing else]
        store.change(message_number, [](Item& item) { item.came_too_late = item.out_of_date = true; });
        return;
    }
    if (calendar_item && is_cancellation(message))
        cancel(store, calendar_item, message);
    else if (calendar_item)
        update(store, calendar_item, message);
    else if (is_request(message))
        calendar_item = store.add(tentative(message));
    if (calendar_item) store.change(calendar_item, [&](Item& item) { item.modified = at; });
    store.change(message_number, [&](Item& item) {
        item.calendar_item = calendar_item;
        item.processed = true;
    });
    compare_with_calendar(store, message.mailbox, message.goid.clean);
}

}  // namespace exchange
