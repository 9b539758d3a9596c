#include <filesystem>
#include <functional>

#include "config/check/finding.hpp"
#include "ews/choose_server.hpp"
#include "ews/sign_in/warnings.hpp"
#include "reserve/clock.hpp"
#include "reserve/desk/policy_of.hpp"
#include "reserve/expansion/expansion.hpp"
#include "reserve/requester.hpp"
#include "sql/database.hpp"

namespace config {

namespace {

using Kind = Finding::Kind;
namespace fs = std::filesystem;

constexpr std::size_t most_dates = 20;  // that are named one by one

Finding attempt(const std::string& what, const std::function<std::string()>& work) {
    try {
        return {Kind::right, what, work()};
    } catch (const std::exception& error) {
        return {Kind::wrong, what, error.what()};
    }
}

// What can be wrong with it was told as a mistake in the settings.
std::string what_clients_see(const smtp::Settings& settings) {
    return settings.certificate_file.empty() ? "no certificate, STARTTLS is not offered"
                                             : "the certificate can be used";
}

bool is_served(const reserve::Room& room, const std::vector<ExchangeEntry>& entries) {
    std::vector<const ews::Server*> servers;
    for (const ExchangeEntry& entry : entries) servers.push_back(&entry.server);
    return ews::choose_server(room.mailbox, servers) != nullptr;
}

// Whether requests may be put to the room's delegates.
bool asks_delegates(const reserve::BookingPolicy& policy) {
    return policy.all_request_out_of_policy || !policy.request_out_of_policy.empty() ||
           (!policy.all_book_in_policy &&
            (policy.all_request_in_policy || !policy.request_in_policy.empty()));
}

void check_delegates(std::vector<Finding>& findings, const reserve::Room& room, const Settings& settings) {
    const reserve::BookingPolicy policy = reserve::policy_of(room, settings.desk.deciding);
    if (!asks_delegates(policy) || !policy.resource_delegates.empty()) return;
    findings.push_back({Kind::warning, "room " + room.name,
                        "requests are put to its delegates, and resource_delegates names none",
                        "The room is held for who asks, and nobody is told to decide.",
                        "roomgate rooms set " + room.mailbox.text() +
                            " resource_delegates=...; roomgate approve list shows what waits"});
}

void check_rooms(std::vector<Finding>& findings, const std::vector<reserve::Room>& rooms,
                 const Settings& settings) {
    for (const reserve::Room& room : rooms) {
        if (!reserve::is_zone(room.zone)) {
            findings.push_back(
                {Kind::wrong, "room " + room.name, "its time zone " + room.zone + " is not known here"});
        }
        if (!is_served(room, settings.exchange)) {
            findings.push_back(
                {Kind::warning, "room " + room.name,
                 "no [[exchange]] has the domain of " + room.mailbox.text() + ": its answers wait",
                 "Its requests are decided, and no organizer hears of it.",
                 "add " + std::string(room.mailbox.domain()) +
                     " to the mail_domains of its [[exchange]], or its address to rooms there"});
        }
        check_delegates(findings, room, settings);
    }
}

void check_dates(std::vector<Finding>& findings, sql::Database& database) {
    for (const sql::ListedStuckDate& date :
         database.stuck_dates().list(reserve::SystemClock().now(), most_dates)) {
        findings.push_back({Kind::warning, "room " + date.room,
                            "a meeting of " + (date.organizer.empty() ? "another program" : date.organizer) +
                                " is booked from " + reserve::in_words(date.time.start, date.zone) +
                                ", and should be from " + reserve::in_words(date.wanted.start, date.zone),
                            "time zone rules have changed, and the room is taken then",
                            "settle it with the organizer; roomgate why " + date.uid});
    }
}

void check_exchange(std::vector<Finding>& findings, const ews::Server& server) {
    const std::string name = "exchange " + server.name;
    const auto warnings = ews::warnings_about(server, reserve::SystemClock().now());
    for (const std::string& words : warnings) findings.push_back({Kind::warning, name, words});
    if (!warnings.empty()) return;
    const std::string where = server.answer_by == reserve::Channel::imip ? "answers go out through the relay"
                              : server.url.empty() ? "Autodiscover of " + server.autodiscover
                                                   : server.url;
    findings.push_back({Kind::right, name, where});
}

void check_default_user(std::vector<Finding>& findings, sql::Database& database, const Settings& settings) {
    const auto& user = settings.desk.deciding.requester.default_user;
    if (!user) return;
    for (const reserve::Profile& profile : database.directory().profiles(*user)) {
        if (!profile.retired)
            return findings.push_back({Kind::right, "requester.default_user", user->text()});
    }
    findings.push_back({Kind::warning, "requester.default_user", "there is no active user " + user->text()});
}

void check_database(std::vector<Finding>& findings, const Settings& settings) {
    const fs::path& file = settings.database.file;
    if (!fs::exists(file)) {
        findings.push_back({Kind::warning, "database", file.string() + " will be made at the first start"});
        return;
    }
    findings.push_back(attempt("database", [&findings, &settings, &file] {
        sql::Database database(settings.database);
        const auto rooms = database.directory().rooms();
        check_rooms(findings, rooms, settings);
        check_dates(findings, database);
        check_default_user(findings, database, settings);
        return file.string() + " with " + std::to_string(rooms.size()) + " rooms and " +
               std::to_string(database.users().list(false).size()) + " users";
    }));
}

}  // namespace

std::vector<Finding> try_out(const Settings& settings) {
    std::vector<Finding> findings = {{Kind::right, "smtp", what_clients_see(settings.smtp)}};
    if (settings.copies.keep_email)
        findings.push_back({Kind::right, "smtp.keep_email_directory", settings.copies.directory});
    for (const ExchangeEntry& entry : settings.exchange) check_exchange(findings, entry.server);
    if (settings.exchange.empty())
        findings.push_back({Kind::warning, "exchange", "there is no [[exchange]]: answers wait"});
    check_database(findings, settings);
    return findings;
}

}  // namespace config
