// exchange_simulator: an Exchange organization of room mailboxes, for quickstart, drills and load tests.
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>

#include "tests/exchange/control/control.hpp"
#include "tests/exchange/exchange.hpp"

namespace {

using exchange::Endpoint;

constexpr const char* usage =
    R"(exchange_simulator: an Exchange organization of room mailboxes, for tests. Prints its ports as one line of JSON.

  --ews HOST:PORT          EWS is at http://HOST:PORT/EWS/Exchange.asmx (default 127.0.0.1:0, any free port)
  --control HOST:PORT      the control port (default 127.0.0.1:0)
  --smtp HOST:PORT         the gateway that forwards go to (default: none yet, they wait)
  --room MAILBOX=RECEIVING a room mailbox and its forwarding target (repeatable)
  --account USER:PASSWORD  an account with every right, and a mailbox of its own: USER, at the domain of the first
                           room when there is no @ in it (repeatable)
  --sign-in WAY            basic, ntlm or both (default basic)
  --journal FILE           keeps the state over restarts
  --retry-interval-ms N    between two tries of a forward (default 1000)
  --connections N          SMTP connections at most (default 20)

)";

struct Options {
    exchange::Exchange::Settings settings;
    std::vector<exchange::Room> rooms;
    std::vector<exchange::Account> accounts;
};

Endpoint endpoint(const std::string& text) {
    const auto colon = text.rfind(':');
    if (colon == std::string::npos) throw std::invalid_argument(text + ": HOST:PORT is wanted");
    return {text.substr(0, colon), static_cast<std::uint16_t>(std::stoul(text.substr(colon + 1)))};
}

std::pair<std::string, std::string> halves(const std::string& text, char by) {
    const auto at = text.find(by);
    if (at == std::string::npos) throw std::invalid_argument(text + ": no '" + by + "' in it");
    return {text.substr(0, at), text.substr(at + 1)};
}

exchange::SignIn sign_in(const std::string& way) {
    if (way == "basic") return exchange::SignIn::basic;
    if (way == "ntlm") return exchange::SignIn::ntlm;
    if (way == "both") return exchange::SignIn::both;
    throw std::invalid_argument(way + ": basic, ntlm or both");
}

void read_option(Options& options, const std::string& name, const std::string& value) {
    auto& settings = options.settings;
    const std::map<std::string, std::function<void()>> known{
        {"--ews", [&] { settings.ews = endpoint(value); }},
        {"--control", [&] { settings.control = endpoint(value); }},
        {"--smtp", [&] { settings.smtp = endpoint(value); }},
        {"--sign-in", [&] { settings.sign_in = sign_in(value); }},
        {"--journal", [&] { settings.journal = value; }},
        {"--retry-interval-ms",
         [&] { settings.retry_interval = std::chrono::milliseconds(std::stoul(value)); }},
        {"--connections", [&] { settings.smtp_connections = std::stoul(value); }},
        {"--room",
         [&] {
             exchange::Room room;
             std::tie(room.mailbox, room.receiving) = halves(value, '=');
             options.rooms.push_back(room);
         }},
        {"--account", [&] {
             exchange::Account account;
             std::tie(account.name, account.password) = halves(value, ':');
             options.accounts.push_back(account);
         }}};
    const auto option = known.find(name);
    if (option == known.end()) throw std::invalid_argument(name + ": no such option; see --help");
    option->second();
}

std::string own_mailbox(const std::string& user, const std::vector<exchange::Room>& rooms) {
    if (user.find('@') != std::string::npos) return user;
    if (rooms.empty()) return user + "@corp.example.com";
    return user + rooms.front().mailbox.substr(rooms.front().mailbox.find('@'));
}

void run(Options options) {
    sigset_t ends;
    sigemptyset(&ends);
    for (const int signal : {SIGINT, SIGTERM}) sigaddset(&ends, signal);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);  // before the threads, which take it over
    options.settings.stop_asked = [] { kill(getpid(), SIGTERM); };
    exchange::Exchange exchange(options.settings);
    for (const auto& room : options.rooms) exchange.put_room(room);
    for (auto& account : options.accounts) {
        account.mailbox = own_mailbox(account.name, options.rooms);
        exchange.put_account(account);
    }
    std::printf("{\"ews\": \"%s\", \"ews_port\": %d, \"control\": \"%s\", \"control_port\": %d}\n",
                exchange.ews_url().c_str(), exchange.ews_port(), exchange.control_url().c_str(),
                exchange.control_port());
    std::fflush(stdout);
    int signal = 0;
    sigwait(&ends, &signal);
}

}  // namespace

int main(int count, char** words) {
    try {
        Options options;
        for (int i = 1; i < count; i += 2) {
            const std::string name = words[i];
            if (name == "--help") {
                std::printf("%s%s", usage, exchange::control_text().c_str());
                return 0;
            }
            if (i + 1 == count) throw std::invalid_argument(name + ": a value is missing");
            read_option(options, name, words[i + 1]);
        }
        run(std::move(options));
        return 0;
    } catch (const std::invalid_argument& error) {
        std::fprintf(stderr, "exchange_simulator: %s\n", error.what());
        return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "exchange_simulator: %s\n", error.what());
        return 1;
    }
}
