#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>

#include "config/commands/command.hpp"
#include "config/commands/find_room.hpp"
#include "config/commands/open_database.hpp"
#include "config/output/json_text.hpp"
#include "config/settings/load.hpp"
#include "ews/choose_server.hpp"
#include "ews/shell/set_up_script.hpp"
#include "smtp/network/listen_address.hpp"
#include "sql/database.hpp"

namespace config {

namespace {

using Rooms = std::vector<reserve::Room>;

struct Asked {
    std::vector<std::string> rooms;
    bool all = false;
    std::string gate;
};

Rooms rooms_asked_for(sql::Database& database, const Asked& asked) {
    if (asked.all) return database.directory().rooms();
    Rooms rooms;
    for (const std::string& who : asked.rooms) rooms.push_back(find_room(database.rooms(), who));
    return rooms;
}

// A connector for the domain of mailboxes would take away all mail of their company.
const reserve::Address* forwarding_address(const reserve::Room& room,
                                           const std::set<std::string, std::less<>>& mailbox_domains) {
    const auto fits = [&](const reserve::Address& it) { return !mailbox_domains.contains(it.domain()); };
    const auto found = std::ranges::find_if(room.receiving, fits);
    return found == room.receiving.end() ? nullptr : &*found;
}

std::string host_name(const Settings& settings) {
    if (!settings.smtp.hostname.empty()) return settings.smtp.hostname;
    std::array<char, 256> name{};
    gethostname(name.data(), name.size() - 1);
    return name.data();
}

class Scripts {
  public:
    Scripts(const Invocation& invocation, const Asked& asked)
        : invocation_(invocation),
          settings_(settings_or_throw(invocation.config_file)),
          database_(open_database(settings_.database)),
          asked_(rooms_asked_for(database_, asked)),
          all_(database_.directory().rooms()),
          gate_(asked.gate.empty() ? host_name(settings_) : asked.gate) {
        for (const ExchangeEntry& entry : settings_.exchange) servers_.push_back(&entry.server);
        for (const reserve::Room& room : all_) mailbox_domains_.emplace(room.mailbox.domain());
    }

    ExitCode print() {
        for (const reserve::Room& room : asked_) complain(room);
        nlohmann::ordered_json all = nlohmann::ordered_json::array();
        for (const ews::Server* server : servers_) {
            const auto rooms = set_ups(*server);
            if (rooms.empty()) continue;
            const std::string script = ews::set_up_script(*server, gate_of(*server), rooms);
            all.push_back({{"server", server->name}, {"script", script}});
            if (!invocation_.json) invocation_.out << script << '\n';
        }
        if (invocation_.json) invocation_.out << json_text(all);
        return complained_ ? ExitCode::failed : ExitCode::done;
    }

  private:
    void complain(const reserve::Room& room) {
        const bool served = ews::choose_server(room.mailbox, servers_) != nullptr;
        if (served && forwarding_address(room, mailbox_domains_)) return;
        complained_ = true;
        invocation_.err << "room " << room.name << ": "
                        << (served ? "it has no receiving address in another domain than that of mailboxes "
                                     "(a connector would take all their mail): roomgate rooms import adds one"
                                   : "no [[exchange]] has the domain of " + room.mailbox.text())
                        << '\n';
    }

    std::vector<ews::RoomSetUp> set_ups(const ews::Server& server) const {
        std::vector<ews::RoomSetUp> set_ups;
        for (const reserve::Room& room : asked_) {
            const auto* const receiving = forwarding_address(room, mailbox_domains_);
            if (!receiving || ews::choose_server(room.mailbox, servers_) != &server) continue;
            set_ups.push_back({room.name, room.mailbox.text(), receiving->text()});
        }
        return set_ups;
    }

    // Of all rooms: the connector is one, and must go on to serve those that were not asked for.
    ews::Gate gate_of(const ews::Server& server) const {
        std::set<std::string, std::less<>> domains;
        for (const reserve::Room& room : all_) {
            const auto* const receiving = forwarding_address(room, mailbox_domains_);
            if (receiving && ews::choose_server(room.mailbox, servers_) == &server)
                domains.emplace(receiving->domain());
        }
        const auto port = smtp::parse_listen(settings_.smtp.listen.front()).front().port;
        return {gate_, port, {domains.begin(), domains.end()}};
    }

    const Invocation& invocation_;
    const Settings settings_;
    sql::Database database_;
    const Rooms asked_;
    const Rooms all_;
    const std::string gate_;
    std::vector<const ews::Server*> servers_;
    std::set<std::string, std::less<>> mailbox_domains_;
    bool complained_ = false;
};

ExitCode exchange_setup(const Invocation& invocation, const Asked& asked) {
    if (asked.rooms.empty() == asked.all) return Scripts(invocation, asked).print();
    invocation.err << "exchange-setup takes rooms, or --all.\n";
    return ExitCode::wrong_usage;
}

constexpr const char* footer =
    R"(Prints what an administrator runs in the Exchange Management Shell: the send connector to this machine, the
remote domain (no winmail.dat), and for each room contact, forwarding, calendar processing, and the rights of the
account (folders and sending on behalf, or impersonation of room mailboxes alone). Read it, then run it; it
may be run again, and changes nothing then. It is ASCII, so that no code page changes it.
Examples:
  roomgate exchange-setup Rome --gate gate.corp.example.com
  roomgate exchange-setup --all > rooms.ps1
Exit code 1: some room was left out, and standard error says why.
Fields of --json, an object for each [[exchange]] that has such rooms: server (its name), script.)";

}  // namespace

void add_exchange_setup(CLI::App& app, Invocation& invocation) {
    const auto asked = std::make_shared<Asked>();
    CLI::App& command =
        add_command(app, invocation, "exchange-setup", "Print the PowerShell that sets up Exchange",
                    [&invocation, asked] { return exchange_setup(invocation, *asked); });
    command.footer(footer);
    command.add_option("ROOM", asked->rooms, "Their numbers, names, mailboxes or receiving addresses");
    command.add_flag("--all", asked->all, "All rooms");
    command.add_option("--gate", asked->gate,
                       "This machine as Exchange reaches it; smtp.hostname where it is left out");
}

}  // namespace config
