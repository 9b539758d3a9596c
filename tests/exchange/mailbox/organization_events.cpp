// What each event of the journal does to the organization.
#include <algorithm>

#include "tests/exchange/mail/encoding.hpp"
#include "tests/exchange/mailbox/attendant.hpp"
#include "tests/exchange/mailbox/event_fields.hpp"
#include "tests/exchange/mailbox/organization.hpp"

namespace exchange {
namespace {

void set_property(Item& item, const std::string& path, const std::string& value) {
    const auto known = std::ranges::find(item.properties, path, &ExtendedProperty::path);
    if (known == item.properties.end())
        item.properties.push_back({path, "", value});
    else
        known->value = value;
}

void set_field(Item& item, const std::string& name, const std::string& value) {
    constexpr std::string_view property = "property:";
    if (name.starts_with(property)) return set_property(item, name.substr(property.size()), value);
    if (name == "subject")
        item.subject = value;
    else if (name == "body")
        item.body = value;
    else if (name == "sensitivity")
        item.sensitivity = value;
    else if (name == "location")
        item.location = value;
    else if (name == "free_busy")
        item.free_busy = value;
    else if (name == "start")
        item.start = std::stoll(value);
    else if (name == "end")
        item.end = std::stoll(value);
}

// One date of a series: its times only.
void move_date(Item& item, Seconds original, const Event& event) {
    Exception& date = item.exceptions[original];
    if (const auto start = instant(event, "start")) date.start = start;
    if (const auto end = instant(event, "end")) date.end = end;
}

void remove_item(Store& store, const Event& event) {
    const auto number = static_cast<Number>(integer(event, "item"));
    const auto original = instant(event, "original");
    const Item removed = *store.find(number);
    if (original)
        remove_date(store, number, *original);
    else if (text(event, "for_good") == "1")
        store.erase(number);
    else
        store.change(store.move(number, Folder::deleted_items),
                     [&](Item& item) { item.modified = integer(event, "at"); });
    compare_with_calendar(store, removed.mailbox, removed.goid.clean);
}

OrganizerMail undeliverable(const Event& event) {
    OrganizerMail mail;
    mail.at = integer(event, "at");
    mail.kind = "undeliverable";
    mail.organizer = text(event, "organizer");
    mail.room = text(event, "recipients");
    mail.text = text(event, "reply");
    return mail;
}

bool done(const Delivery& delivery) { return delivery.mailboxes.empty() && !delivery.forward; }

}  // namespace

void Organization::happen(Event event) {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    event["at_ms"] =
        std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count());
    journal_.append(event);
    apply(event);
    changed_.notify_all();
}

void Organization::apply(const Event& event) {
    const std::string verb = text(event, "verb");
    at_ms_ = integer(event, "at_ms");
    if (verb == "room")
        store_.put_room(room_of(event));
    else if (verb == "account") {
        const Account account = account_of(event);
        if (!account.mailbox.empty()) store_.put_mailbox(account.mailbox);
        accounts_[lower(account.name)] = account;
    } else if (verb == "deliver")
        apply_delivery(event);
    else if (verb == "arrive")
        apply_arrival(event);
    else if (verb == "attend")
        attend(store_, static_cast<Number>(integer(event, "item")), integer(event, "at"));
    else if (verb == "answer")
        apply_answer(event);
    else if (verb == "create")
        apply_creation(event);
    else if (verb == "remove")
        remove_item(store_, event);
    else if (verb == "change") {
        store_.change(static_cast<Number>(integer(event, "item")), [&](Item& item) {
            if (const auto original = instant(event, "original"))
                move_date(item, *original, event);
            else
                for (const auto& [name, value] : event) set_field(item, name, value);
            item.modified = integer(event, "at");
        });
    } else if (verb == "undeliverable") {
        record_mail(undeliverable(event));
    } else if (verb == "forwarded") {
        const auto at = deliveries_.find(static_cast<std::uint64_t>(integer(event, "delivery")));
        if (at == deliveries_.end()) return;
        at->second.forward = false;
        if (done(at->second)) deliveries_.erase(at);
    }
}

void Organization::apply_delivery(const Event& event) {
    Delivery delivery{next_delivery_++, words(text(event, "mailboxes")), words(text(event, "mailboxes")),
                      std::make_shared<const std::string>(text(event, "message")),
                      text(event, "forward") == "1"};
    deliveries_[delivery.number] = std::move(delivery);
}

void Organization::apply_arrival(const Event& event) {
    const auto at = deliveries_.find(static_cast<std::uint64_t>(integer(event, "delivery")));
    if (at == deliveries_.end()) return;
    const std::string mailbox = lower(text(event, "mailbox"));
    arrived_ = put_into_inbox(store_, mailbox, at->second.message, integer(event, "at"));
    if (text(event, "attend") == "1") {
        for (const Number number : arrived_) attend(store_, number, integer(event, "at"));
    }
    std::erase_if(at->second.mailboxes,
                  [&](const std::string& other) { return equal_blind(other, mailbox); });
    if (done(at->second)) deliveries_.erase(at);
}

// A message that is sent but not kept has no mailbox.
void Organization::apply_creation(const Event& event) {
    const Item item = item_of(event);
    created_ = item.mailbox.empty() ? 0 : store_.add(item);
    if (text(event, "send") != "1") return;
    OrganizerMail mail;
    mail.at = item.received;
    mail.kind = "message";
    mail.organizer = item.to;
    mail.room = mail.from = mail.sender = item.from;
    mail.subject = item.subject;
    mail.text = item.body;
    mail.headers = item.headers;
    record_mail(mail);
}

void Organization::apply_answer(const Event& event) {
    outcome_ = answer(store_, answer_order_of(event), integer(event, "at"));
    if (outcome_.mail) record_mail(*outcome_.mail);
}

void Organization::record_mail(OrganizerMail mail) {
    mail.number = mail_.size() + 1;
    mail.at_ms = at_ms_;
    mail_.push_back(std::move(mail));
}

void Organization::forward_done(const Forward& forward) {
    const Lock hold = lock();
    happen({{"verb", "forwarded"}, {"delivery", std::to_string(forward.number)}});
    const bool refused = forward.state == Forward::State::refused || !forward.refused_recipients.empty();
    if (!refused || forward.mail_from.empty()) return;
    // Exchange answers a 5xx with a non-delivery report to the sender.
    happen({{"verb", "undeliverable"},
            {"at", std::to_string(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()))},
            {"organizer", forward.mail_from},
            {"recipients",
             joined(forward.refused_recipients.empty() ? forward.recipients : forward.refused_recipients)},
            {"reply", forward.reply}});
}

}  // namespace exchange
