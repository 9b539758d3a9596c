#include "config/doctor/examine.hpp"

#include <algorithm>
#include <future>
#include <mutex>

#include "config/doctor/judge_room.hpp"
#include "config/doctor/judge_server.hpp"
#include "ews/autodiscover/find_endpoint.hpp"
#include "ews/choose_server.hpp"
#include "ews/doctor/room_signs.hpp"
#include "ews/doctor/server_signs.hpp"
#include "ews/errors/call_trouble.hpp"
#include "ews/errors/error_table.hpp"
#include "ews/http/transport_to.hpp"
#include "reserve/clock.hpp"

namespace config {

namespace {

using Kind = Finding::Kind;
using Findings = std::vector<Finding>;
using Progress = std::function<void(const std::string&)>;

// What it would say stands in the findings.
class NoLog final : public reserve::Log {
  public:
    void write(Kind, std::string_view) override {}
};

void append(Findings& all, Findings more) { std::ranges::move(more, std::back_inserter(all)); }

using Endpoint = std::variant<std::string, ews::HttpFailure>;

// Only who is signed in is told an endpoint.
ews::Account::Told told_by(const Endpoint& found) {
    const auto* const failure = std::get_if<ews::HttpFailure>(&found);
    if (!failure) return {.taken = true};
    const ews::Trouble trouble = ews::trouble_of(*failure);
    if (!ews::is_refused_sign_in(trouble.code)) return {};
    return {.refusal = trouble};
}

using Accounts = std::vector<std::shared_ptr<ews::Account>>;

// Before any is tried: which servers have refused theirs in an earlier run, or the service's.
std::vector<bool> held_back(const std::vector<const ews::Server*>& servers, const Accounts& accounts,
                            bool try_again) {
    std::vector<bool> held;
    for (std::size_t i = 0; i < servers.size(); ++i) {
        if (try_again) accounts[i]->try_again();
        held.push_back(accounts[i]->closed(servers[i]->name).has_value());
    }
    return held;
}

class ServerExamination {
  public:
    // held: its account was refused before, and is not tried.
    ServerExamination(const ews::Server& server, std::shared_ptr<ews::Account> account, bool held,
                      std::vector<const Patient*> patients, Progress progress, std::stop_token stop)
        : server_(server),
          account_(std::move(account)),
          held_(held),
          patients_(std::move(patients)),
          progress_(std::move(progress)),
          stop_(std::move(stop)) {}

    Findings run() {
        if (ews::only_mails(server_))
            return {{Kind::right, "exchange " + server_.name,
                     "is not asked: the answers of its rooms go out through the relay"}};
        progress_("exchange " + server_.name);
        const ews::ServerSigns signs = ews::knock(
            server_, clock_, [this](const ews::Server&) { return find_endpoint(); }, stop_);
        if (stop_.stop_requested()) return cut_short({});
        Findings findings = judge_server(server_, signs, clock_.now());
        const bool dead = signs.not_discovered || signs.addresses.empty() || signs.failure;
        if (dead) return skip_rooms(std::move(findings));
        return examine_rooms(signs, std::move(findings));
    }

  private:
    Endpoint find_endpoint() {
        std::optional<Endpoint> found;
        const auto deadline = std::chrono::steady_clock::now() + server_.call_limit;
        const auto refusal = account_->pass(server_.name, deadline, [&] {
            found = ews::find_endpoint(server_, clock_, stop_);
            return told_by(*found);
        });
        return found ? *found
                     : ews::HttpFailure{ews::HttpFailure::Kind::unauthorized, refusal->message + '.'};
    }

    // Autodiscover is not asked again: that would be one more sign-in.
    Findings examine_rooms(const ews::ServerSigns& signs, Findings findings) {
        ews::Server there = server_;
        if (!signs.discovered.empty()) there.url = signs.discovered;
        ews::Exchange exchange(there, ews::transport_to(there, clock_), account_, clock_, log_);
        const std::stop_callback cut(stop_, [&exchange] { exchange.stop(); });
        for (const Patient* patient : patients_) {
            progress_("exchange " + server_.name + ", room " + patient->room.name);
            const ews::RoomSigns room = ews::visit(exchange, patient->room.mailbox, clock_.now());
            if (stop_.stop_requested()) return cut_short(std::move(findings));
            if (patient == patients_.front())
                append(findings, judge_sign_in(server_, signs, {room.trouble, exchange.version(), held_}));
            const bool over = room.trouble && ews::error_row(room.trouble->code).whole_server;
            if (over) return skip_rooms(std::move(findings));
            append(findings, judge_room(server_, patient->room, room, patient->record));
        }
        if (patients_.empty())
            findings.push_back({Kind::warning, "exchange " + server_.name,
                                "has no rooms: nothing was tried "
                                "signed in",
                                "", "roomgate rooms add"});
        return findings;
    }

    // What was under way when it was cut says nothing.
    Findings cut_short(Findings findings) const {
        findings.push_back(
            {Kind::warning, "exchange " + server_.name, "was not tried to the end: interrupted"});
        return findings;
    }

    Findings skip_rooms(Findings findings) const {
        if (patients_.empty()) return findings;
        findings.push_back({Kind::warning, "exchange " + server_.name + ": rooms",
                            std::to_string(patients_.size()) + " were not tried, or not all"});
        return findings;
    }

    const ews::Server& server_;
    const std::shared_ptr<ews::Account> account_;
    const bool held_;
    const std::vector<const Patient*> patients_;
    const Progress progress_;
    const std::stop_token stop_;
    const reserve::SystemClock clock_;
    NoLog log_;
};

}  // namespace

std::vector<Finding> examine(const Settings& settings, const std::vector<Patient>& patients,
                             const SignIns& sign_ins, const Progress& progress, const std::stop_token& stop) {
    std::mutex mutex;
    const Progress one_by_one = [&](const std::string& line) {
        const std::lock_guard lock(mutex);
        progress(line);
    };
    std::vector<const ews::Server*> servers;
    for (const ExchangeEntry& entry : settings.exchange) servers.push_back(&entry.server);
    const reserve::SystemClock clock;
    const auto accounts = ews::accounts_of(servers, clock, sign_ins.book);
    const std::vector<bool> held = held_back(servers, accounts, sign_ins.try_again);
    std::vector<std::future<Findings>> examinations;
    Findings findings;
    for (std::size_t i = 0; i < servers.size(); ++i) {
        const ews::Server* const server = servers[i];
        std::vector<const Patient*> own;
        for (const Patient& patient : patients) {
            if (ews::choose_server(patient.room.mailbox, servers) == server) own.push_back(&patient);
        }
        examinations.push_back(std::async(std::launch::async, [=, account = accounts[i], held = held[i]] {
            return ServerExamination(*server, account, held, own, one_by_one, stop).run();
        }));
    }
    for (auto& examination : examinations) append(findings, examination.get());
    return findings;
}

}  // namespace config
