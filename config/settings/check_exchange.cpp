#include <set>

#include "config/settings/check_together.hpp"

namespace config {

namespace {

// Without these being right nobody knows what else the entry needs.
std::vector<KeyName> ways_in(std::size_t at) {
    std::vector<KeyName> keys;
    for (const char* key : {"answer_by", "url", "autodiscover", "sign_in", "user", "access", "password_file",
                            "certificate_file", "key_file", "client_certificate_file", "client_key_file"})
        keys.push_back({"exchange", at, key});
    return keys;
}

void check_sign_in(KeyMistakes& mistakes, std::size_t at, const ExchangeEntry& entry) {
    using ews::SignIn;
    if (!has_mailboxes(entry)) return;
    const SignIn way = entry.server.sign_in;
    if ((way == SignIn::basic || way == SignIn::ntlm) && entry.password_file.empty()) {
        mistakes.add({"exchange", at, "password_file"}, "[[exchange]] needs the key password_file.",
                     ways_in(at));
    }
    if (way == SignIn::negotiate && entry.server.keytab.empty()) {
        mistakes.add({"exchange", at, "keytab"}, "keytab must be set with sign_in = \"negotiate\".",
                     ways_in(at));
    }
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
        const bool by_mail = server.answer_by == reserve::Channel::imip;
        if (!by_mail && server.url.empty() && server.autodiscover.empty()) {
            mistakes.add({"exchange", at, "url"}, "[[exchange]] needs the key url (or autodiscover).",
                         ways_in(at));
        } else if (const auto words = ews::complaint(server)) {  // begins with the key
            mistakes.add({"exchange", at, words->substr(0, words->find(' '))}, *words + ".", ways_in(at));
        }
        check_sign_in(mistakes, at, entries[at]);
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
