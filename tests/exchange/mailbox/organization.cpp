#include "tests/exchange/mailbox/organization.hpp"

#include <algorithm>

#include "tests/exchange/mail/encoding.hpp"
#include "tests/exchange/mail/instant.hpp"
#include "tests/exchange/mailbox/event_fields.hpp"

namespace exchange {
namespace {

constexpr std::size_t calls_kept = 200'000;

}  // namespace

Organization::Organization(const std::string& journal_file) : journal_(journal_file) {}
Organization::~Organization() = default;

void Organization::restore(std::function<void(const Delivery&)> forward) {
    const Lock hold = lock();
    journal_.replay([this](const Event& event) { apply(event); });
    const auto under_way = deliveries_;  // arrivals take from it
    for (const auto& [number, delivery] : under_way) {
        schedule_arrivals(delivery);
        if (delivery.forward) forward(delivery);
    }
}

void Organization::put_room(const Room& room) {
    const Lock hold = lock();
    happen(to_event(room));
}

void Organization::put_account(const Account& account) {
    const Lock hold = lock();
    happen(to_event(account));
}

std::optional<Account> Organization::account(std::string_view name) const {
    const Lock hold = lock();
    const auto at = accounts_.find(lower(name));
    return at == accounts_.end() ? std::nullopt : std::optional(at->second);
}

std::optional<Account> Organization::account_by_x500(std::string_view name) const {
    const Lock hold = lock();
    for (const auto& [key, account] : accounts_) {
        if (!account.x500.empty() && equal_blind(account.x500, name)) return account;
    }
    return std::nullopt;
}

Delivery Organization::deliver(const std::vector<std::string>& mailboxes, const std::string& message,
                               bool forward) {
    const Lock hold = lock();
    const std::uint64_t number = next_delivery_;
    happen({{"verb", "deliver"},
            {"mailboxes", joined(mailboxes)},
            {"message", message},
            {"forward", forward ? "1" : "0"}});
    const Delivery delivery = deliveries_.at(number);
    schedule_arrivals(delivery);
    return delivery;
}

void Organization::schedule_arrivals(const Delivery& delivery) {
    for (const std::string& mailbox : delivery.mailboxes) {
        auto delay = store_.room(mailbox)->delivery_delay;
        if (const auto fault = faults_.strike("delay_delivery", "", mailbox)) delay += fault->delay;
        if (delay.count() == 0)
            arrive(delivery.number, mailbox);
        else
            schedule_.after(delay, [this, number = delivery.number, mailbox] { arrive(number, mailbox); });
    }
}

void Organization::arrive(std::uint64_t delivery, const std::string& mailbox) {
    const Lock hold = lock();
    const Room& room = *store_.room(mailbox);
    const bool accept = room.auto_accept || faults_.strike("auto_accept", "", mailbox);
    const bool at_once = accept || room.attendant_delay.count() == 0;
    happen({{"verb", "arrive"},
            {"delivery", std::to_string(delivery)},
            {"mailbox", mailbox},
            {"attend", at_once ? "1" : "0"},
            {"at", std::to_string(now())}});
    if (!at_once) attend_later(mailbox, arrived_);
    if (accept) auto_accept(arrived_, now());
}

void Organization::attend_later(const std::string& mailbox, const std::vector<Number>& arrived) {
    for (const Number number : arrived) {
        schedule_.after(store_.room(mailbox)->attendant_delay, [this, number] {
            const Lock hold = lock();
            happen({{"verb", "attend"}, {"item", std::to_string(number)}, {"at", std::to_string(now())}});
        });
    }
}

// The Resource Booking Attendant: it answers before anybody else, and the request goes
// [AutomateProcessing AutoAccept in Set-CalendarProcessing].
void Organization::auto_accept(const std::vector<Number>& arrived, Seconds at) {
    for (const Number number : arrived) {
        const Item* item = store_.find(number);
        if (!item || !is_request(*item) || item->out_of_date) continue;
        AnswerOrder order;
        order.item = number;
        order.text = "Your request was accepted.";
        order.copy_mailbox = item->mailbox;
        order.automatic = true;
        respond(order, at);
    }
}

AnswerOutcome Organization::respond(AnswerOrder order, Seconds at) {
    const Lock hold = lock();
    happen(to_event(order, at));
    return outcome_;
}

Number Organization::create(const Item& item, bool send) {
    const Lock hold = lock();
    Event event = to_event(item);
    event["send"] = send ? "1" : "0";
    happen(event);
    return created_;
}

void Organization::change_fields(Number number, std::optional<Seconds> original,
                                 const std::map<std::string, std::string>& fields) {
    const Lock hold = lock();
    Event event = fields;
    event["original"] = original ? std::to_string(*original) : "";
    event["verb"] = "change";
    event["item"] = std::to_string(number);
    event["at"] = std::to_string(now());
    happen(event);
}

void Organization::remove(Number number, std::optional<Seconds> original, bool for_good) {
    const Lock hold = lock();
    happen({{"verb", "remove"},
            {"item", std::to_string(number)},
            {"original", original ? std::to_string(*original) : ""},
            {"for_good", for_good ? "1" : "0"},
            {"at", std::to_string(now())}});
}

std::optional<Fault> Organization::strike(std::string_view kind, std::string_view operation,
                                          std::string_view mailbox) {
    const Lock hold = lock();
    return faults_.strike(kind, operation, mailbox);
}

bool Organization::add_fault(const Fault& fault) {
    const Lock hold = lock();
    return faults_.add(fault);
}

void Organization::clear_faults() {
    const Lock hold = lock();
    faults_.clear();
    budgets_.clear();
}

std::vector<Fault> Organization::faults() const {
    const Lock hold = lock();
    return faults_.all();
}

std::optional<std::chrono::milliseconds> Organization::charge(const std::string& caller,
                                                              const Fault& throttle) {
    const auto held = lock();
    const auto budget = budgets_.try_emplace(caller, throttle.limit, throttle.delay, throttle.after).first;
    return budget->second.charge(std::chrono::steady_clock::now());
}

void Organization::log_call(Call call) {
    const Lock hold = lock();
    call.number = ++call_count_;
    calls_.push_back(std::move(call));
    if (calls_.size() > calls_kept) calls_.pop_front();
    changed_.notify_all();
}

std::vector<Call> Organization::calls(std::uint64_t since, std::size_t at_most) const {
    const Lock hold = lock();
    const std::uint64_t first = call_count_ - calls_.size();  // the number before the oldest that is kept
    const auto skip = static_cast<std::ptrdiff_t>(since > first ? std::min(since, call_count_) - first : 0);
    const auto from = calls_.begin() + skip;
    const auto count = std::min(at_most, static_cast<std::size_t>(calls_.end() - from));
    return {from, from + static_cast<std::ptrdiff_t>(count)};
}

std::vector<OrganizerMail> Organization::organizer_mail(std::uint64_t since, std::size_t at_most) const {
    const Lock hold = lock();
    const auto skip = std::min<std::size_t>(since, mail_.size());
    const auto count = std::min(at_most, mail_.size() - skip);
    const auto from = mail_.begin() + static_cast<std::ptrdiff_t>(skip);
    return {from, from + static_cast<std::ptrdiff_t>(count)};
}

bool Organization::wait_until(const std::function<bool()>& condition,
                              std::chrono::milliseconds at_most) const {
    Lock hold = lock();
    return changed_.wait_for(hold, at_most, condition);
}

std::uint64_t Organization::call_count() const {
    const Lock hold = lock();
    return call_count_;
}

std::uint64_t Organization::mail_count() const {
    const Lock hold = lock();
    return mail_.size();
}

}  // namespace exchange
