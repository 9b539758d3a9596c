#include "ews/courier.hpp"

#include "ews/deliver_mirror.hpp"
#include "ews/errors/delivery_for.hpp"
#include "ews/errors/error_table.hpp"
#include "ews/mailbox/answer_mark.hpp"
#include "ews/mailbox/evidence.hpp"

namespace ews {
namespace {

using reserve::Answer;
using reserve::AnswerKind;
using reserve::AnswerStep;
using reserve::Delivery;

constexpr int most_conflicts = 3;

// A single date of a series that was answered as a whole.
bool is_occurrence(const Answer& answer, const AnswerStep& step) {
    return step.recurrence_id && step.recurrence_id != answer.content.recurrence_id;
}

reserve::Wait no_server(const reserve::Address& mailbox) {
    const std::string domain(mailbox.domain());
    return {reserve::Wait::Scope::server,
            {},
            true,
            "NoServer",
            "No [[exchange]] entry has the mail domain " + domain + " of " + mailbox.text() +
                ": add it to mail_domains of the right one."};
}

Trouble gone_while_we_looked() {
    return {ErrorClass::conflict, "ErrorIrresolvableConflict", {}, {}, Fate::refused};
}

// A reply that cannot be read says neither that it was done nor that it was not; an error does.
bool says_nothing(const Trouble& trouble) { return trouble.code == "NotReadable"; }

bool is_worth_another_look(const Trouble& trouble) {
    return trouble.error_class == ErrorClass::conflict || trouble.error_class == ErrorClass::change_key;
}

constexpr auto made_way =
    "Somebody else's message under this UID had taken the meeting's place in the room's calendar; that was "
    "removed there.";

// Somebody else's message can take the meeting's place in the calendar (ruling 12), and makes the organizer's
// request out of date there: what it put there goes, and the request can be answered.
Trouble make_way(RoomMailbox& room, RequestFinder& finder, const MeetingItem& request,
                 const Trouble& refused) {
    const auto theirs = finder.strangers_meeting(request);
    if (!theirs) return refused;
    const auto kept = room.remove(theirs->id);
    return kept ? *kept : gone_while_we_looked();
}

// The meeting last: where something breaks before, it is found again.
std::optional<Trouble> remove(RoomMailbox& room, const Target& target, const ItemId& id) {
    for (const MeetingItem& date : target.dates_beside)
        if (auto refused = room.remove(date.id)) return refused;
    return room.remove(id);
}

// Nothing newer will be decided.
reserve::CannotHeal beside_strangers(const Trouble& trouble) {
    return {trouble.code, trouble.code +
                              ": a newer message by somebody else lies in the mailbox under this UID, and "
                              "Exchange takes no answer to the organizer's any more: tell the organizer."};
}

}  // namespace

reserve::Route Courier::route(const reserve::Address& mailbox) const {
    const auto exchange = exchange_for(mailbox);
    if (!exchange) return {.server = "for " + std::string(mailbox.domain())};
    const Server& server = exchange->server();
    return {server.name,           server.concurrency,
            server.retry_duration, !some_rooms_are_by_name(),
            server.answer_by,      !server.url.empty() || !server.autodiscover.empty()};
}

Delivery Courier::deliver(const Answer& answer, const AnswerStep& step) {
    const auto exchange = exchange_for(answer.mailbox);
    if (!exchange) return no_server(answer.mailbox);
    try {
        if (step.kind == AnswerKind::mirror) return deliver_mirror(*exchange, answer, clock_.now());
        return carry(*exchange, answer, step);
    } catch (const ServerTrouble& error) {
        return delivery_for(error.trouble, answer, exchange->server());
    }
}

Finding Courier::find(RequestFinder& finder, const Answer& answer, const AnswerStep& step) {
    if (is_occurrence(answer, step) && step.kind == AnswerKind::remove)
        return finder.find_second_item(*step.recurrence_id);
    if (is_occurrence(answer, step)) return finder.find_occurrence(*step.recurrence_id);
    if (step.kind != AnswerKind::remove) return finder.find_request(step.kind);
    if (answer.content.recurrence_id) return finder.find_cancelled_occurrence(*answer.content.recurrence_id);
    return finder.find_cancelled_meeting();
}

// Looks again after a conflict, as what was found has changed meanwhile: ErrorStaleObject and its like.
Delivery Courier::carry(Exchange& exchange, const Answer& answer, const AnswerStep& step) {
    RoomMailbox room(exchange, answer.mailbox.text(), answer.id);
    Trouble trouble = gone_while_we_looked();
    bool with_change_key = false;
    std::string remark;
    for (int tries = 0; tries < most_conflicts && is_worth_another_look(trouble); ++tries) {
        RequestFinder finder(room, answer, clock_.now());
        const Finding finding = find(finder, answer, step);
        if (const auto* const missing = std::get_if<reserve::NotThere>(&finding)) return *missing;
        if (const auto* const newer = std::get_if<reserve::NewerThere>(&finding)) return *newer;
        if (const auto* const done = std::get_if<reserve::Sent>(&finding)) return *done;
        const Target& target = std::get<Target>(finding);
        const ItemId id{target.item.id.id, with_change_key ? target.item.id.change_key : ""};
        const reserve::Instant attempted_at = clock_.now();
        const auto refused = step.kind == AnswerKind::remove
                                 ? remove(room, target, id)
                                 : room.respond(id, step, answer_mark(answer, step));
        if (!refused && remark.empty()) return reserve::Sent{target.remark, target.is_warning};
        if (!refused) return reserve::Sent{remark, true};
        trouble = *refused;
        if (trouble.error_class == ErrorClass::superseded) {
            trouble = make_way(room, finder, target.item, trouble);
            if (is_worth_another_look(trouble))
                remark = made_way;
            else if (finder.saw_strangers())
                return beside_strangers(trouble);
        }
        if (trouble.fate != Fate::refused) return after_unclear(room, answer, step, attempted_at, trouble);
        with_change_key = trouble.error_class == ErrorClass::change_key;
    }
    return delivery_for(trouble, answer, exchange.server());
}

// The server may have done it before something broke. When it has answered, it is not at it any more:
// evidence is there at once, or never.
Delivery Courier::after_unclear(RoomMailbox& room, const Answer& answer, const AnswerStep& step,
                                reserve::Instant attempted_at, const Trouble& trouble) {
    const Delivery as_told = delivery_for(trouble, answer, room.exchange().server());
    if (step.kind == AnswerKind::remove) return as_told;
    const std::string told = trouble.message.empty() ? "" : ": " + trouble.message;
    const reserve::Unknown unknown{trouble.code + told +
                                   ". It may have been done: evidence is looked for later."};
    if (trouble.fate == Fate::lost) return unknown;
    try {
        if (shows_evidence(room, answer, step, attempted_at, clock_.now()))
            return reserve::Sent{"The server reported " + trouble.code + ", but has sent it."};
        return says_nothing(trouble) ? Delivery(unknown) : as_told;
    } catch (const ServerTrouble&) {
        return unknown;
    }
}

std::variant<reserve::Evidence, reserve::Wait> Courier::look_for_evidence(const Answer& answer,
                                                                          const AnswerStep& step,
                                                                          reserve::Instant attempted_at) {
    const auto exchange = exchange_for(answer.mailbox);
    if (!exchange) return no_server(answer.mailbox);
    try {
        RoomMailbox room(*exchange, answer.mailbox.text(), answer.id);
        return shows_evidence(room, answer, step, attempted_at, clock_.now()) ? reserve::Evidence::sent
                                                                              : reserve::Evidence::none;
    } catch (const ServerTrouble& error) {
        const Delivery told = delivery_for(error.trouble, answer, exchange->server());
        if (const auto* const wait = std::get_if<reserve::Wait>(&told)) return *wait;
        return reserve::Wait{reserve::Wait::Scope::answer,
                             {},
                             true,
                             error.trouble.code,
                             words_for(error.trouble, answer.mailbox.text(), account_of(exchange->server()))};
    }
}

}  // namespace ews
