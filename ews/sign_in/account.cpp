#include "ews/sign_in/account.hpp"

#include <algorithm>

#include "ews/errors/server_trouble.hpp"
#include "ews/sign_in/credential.hpp"

namespace ews {
namespace {

using std::chrono::steady_clock;

// Answers, confirmations, resync and look-ups of names sign in as the same account, each at its own times.
// One refusal may be the server's own trouble, which passes; what is refused twice is wrong. Four tries at
// most in any two days: a directory that locks at the fifth must count for longer than that (mostly it does
// for minutes or hours). Applications are not locked.
constexpr std::chrono::seconds first_rest{15 * 60}, second_rest{3600}, later_rest{24 * 3600};

// A turn ends with the call at the latest: what a command left that died must not outlast the calls of the
// next process.
Account::Timing timing_of(const std::vector<Server>& servers) {
    std::chrono::seconds longest_call{0};
    for (const Server& server : servers) longest_call = std::max(longest_call, server.call_limit);
    const bool can_be_locked = servers.front().sign_in != SignIn::oauth2;
    const auto rest = [&](std::chrono::seconds of_user) {
        return std::max(can_be_locked ? of_user : first_rest, longest_call);
    };
    Account::Timing timing{{rest(first_rest), rest(second_rest), rest(later_rest)}};
    timing.patience = std::min<decltype(timing.patience)>(timing.patience, longest_call);
    return timing;
}

}  // namespace

// Ends also when the attempt throws.
class Account::Turn {
  public:
    explicit Turn(Account& account)
        : account_(account), number_(++account.turns_), until_(account.turn_until_) {
        account.tried_until_ = steady_clock::now() + account.timing_.patience;
    }
    ~Turn() {
        const std::lock_guard lock(account_.mutex_);
        if (account_.turns_ == number_) account_.tried_until_ = {};
        account_.changed_.notify_all();
        try {
            account_.book_.end_turn(account_.name_, until_);
        } catch (const std::exception&) {  // then it is over when patience is
        }
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

  private:
    Account& account_;
    const std::uint64_t number_;
    const reserve::Instant until_;
};

Account::Account(const std::vector<Server>& servers, const reserve::Clock& clock, Timing timing,
                 reserve::SignInBook* book)
    : name_(account_key(servers.front())),
      clock_(clock),
      timing_(timing),
      book_(book ? *book : memory_),
      refused_(servers, book_, timing.rests) {}

std::uint64_t Account::refusals() const {
    const std::lock_guard lock(mutex_);
    return refusals_;
}

// Also at what other processes have met.
void Account::look() {
    if (!refused_.look()) return;
    taken_by_.clear();
    ++refusals_;
}

std::optional<Trouble> Account::rests(const std::string& server) {
    const reserve::Instant now = clock_.now();
    auto refusal = refused_.closed(server, now);
    if (refusal)
        rests_until_[server] = now + std::chrono::ceil<std::chrono::seconds>(refusal->back_off);
    else
        rests_until_.erase(server);
    return refusal;
}

bool Account::take_turn() {
    const reserve::Instant now = clock_.now();
    turn_until_ = now + std::chrono::ceil<std::chrono::seconds>(timing_.patience);
    return book_.take_turn(name_, now, turn_until_);
}

// Returns why there is nothing to be had; else it is the caller's turn, or the account is known to work.
std::optional<Trouble> Account::await_turn(const std::string& server, Deadline deadline,
                                           std::unique_lock<std::mutex>& lock, std::optional<Turn>& turn) {
    constexpr std::chrono::milliseconds between_looks{100};  // at what other processes do
    for (;;) {
        look();
        if (auto refusal = rests(server)) return refusal;
        if (!taken_by_.empty() || turn) return std::nullopt;
        const auto now = steady_clock::now();
        if (deadline <= now) return out_of_time();
        if (tried_until_ <= now && take_turn())
            turn.emplace(*this);  // and looks once more: what did another one meet in its turn?
        else
            changed_.wait_until(lock, std::min(deadline, std::max(tried_until_, now + between_looks)));
    }
}

std::optional<Trouble> Account::pass(const std::string& server, Deadline deadline,
                                     const std::function<Told()>& attempt) {
    std::optional<Turn> turn;
    std::unique_lock lock(mutex_);
    if (auto refusal = await_turn(server, deadline, lock, turn)) return refusal;
    const std::uint64_t refusals_before = refusals_;
    const auto known = refused_.rows();
    const reserve::Instant began = clock_.now();
    lock.unlock();
    const Told told = attempt();
    lock.lock();
    if (told.refusal) {
        refused_.add({server, *told.refusal, began, others_take_it(server)}, clock_.now());
        look();
        return rests(server);
    }
    if (!told.taken || refusals_ != refusals_before) return std::nullopt;
    refused_.taken(server, known);
    if (std::ranges::count(taken_by_, server) == 0) taken_by_.push_back(server);
    return std::nullopt;
}

// Of a server that has taken it, a refusal is news for all.
bool Account::others_take_it(const std::string& server) const {
    if (!taken_by_.empty()) return std::ranges::count(taken_by_, server) == 0;
    return std::ranges::any_of(refused_.rows(),
                               [&](const auto& row) { return row.server == server && row.alone; });
}

std::optional<Trouble> Account::closed(const std::string& server) {
    const std::lock_guard lock(mutex_);
    look();
    return rests(server);
}

void Account::try_again() {
    const std::lock_guard lock(mutex_);
    look();
    refused_.release();
}

bool Account::has_reopened() {
    const std::lock_guard lock(mutex_);
    const reserve::Instant now = clock_.now();
    std::erase_if(rests_until_, [&](const auto& rest) { return rest.second <= now; });
    if (rests_until_.empty()) return false;
    look();
    return std::erase_if(rests_until_, [&](const auto& rest) { return !refused_.closed(rest.first, now); }) >
           0;
}

std::vector<std::shared_ptr<Account>> accounts_of(const std::vector<const Server*>& servers,
                                                  const reserve::Clock& clock, reserve::SignInBook* book) {
    std::map<std::string, std::vector<Server>> by_key;
    for (const Server* const server : servers) by_key[account_key(*server)].push_back(*server);
    std::map<std::string, std::shared_ptr<Account>> made;
    for (const auto& [key, own] : by_key)
        made[key] = std::make_shared<Account>(own, clock, timing_of(own), book);
    std::vector<std::shared_ptr<Account>> accounts;
    for (const Server* const server : servers) accounts.push_back(made[account_key(*server)]);
    return accounts;
}

}  // namespace ews
