#include "config/settings/check_together.hpp"

#include <algorithm>
#include <set>

#include "reserve/rules/policy_problems.hpp"

namespace config {

namespace {

// Says what is wrong at the key, else at its section, else at the file as a whole.
class Check {
  public:
    Check(const std::vector<Origin>& origins, const std::string& file) : origins_(origins), file_(file) {}

    void wrong(const std::string& section, std::size_t entry, const std::string& key,
               const std::string& words) {
        found.push_back({file_, place_of(section, entry, key), words});
    }

    std::vector<Mistake> found;

  private:
    Place place_of(const std::string& section, std::size_t entry, const std::string& key) const {
        for (const std::string& name : {key, std::string()}) {
            const auto origin = std::ranges::find_if(origins_, [&](const Origin& one) {
                return one.section == section && one.entry == entry && one.key == name;
            });
            if (origin != origins_.end()) return origin->place;
        }
        return {.line = 0, .column = 0};
    }

    const std::vector<Origin>& origins_;
    const std::string& file_;
};

bool has_mailboxes(const ExchangeEntry& entry) {
    return !entry.server.url.empty() || !entry.server.autodiscover.empty();
}

void check_sign_in(Check& check, std::size_t at, const ExchangeEntry& entry) {
    using ews::SignIn;
    if (!has_mailboxes(entry)) return;
    const SignIn way = entry.server.sign_in;
    if ((way == SignIn::basic || way == SignIn::ntlm) && entry.password_file.empty()) {
        check.wrong("exchange", at, "password_file", "[[exchange]] needs the key password_file.");
    }
    if (way == SignIn::negotiate && entry.server.keytab.empty()) {
        check.wrong("exchange", at, "keytab", "keytab must be set with sign_in = \"negotiate\".");
    }
}

// The process has one client keytab (libcurl takes none by itself).
void check_keytabs(Check& check, const std::vector<ExchangeEntry>& entries) {
    std::string first;
    for (std::size_t at = 0; at < entries.size(); ++at) {
        const std::string& keytab = entries[at].server.keytab;
        if (first.empty()) first = keytab;
        if (keytab.empty() || keytab == first) continue;
        check.wrong("exchange", at, "keytab", "keytab must be the same in all [[exchange]] entries.");
    }
}

void check_rooms(Check& check, const std::vector<ExchangeEntry>& entries) {
    std::set<std::string> rooms;
    for (std::size_t at = 0; at < entries.size(); ++at) {
        for (const std::string& room : entries[at].server.rooms) {
            if (rooms.insert(room).second) continue;
            check.wrong("exchange", at, "rooms", "rooms names " + quoted(room) + " a second time.");
        }
    }
}

// Evidence is looked for when post.call_limit is over: no call may live longer.
void check_exchange(Check& check, const std::vector<ExchangeEntry>& entries,
                    std::chrono::seconds call_limit) {
    std::set<std::string> names;
    std::set<std::string> domains;
    for (std::size_t at = 0; at < entries.size(); ++at) {
        const ews::Server& server = entries[at].server;
        const bool by_mail = server.answer_by == reserve::Channel::imip;
        if (!by_mail && server.url.empty() && server.autodiscover.empty()) {
            check.wrong("exchange", at, "url", "[[exchange]] needs the key url (or autodiscover).");
        } else if (const auto words = ews::complaint(server)) {  // begins with the key
            check.wrong("exchange", at, words->substr(0, words->find(' ')), *words + ".");
        }
        check_sign_in(check, at, entries[at]);
        if (server.call_limit > call_limit) {
            check.wrong("exchange", at, "call_limit", "call_limit must not be above post.call_limit.");
        }
        if (!names.insert(server.name).second) {
            check.wrong("exchange", at, "name", "name " + quoted(server.name) + " is used twice.");
        }
        if (server.mail_domains.empty() && server.rooms.empty() && !domains.insert("").second) {
            check.wrong("exchange", at, "mail_domains", "Only one [[exchange]] may be without mail_domains.");
        }
        for (const std::string& domain : server.mail_domains) {
            if (domains.insert(domain).second) continue;
            check.wrong("exchange", at, "mail_domains",
                        "mail_domains names " + quoted(domain) + " a second time.");
        }
    }
}

void check_mails(Check& check, const Settings& settings) {
    const bool confirms = settings.desk.deciding.confirmation != reserve::Confirmation::nobody;
    const bool has_exchange = std::ranges::any_of(settings.exchange, has_mailboxes);
    if (confirms && settings.answer.confirm_by == AnswerSettings::ConfirmBy::ews && !has_exchange)
        check.wrong("answer", 0, "confirmation_by",
                    "confirmation_by = \"ews\" needs an [[exchange]] with a url.");
    if (!settings.relay.url.empty()) return;
    if (confirms && !has_exchange)
        check.wrong("answer", 0, "confirmation",
                    "confirmation needs relay.url, or an [[exchange]] with a url.");
    if (settings.post.not_found_answer == reserve::NotFoundAnswer::imip)
        check.wrong("post", 0, "not_found_answer", "not_found_answer = \"imip\" needs relay.url.");
    for (std::size_t at = 0; at < settings.exchange.size(); ++at) {
        if (settings.exchange[at].server.answer_by != reserve::Channel::imip) continue;
        check.wrong("exchange", at, "answer_by", "answer_by = \"imip\" needs relay.url.");
    }
}

}  // namespace

std::vector<Mistake> check_together(const Settings& settings, const std::vector<Origin>& origins,
                                    const std::string& file) {
    Check check(origins, file);
    for (const smtp::SettingProblem& problem : smtp::problems(settings.smtp)) {
        check.wrong("smtp", 0, problem.setting, problem.setting + " " + problem.words + ".");
    }
    const reserve::DecidingSettings& deciding = settings.desk.deciding;
    for (const reserve::PolicyProblem& problem : reserve::problems(deciding.booking, deciding.requester)) {
        check.wrong("booking", 0, problem.setting, problem.setting + " " + problem.words + ".");
    }
    if (settings.desk.retry_after.empty())
        check.wrong("desk", 0, "retry_after", "retry_after must name at least one.");
    check_exchange(check, settings.exchange, settings.post.call_limit);
    check_keytabs(check, settings.exchange);
    check_rooms(check, settings.exchange);
    check_mails(check, settings);
    if (const auto wrong = smtp::problem(settings.relay))
        check.wrong("relay", 0, wrong->setting, wrong->setting + " " + wrong->words + ".");
    if (settings.database.file.empty()) check.wrong("database", 0, "file", "file must name the database.");
    return check.found;
}

}  // namespace config
