#include <algorithm>

#include "ews/choose_server.hpp"
#include "ews/courier.hpp"
#include "ews/errors/delivery_for.hpp"
#include "ews/http/transport_to.hpp"
#include "ews/sign_in/warnings.hpp"

// Courier, as far as its servers are concerned.

namespace ews {
namespace {

using Exchanges = std::vector<std::shared_ptr<Exchange>>;

void recall(const Exchanges& exchanges, const std::vector<reserve::KnownServer>& known) {
    for (const auto& exchange : exchanges) {
        const auto own = std::ranges::find(known, exchange->server().name, &reserve::KnownServer::server);
        if (own != known.end()) exchange->recall(*own);
    }
}

}  // namespace

Courier::Courier(const Settings& settings, const reserve::Clock& clock, reserve::Log& log,
                 reserve::SignInBook* sign_ins)
    : Courier(
          settings, clock, log, [&clock](const Server& server) { return transport_to(server, clock); },
          sign_ins) {}

Courier::Courier(const Settings& settings, const reserve::Clock& clock, reserve::Log& log,
                 const MakeTransport& make_transport, reserve::SignInBook* sign_ins)
    : clock_(clock), log_(log), make_transport_(make_transport), sign_ins_(sign_ins) {
    apply(settings);
}

void Courier::apply(const Settings& settings) {
    std::vector<const Server*> servers;
    for (const Server& server : settings.servers) servers.push_back(&server);
    auto accounts = accounts_of(servers, clock_, sign_ins_);
    auto account = accounts.begin();
    std::vector<std::shared_ptr<Exchange>> exchanges;
    for (const Server& server : settings.servers) {
        exchanges.push_back(
            std::make_shared<Exchange>(server, make_transport_(server), *account++, clock_, log_, meter_));
    }
    ews::recall(exchanges, known());
    const std::lock_guard lock(mutex_);
    std::erase_if(retired_, [](const auto& exchange) { return exchange.expired(); });
    retired_.insert(retired_.end(), exchanges_.begin(), exchanges_.end());
    exchanges_ = std::move(exchanges);
    accounts_ = std::move(accounts);
}

void Courier::recall(const std::vector<reserve::KnownServer>& known) {
    const std::lock_guard lock(mutex_);
    ews::recall(exchanges_, known);
}

std::vector<reserve::KnownServer> Courier::known() const {
    const std::lock_guard lock(mutex_);
    std::vector<reserve::KnownServer> all;
    for (const auto& exchange : exchanges_) {
        if (auto known = exchange->known()) all.push_back(*std::move(known));
    }
    return all;
}

std::vector<std::shared_ptr<Account>> Courier::accounts() const {
    const std::lock_guard lock(mutex_);
    return accounts_;
}

std::vector<Courier::RefusedAt> Courier::refused_sign_ins() const {
    std::vector<RefusedAt> refused;
    const std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < exchanges_.size(); ++i) {
        const Server& server = exchanges_[i]->server();
        if (server.answer_by == reserve::Channel::imip) continue;  // mails do not wait for calendars
        if (const auto trouble = accounts_[i]->closed(server.name))
            refused.push_back({server.name, wait_for(*trouble, server)});
    }
    return refused;
}

void Courier::sign_in_again() {
    for (const auto& account : accounts()) account->try_again();
}

bool Courier::can_sign_in_again() {
    bool one_can = false;
    for (const auto& account : accounts()) one_can = account->has_reopened() || one_can;
    return one_can;
}

std::vector<reserve::MailboxUse> Courier::take_uses() { return meter_->take(); }

reserve::Use Courier::take_use(reserve::AnswerId answer) { return meter_->take(answer); }

void Courier::stop() {
    const std::lock_guard lock(mutex_);
    for (const auto& exchange : exchanges_) exchange->stop();
    for (const auto& retired : retired_) {
        if (const auto exchange = retired.lock()) exchange->stop();
    }
}

std::shared_ptr<Exchange> Courier::exchange_for(const reserve::Address& mailbox) const {
    const std::lock_guard lock(mutex_);
    std::vector<const Server*> servers;
    for (const auto& exchange : exchanges_) servers.push_back(&exchange->server());
    const Server* const chosen = choose_server(mailbox, servers);
    const auto has_it = [chosen](const auto& exchange) { return &exchange->server() == chosen; };
    const auto found = std::ranges::find_if(exchanges_, has_it);
    return found == exchanges_.end() ? nullptr : *found;
}

bool Courier::some_rooms_are_by_name() const {
    const std::lock_guard lock(mutex_);
    return std::ranges::any_of(exchanges_, [](const auto& it) { return !it->server().rooms.empty(); });
}

std::vector<std::string> Courier::warnings() const {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> warnings;
    for (const auto& exchange : exchanges_) {
        std::ranges::move(warnings_about(exchange->server(), clock_.now()), std::back_inserter(warnings));
        const auto expires = exchange->certificate_expires();
        const auto words = expires ? expiry_words(*expires, clock_.now()) : std::nullopt;
        if (!words) continue;
        warnings.push_back("exchange " + exchange->server().name +
                           ": the server's certificate, or one that vouches for it, " + *words +
                           ": New-ExchangeCertificate, then Enable-ExchangeCertificate -Services IIS.");
    }
    return warnings;
}

}  // namespace ews
