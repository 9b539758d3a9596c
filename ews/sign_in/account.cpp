#include "ews/sign_in/account.hpp"

#include <algorithm>

#include "ews/errors/server_trouble.hpp"
#include "reserve/folded.hpp"

namespace ews {
namespace {

using std::chrono::steady_clock;

// Answers, confirmations, resync and look-ups of names sign in as the same account, each at its own times.
constexpr std::chrono::seconds rest_after_refusal{15 * 60};

std::string key_of(const Server& server) {
    if (server.sign_in == SignIn::oauth2)
        return reserve::folded(server.oauth2.token_url + ' ' + server.oauth2.client_id);
    return reserve::folded(account_of(server));
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

}  // namespace

// Ends also when the attempt throws.
class Account::Turn {
  public:
    Turn(Account& account, std::uint64_t number) : account_(account), number_(number) {}
    ~Turn() {
        const std::lock_guard lock(account_.mutex_);
        if (account_.turns_ == number_) account_.tried_until_ = {};
        account_.changed_.notify_all();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

  private:
    Account& account_;
    const std::uint64_t number_;
};

std::uint64_t Account::refusals() const {
    const std::lock_guard lock(mutex_);
    return refusals_;
}

// In the same words for all that wait: it is one trouble.
Trouble Account::in_words(Trouble trouble, const std::string& server) const {
    if (servers_.size() == 1) return trouble;
    if (!trouble.message.empty()) trouble.message += "; ";
    trouble.message += taken_by_.empty()
                           ? "exchange " + joined(servers_) + " share the account, and wait together"
                           : "exchange " + server + " refuses it, though other servers take it";
    return trouble;
}

std::optional<Trouble> Account::closed(const std::string& server) const {
    const auto rest = [&](const Refusal& refusal) {
        return std::max(timing_.rest, std::chrono::ceil<std::chrono::seconds>(refusal.trouble.back_off));
    };
    const bool all_rest = taken_by_.empty() && last_;
    reserve::Instant until = all_rest ? last_->at + rest(*last_) : reserve::Instant{};
    const auto own = refused_.find(server);
    if (own != refused_.end()) {
        const bool others_first = all_rest && servers_.size() > 1;
        until = std::max(until, own->second.at + rest(own->second) * (others_first ? 2 : 1));
    }
    const auto left = until - clock_.now();
    if (left.count() <= 0) return std::nullopt;
    Trouble trouble = in_words((all_rest ? *last_ : own->second).trouble, server);
    trouble.back_off = left;
    return trouble;
}

std::optional<Trouble> Account::pass(const std::string& server, Deadline deadline,
                                     const std::function<Told()>& attempt) {
    std::optional<Turn> turn;
    std::uint64_t refusals_before = 0;
    {
        std::unique_lock lock(mutex_);
        for (;;) {
            if (auto refusal = closed(server)) return refusal;
            const auto now = steady_clock::now();
            if (!taken_by_.empty() || tried_until_ <= now) break;
            if (deadline <= now) return out_of_time();
            changed_.wait_until(lock, std::min(deadline, tried_until_));
        }
        refusals_before = refusals_;
        turn.emplace(*this, ++turns_);
        tried_until_ = steady_clock::now() + timing_.patience;
    }
    const Told told = attempt();
    const std::lock_guard lock(mutex_);
    if (told.refusal) return refuse(server, *told.refusal);
    if (!told.taken || refusals_ != refusals_before) return std::nullopt;
    refused_.erase(server);
    if (std::ranges::count(taken_by_, server) == 0) taken_by_.push_back(server);
    return std::nullopt;
}

// Of a server that has taken it, it is news for all.
std::optional<Trouble> Account::refuse(const std::string& server, const Trouble& trouble) {
    refused_.insert_or_assign(server, Refusal{trouble, clock_.now()});
    if (taken_by_.empty() || std::ranges::count(taken_by_, server) != 0) {
        taken_by_.clear();
        last_ = refused_.at(server);
        ++refusals_;
    }
    return closed(server);
}

std::vector<std::shared_ptr<Account>> accounts_of(const std::vector<const Server*>& servers,
                                                  const reserve::Clock& clock) {
    struct Shared {
        std::vector<std::string> names;
        std::chrono::seconds rest = rest_after_refusal;
        std::shared_ptr<Account> account{};
    };
    std::map<std::string, Shared> by_key;
    for (const Server* const server : servers) {
        Shared& shared = by_key[key_of(*server)];
        shared.names.push_back(server->name);
        shared.rest = std::max(shared.rest, server->call_limit);
    }
    std::vector<std::shared_ptr<Account>> accounts;
    for (const Server* const server : servers) {
        Shared& shared = by_key[key_of(*server)];
        if (!shared.account)
            shared.account = std::make_shared<Account>(shared.names, clock, Account::Timing{shared.rest});
        accounts.push_back(shared.account);
    }
    return accounts;
}

}  // namespace ews
