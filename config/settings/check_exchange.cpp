#include <map>
#include <set>

#include "config/settings/check_together.hpp"
#include "ews/setting_problems.hpp"

namespace config {

namespace {

// What a problem's key was held against.
std::vector<KeyName> others_of(const std::string& setting, std::size_t at) {
    static const std::map<std::string, std::vector<std::string>, std::less<>> others = {
        {"url", {"answer_by", "autodiscover", "plain_http_to_loopback"}},
        {"autodiscover", {}},
        {"user", {"answer_by", "sign_in"}},
        {"domain", {"answer_by", "sign_in", "user"}},
        {"password_file", {"answer_by", "sign_in"}},
        {"keytab", {"answer_by", "sign_in"}},
        {"token_url", {"answer_by", "sign_in", "plain_http_to_loopback"}},
        {"client_id", {"answer_by", "sign_in"}},
        {"certificate_file", {"answer_by", "sign_in", "key_file"}},
        {"client_secret_file", {"answer_by", "sign_in", "certificate_file", "key_file"}},
        {"access", {"answer_by", "sign_in"}},
        {"client_certificate_file", {"client_key_file"}},
    };
    std::vector<KeyName> keys;
    const auto found = others.find(setting);
    if (found == others.end()) return keys;
    for (const std::string& key : found->second) keys.push_back({"exchange", at, key});
    return keys;
}

// What the entry needs beside what ews/ sees of it: the files are named here only.
std::vector<ews::SettingProblem> problems(const ExchangeEntry& entry) {
    using ews::SignIn;
    std::vector<ews::SettingProblem> found = ews::problems(entry.server);
    const SignIn way = entry.server.sign_in;
    if (entry.server.answer_by == reserve::Channel::imip && !has_mailboxes(entry)) return found;
    if ((way == SignIn::basic || way == SignIn::ntlm) && entry.password_file.empty())
        found.push_back({"password_file", "must be set"});
    if (way == SignIn::negotiate && entry.server.keytab.empty())
        found.push_back({"keytab", "must be set with sign_in = \"negotiate\""});
    return found;
}

// The process has one client keytab (libcurl takes none by itself).
void check_keytabs(KeyMistakes& mistakes, const std::vector<ExchangeEntry>& entries) {
    std::string first;
    for (std::size_t at = 0; at < entries.size(); ++at) {
        const std::string& keytab = entries[at].server.keytab;
        if (first.empty()) first = keytab;
        if (keytab.empty() || keytab == first) continue;
        mistakes.add({"exchange", at, "keytab"}, "keytab must be the same in all [[exchange]] entries.");
    }
}

void check_rooms(KeyMistakes& mistakes, const std::vector<ExchangeEntry>& entries) {
    std::set<std::string> rooms;
    for (std::size_t at = 0; at < entries.size(); ++at) {
        const std::vector<std::string>& named = entries[at].server.rooms;
        for (std::size_t i = 0; i < named.size(); ++i) {
            if (rooms.insert(named[i]).second) continue;
            mistakes.add({"exchange", at, "rooms", i}, "rooms names " + quoted(named[i]) + " a second time.");
        }
    }
}

// Evidence is looked for when post.call_limit is over: no call may live longer.
void check_servers(KeyMistakes& mistakes, const std::vector<ExchangeEntry>& entries,
                   std::chrono::seconds call_limit) {
    std::set<std::string> names;
    for (std::size_t at = 0; at < entries.size(); ++at) {
        const ews::Server& server = entries[at].server;
        for (const ews::SettingProblem& problem : problems(entries[at])) {
            mistakes.add({"exchange", at, problem.setting}, problem.setting + " " + problem.words + ".",
                         others_of(problem.setting, at));
        }
        if (server.call_limit > call_limit) {
            mistakes.add({"exchange", at, "call_limit"}, "call_limit must not be above post.call_limit.",
                         {{"post", 0, "call_limit"}});
        }
        if (!names.insert(server.name).second) {
            mistakes.add({"exchange", at, "name"}, "name " + quoted(server.name) + " is used twice.");
        }
    }
}

void check_domains(KeyMistakes& mistakes, const std::vector<ExchangeEntry>& entries) {
    std::set<std::string> domains;
    for (std::size_t at = 0; at < entries.size(); ++at) {
        const std::vector<std::string>& named = entries[at].server.mail_domains;
        if (named.empty() && entries[at].server.rooms.empty() && !domains.insert("").second) {
            mistakes.add({"exchange", at, "mail_domains"},
                         "Only one [[exchange]] may be without mail_domains.", {{"exchange", at, "rooms"}});
        }
        for (std::size_t i = 0; i < named.size(); ++i) {
            if (domains.insert(named[i]).second) continue;
            mistakes.add({"exchange", at, "mail_domains", i},
                         "mail_domains names " + quoted(named[i]) + " a second time.");
        }
    }
}

}  // namespace

bool has_mailboxes(const ExchangeEntry& entry) {
    return !entry.server.url.empty() || !entry.server.autodiscover.empty();
}

void check_exchange(const Settings& settings, KeyMistakes& mistakes) {
    check_servers(mistakes, settings.exchange, settings.post.call_limit);
    check_domains(mistakes, settings.exchange);
    check_keytabs(mistakes, settings.exchange);
    check_rooms(mistakes, settings.exchange);
}

}  // namespace config
