#include "tests/exchange/mailbox/answering.hpp"

#include "tests/exchange/mail/encoding.hpp"
#include "tests/exchange/mailbox/attendant.hpp"

namespace exchange {
namespace {

const char* suffix(Response kind) {
    if (kind == Response::accept) return "Accept";
    return kind == Response::decline ? "Decline" : "Tentative";
}

// [MS-OXOCAL 2.2.7, 2.2.8]: Resp.Pos, Resp.Neg, Resp.Tent; the subject's prefix is what Outlook shows.
const char* response_class(Response kind) {
    if (kind == Response::accept) return "IPM.Schedule.Meeting.Resp.Pos";
    return kind == Response::decline ? "IPM.Schedule.Meeting.Resp.Neg" : "IPM.Schedule.Meeting.Resp.Tent";
}

const char* subject_prefix(Response kind) {
    if (kind == Response::accept) return "Accepted: ";
    return kind == Response::decline ? "Declined: " : "Tentative: ";
}

const char* word(Response kind) {
    if (kind == Response::accept) return "accept";
    return kind == Response::decline ? "decline" : "tentative";
}

// The codes of EWS' ResponseCodeType for response objects on items that cannot be answered.
std::string refusal(const Item& item, Response kind) {
    if (!is_request(item) && !is_appointment(item)) {
        const std::string name =
            kind == Response::tentative ? "TentativelyAcceptItem" : std::string(suffix(kind)) + "Item";
        return "ErrorInvalidItemForOperation" + name;
    }
    if (is_request(item) && item.out_of_date) return "ErrorCalendarMeetingRequestIsOutOfDate";
    if (item.delegated) return std::string("ErrorCalendarIsDelegatedFor") + suffix(kind);
    if (item.cancelled) return std::string("ErrorCalendarIsCancelledFor") + suffix(kind);
    if (item.response == Response::organizer)
        return std::string("ErrorCalendarIsOrganizerFor") + suffix(kind);
    return {};
}

Number calendar_item_for(const Store& store, const Item& item) {
    if (is_appointment(item)) return item.number;
    const Item* made = store.find(item.calendar_item);
    return made ? made->number : 0;
}

// What accepts a request puts it into the calendar where it is not there (any more) [AcceptItem: "used to
// accept a meeting request", MS-OXOCAL 3.1.4.7.3: the client creates the Meeting object if there is none].
Number calendar_item_to_answer(Store& store, const Item& item, Response kind, Seconds at) {
    const Number known = calendar_item_for(store, item);
    if (known || kind == Response::decline || !is_request(item)) return known;
    attend(store, item.number, at);
    return calendar_item_for(store, *store.find(item.number));
}

void note_response(Store& store, Number calendar_item, std::optional<Seconds> date, Response kind,
                   Seconds at) {
    store.change(calendar_item, [&](Item& item) {
        item.modified = at;
        if (date) {
            Exception& one = item.exceptions[*date];
            one.response = kind;
            one.reply_time = at;
            return;
        }
        item.response = kind;
        item.reply_time = at;
        item.free_busy = kind == Response::tentative ? "Tentative" : "Busy";
    });
}

// Declining removes the item from the calendar; it goes to Deleted Items.
void update_calendar(Store& store, const AnswerOrder& order, Number calendar_item,
                     std::optional<Seconds> date, Seconds at) {
    if (!order.withhold_response) note_response(store, calendar_item, date, order.kind, at);
    if (order.kind != Response::decline) return;
    if (date)
        remove_date(store, calendar_item, *date);
    else
        store.change(store.move(calendar_item, Folder::deleted_items), [&](Item& it) { it.modified = at; });
}

OrganizerMail mail_of(const Store& store, const Item& item, const AnswerOrder& order,
                      std::optional<Seconds> date, Seconds at) {
    OrganizerMail mail;
    mail.at = at;
    mail.kind = word(order.kind);
    const Room* room = store.room(item.mailbox);
    mail.room = mail.from = room ? room->mailbox : item.mailbox;
    mail.organizer = item.organizer;
    mail.uid = item.uid;
    mail.recurrence_id = date ? date : item.recurrence_id;
    mail.sequence = item.sequence;
    mail.subject = subject_prefix(order.kind) + item.subject;
    mail.text = order.text;
    mail.sender = order.sender.empty() ? mail.room : order.sender;
    mail.automatic = order.automatic;
    mail.headers = order.headers;
    return mail;
}

void keep_copy(Store& store, const Item& answered, const AnswerOrder& order, const OrganizerMail& mail) {
    if (order.copy_mailbox.empty() || order.disposition != Disposition::send_and_save) return;
    Item copy;
    copy.mailbox = lower(order.copy_mailbox);
    copy.folder = order.copy_folder;
    copy.item_class = response_class(order.kind);
    copy.subject = mail.subject;
    copy.body = mail.text;
    copy.from = mail.from;
    copy.sender = mail.sender;
    copy.to = mail.organizer;
    copy.received = copy.modified = mail.at;
    copy.uid = mail.uid;
    copy.goid = answered.goid;
    copy.recurrence_id = mail.recurrence_id;
    copy.sequence = mail.sequence;
    copy.response = order.kind;
    if (!order.withhold_headers) copy.headers = order.headers;
    store.add(std::move(copy));
}

}  // namespace

bool remove_date(Store& store, Number master, Seconds original) {
    const Item* item = store.find(master);
    if (!item || !occurrence(*item, original)) return false;
    store.change(master, [&](Item& it) { it.exceptions[original].deleted = true; });
    return true;
}

AnswerOutcome answer(Store& store, const AnswerOrder& order, Seconds at) {
    const Item* found = store.find(order.item);
    if (!found) return {"ErrorItemNotFound", {}};
    if (order.original && !occurrence(*found, *order.original))
        return {"ErrorCalendarOccurrenceIsDeletedFromRecurrence", {}};
    const Item item = *found;
    if (std::string refused = refusal(item, order.kind); !refused.empty()) return {refused, {}};

    const Number calendar_item = calendar_item_to_answer(store, item, order.kind, at);
    const bool series = calendar_item && !store.find(calendar_item)->starts.empty();
    const auto date = order.original || !series ? order.original : item.recurrence_id;
    const OrganizerMail mail = mail_of(store, item, order, date, at);
    if (calendar_item) update_calendar(store, order, calendar_item, date, at);
    if (is_request(item) && item.folder == Folder::inbox && !order.withhold_removal)
        store.change(store.move(item.number, Folder::deleted_items), [&](Item& it) { it.modified = at; });
    if (order.disposition == Disposition::save_only) return {};
    keep_copy(store, item, order, mail);
    return {{}, mail};
}

}  // namespace exchange
