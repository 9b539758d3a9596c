#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "tests/exchange/mailbox/answering.hpp"
#include "tests/exchange/mailbox/budget.hpp"
#include "tests/exchange/mailbox/faults.hpp"
#include "tests/exchange/mailbox/journal.hpp"
#include "tests/exchange/mailbox/schedule.hpp"
#include "tests/exchange/mailbox/store.hpp"

namespace exchange {

// A mail that has been handed in and still has to reach a mailbox or the gateway.
struct Delivery {
    std::uint64_t number = 0;
    std::vector<std::string> mailboxes;   // still to reach
    std::vector<std::string> recipients;  // all of them
    std::shared_ptr<const std::string> message;
    bool forward = false;
};

// Everything that lasts: mailboxes, accounts, organizer mail, calls, faults. Thread-safe by a lock that the
// EWS service holds for a whole call. Every change is an event in the journal; replaying the events makes the
// same state, as the store numbers its items in order.
class Organization {
  public:
    explicit Organization(const std::string& journal_file);
    ~Organization();

    using Lock = std::unique_lock<std::recursive_mutex>;
    Lock lock() const { return Lock(mutex_); }

    // Reads the journal. What was under way is taken up again; forwards are given to `forward` (see deliver).
    void restore(std::function<void(const Delivery&)> forward);

    void put_room(const Room& room);
    void put_account(const Account& account);
    std::optional<Account> account(std::string_view name) const;
    std::optional<Account> account_by_x500(std::string_view name) const;

    // Numbers the mail and brings it to its mailboxes, at once or after their delays.
    Delivery deliver(const std::vector<std::string>& mailboxes, const std::string& message, bool forward);
    void forward_done(const Forward& forward);

    AnswerOutcome respond(AnswerOrder order, Seconds at);
    Number create(const Item& item, bool send);
    void change_fields(Number number, std::optional<Seconds> original,
                       const std::map<std::string, std::string>& fields);
    void remove(Number number, std::optional<Seconds> original, bool for_good);

    std::optional<Fault> strike(std::string_view kind, std::string_view operation, std::string_view mailbox);
    bool add_fault(const Fault& fault);
    void clear_faults();
    std::vector<Fault> faults() const;

    // One call of this account or, with impersonation, mailbox: the fault `throttle` says what it may do.
    // Nothing: it is served; else when the next may be.
    std::optional<std::chrono::milliseconds> charge(const std::string& caller, const Fault& throttle);

    void log_call(Call call);
    std::vector<Call> calls(std::uint64_t since, std::size_t at_most) const;
    std::vector<OrganizerMail> organizer_mail(std::uint64_t since, std::size_t at_most) const;
    bool wait_until(const std::function<bool()>& condition, std::chrono::milliseconds at_most) const;
    std::uint64_t call_count() const;
    std::uint64_t mail_count() const;

    const Store& store() const { return store_; }  // under lock()

  private:
    void apply(const Event& event);
    void happen(Event event);  // journal, then apply
    void apply_delivery(const Event& event);
    void apply_arrival(const Event& event);
    void apply_answer(const Event& event);
    void apply_creation(const Event& event);
    void schedule_arrivals(const Delivery& delivery);
    void arrive(std::uint64_t delivery, const std::string& mailbox);
    void attend_later(const std::string& mailbox, const std::vector<Number>& arrived);
    void auto_accept(const std::vector<Number>& arrived, Seconds at);
    void record_mail(OrganizerMail mail);

    mutable std::recursive_mutex mutex_;
    mutable std::condition_variable_any changed_;
    Journal journal_;
    Store store_;
    Faults faults_;
    std::map<std::string, Budget> budgets_;  // by caller
    std::map<std::string, Account, std::less<>> accounts_;
    std::map<std::uint64_t, Delivery> deliveries_;
    std::uint64_t next_delivery_ = 1;
    std::vector<Number> arrived_;  // by the last arrival
    AnswerOutcome outcome_;        // of the last answer
    Number created_ = 0;
    std::int64_t at_ms_ = 0;  // of the event that is applied
    std::vector<OrganizerMail> mail_;
    std::deque<Call> calls_;
    std::uint64_t call_count_ = 0;
    Schedule schedule_;  // last: its thread ends first
};

}  // namespace exchange
